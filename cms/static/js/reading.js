// Small conveniences on top of pages that work without any: display choices, print, copy, share, pictures at full size.

// How pages look -------------------------------------------------------------------------------------------------

const panel = document.querySelector(".appearance");

if (panel) {
  const root = document.documentElement;
  const inputs = [...panel.querySelectorAll("input")];
  for (const input of inputs) input.checked = input.value === (root.dataset[input.name] || "");
  panel.addEventListener("change", ({ target }) => {
    if (target.value) root.dataset[target.name] = target.value;
    else delete root.dataset[target.name];
    const chosen = inputs.filter((input) => input.checked).map((input) => [input.name, input.value]);
    try {
      localStorage.setItem("appearance", JSON.stringify(Object.fromEntries(chosen)));
    } catch {
      // Not kept, then; it still holds for this page.
    }
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (!panel.contains(target)) panel.open = false;
  });
}

// What stands under a title ----------------------------------------------------------------------------------------

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector("span").textContent = button.dataset.done;
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.parentElement.hidden = false;
  button.addEventListener("click", () => {
    // Refused when the reader closes the device's own dialogue.
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
  });
}

// Galleries ----------------------------------------------------------------------------------------------------------

class Lightbox {
  constructor(gallery) {
    this.links = [...gallery.querySelectorAll("a")];
    this.words = gallery.dataset;
    this.links.forEach((link, index) => {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.open(index);
      });
    });
  }

  open(index) {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "lightbox";
    this.picture = new Image();
    this.caption = document.createElement("figcaption");
    const figure = document.createElement("figure");
    figure.append(this.picture, this.caption);
    this.dialog.append(this.button("close", this.words.close, "×"));
    if (this.links.length > 1) {
      this.dialog.append(this.button("-1", this.words.previous, "‹"), this.button("1", this.words.next, "›"));
    }
    this.dialog.append(figure);
    this.dialog.addEventListener("keydown", ({ key }) => {
      if (key === "ArrowLeft") this.show(this.index - 1);
      if (key === "ArrowRight") this.show(this.index + 1);
    });
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => {
      this.dialog.remove();
      this.links[this.index].focus();
    });
    document.body.append(this.dialog);
    this.show(index);
    this.dialog.showModal();
  }

  button(step, label, sign) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.step = step;
    button.setAttribute("aria-label", label);
    button.textContent = sign;
    button.addEventListener("click", () => {
      if (step === "close") this.dialog.close();
      else this.show(this.index + Number(step));
    });
    return button;
  }

  show(index) {
    this.index = (index + this.links.length) % this.links.length;
    const link = this.links[this.index];
    this.picture.src = link.href;
    this.picture.width = link.dataset.width;
    this.picture.height = link.dataset.height;
    this.picture.alt = link.querySelector("img").alt;
    const caption = link.parentElement.querySelector("figcaption");
    this.caption.textContent = caption ? caption.textContent.trim().replace(/\s+/g, " ") : "";
    this.dialog.setAttribute("aria-label", `${this.index + 1}/${this.links.length}`);
  }
}

if (typeof HTMLDialogElement === "function") {
  for (const gallery of document.querySelectorAll("[data-lightbox]")) new Lightbox(gallery);
}
