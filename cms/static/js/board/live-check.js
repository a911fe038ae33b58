// Says what is wrong with a field, or worth knowing, as soon as one leaves it, in the server's words.
(() => {
  class LiveCheckController extends window.StimulusModule.Controller {
    static values = { url: String };

    connect() {
      this.form = this.element.closest("form");
      this.element.addEventListener("change", (event) => this.check(event.target.name));
    }

    async check(changed) {
      this.asked?.abort();
      this.asked = new AbortController();
      // A name is asked about once; again only when somebody went on before the answer came.
      if (changed === "hostname") this.nameIsNew = true;
      const body = new FormData(this.form);
      body.set("changed", this.nameIsNew ? "hostname" : changed);
      try {
        const response = await fetch(this.urlValue, {
          method: "POST",
          body,
          headers: { Accept: "application/json" },
          signal: this.asked.signal,
        });
        if (response.ok) this.show(await response.json());
      } catch {
        // Without an answer the form is checked when it is sent, as ever.
      }
    }

    show({ errors, advice }) {
      const names = new Set([...this.element.querySelectorAll("[name]")].map((field) => field.name));
      for (const name of names) {
        const fields = [...this.element.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
        const wrong = errors[name] ?? [];
        this.say(fields[0], "error-message", wrong);
        // What was said of where a name leads stays until the name is changed.
        if (name !== "hostname" || this.nameIsNew) {
          this.say(fields[0], "board-advice", wrong.length ? [] : (advice[name] ?? []));
        }
        for (const field of fields) {
          if (wrong.length) field.setAttribute("aria-invalid", "true");
          else field.removeAttribute("aria-invalid");
        }
      }
      this.nameIsNew = false;
    }

    say(field, className, sentences) {
      const wrapper = field.closest(".w-field__wrapper") ?? field.parentElement;
      let place = wrapper.querySelector(`[data-live-check="${className}"]`);
      if (!place) {
        if (sentences.length === 0) return;
        place = document.createElement("p");
        place.className = className;
        place.dataset.liveCheck = className;
        place.setAttribute("role", "status");
        wrapper.append(place);
      }
      place.textContent = sentences.join(" ");
      place.hidden = sentences.length === 0;
    }
  }

  window.wagtail.app.register("live-check", LiveCheckController);
})();
