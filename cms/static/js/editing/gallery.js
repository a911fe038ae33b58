// A gallery takes several pictures at once (core.gallery): out of the library, by the chooser of pictures with boxes to
// tick; and from the computer, by the system's dialogue or dropped onto the gallery. Each makes a figure.
(() => {
  const { ListBlock, ListBlockDefinition } = window.wagtailStreamField.blocks;
  const PICTURE = "image";

  function make(tag, attributes = {}, ...children) {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  }

  function button(text, name, act) {
    const made = make("button", { type: "button", className: "button button-secondary" }, text);
    made.dataset[name] = "";
    made.addEventListener("click", act);
    return made;
  }

  function holdsFiles({ dataTransfer }) {
    return dataTransfer?.types.includes("Files");
  }

  // A file that misses its place must not take the place of the whole form.
  for (const kind of ["dragover", "drop"]) {
    window.addEventListener(kind, (event) => {
      if (holdsFiles(event) && !event.target.closest?.("input[type=file]")) event.preventDefault();
    });
  }

  class GalleryBlock extends ListBlock {
    constructor(...given) {
      super(...given);
      const { meta } = this.blockDef;
      this.texts = meta.texts;
      this.upload = new window.PictureUpload(meta);
      this.status = make("p", { className: "gallery-upload__status", role: "status" });
      this.refused = make("ul", { className: "gallery-upload__refused", role: "alert" });
      const [container] = this.container;
      container.append(make("div", { className: "gallery-upload" }, this.buttons(), this.status, this.refused));
      this.takeDrops(container);
    }

    buttons() {
      const files = make("input", { type: "file", multiple: true, accept: "image/*", hidden: true });
      files.dataset.galleryFiles = "";
      files.addEventListener("change", () => {
        this.addFiles([...files.files]);
        files.value = "";
      });
      return make(
        "div",
        { className: "row-of-buttons" },
        button(this.texts.several, "gallerySeveral", () => this.chooseSeveral()),
        button(this.texts.fromComputer, "galleryUpload", () => files.click()),
        make("span", { className: "gallery-upload__hint" }, this.texts.drop),
        files,
      );
    }

    takeDrops(container) {
      const mark = (event, on) => {
        if (holdsFiles(event)) container.classList.toggle("gallery-upload--over", on);
      };
      container.addEventListener("dragover", (event) => mark(event, true));
      container.addEventListener("dragleave", (event) => {
        if (!container.contains(event.relatedTarget)) mark(event, false);
      });
      container.addEventListener("drop", (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        mark(event, false);
        this.addFiles([...event.dataTransfer.files]);
      });
    }

    chooseSeveral() {
      const picture = this.blockDef.childBlockDef.childBlockDefs.find((block) => block.name === PICTURE);
      picture.widget.openModal((chosen) => chosen.forEach((item) => this.addPicture(item)), { multiple: true });
    }

    // One after the other, so that they stand in the order in which they came; a second lot waits for the first.
    addFiles(files) {
      this.working = (this.working || Promise.resolve()).then(() => this.uploadAll(files));
    }

    async uploadAll(files) {
      this.refused.replaceChildren();
      for (const [number, file] of files.entries()) {
        this.status.textContent = this.texts.uploading.replace("{number}", number + 1).replace("{total}", files.length);
        try {
          const { item, describe } = await this.upload.send(file);
          this.askForAlt(this.addPicture(item), item, describe);
        } catch ({ message }) {
          this.refused.append(make("li", {}, message));
        }
      }
      const taken = files.length - this.refused.children.length;
      this.status.textContent = this.texts.uploaded.replace("{number}", taken).replace("{total}", files.length);
    }

    // The first figure that has no picture yet takes it; where there is none, a new one does.
    addPicture(item) {
      const empty = this.children.find((child) => !child.block.childBlocks[PICTURE].getState());
      if (empty) {
        empty.block.childBlocks[PICTURE].setState(item);
        return empty;
      }
      const [, initial, id] = this._getChildDataForInsertion();
      return this.insert({ ...initial, [PICTURE]: item }, this.children.length, { id });
    }

    // Nobody but a person knows what a picture shows. The text is the picture's own and no part of the page; when
    // another picture is chosen in its place, the question goes.
    askForAlt(figure, item, describe) {
      const picture = figure.block.childBlocks[PICTURE];
      const field = make("input", { type: "text", maxLength: 255 });
      field.dataset.galleryAlt = "";
      const told = make("span", { role: "status" });
      field.addEventListener("change", async () => {
        told.textContent = "";
        const taken = await describe(field.value);
        told.textContent = taken ? this.texts.altSaved : this.texts.altFailed;
        this.lookAgain();
      });
      const label = make("label", { className: "gallery-upload__alt" }, this.texts.alt, field, told);
      picture.field.append(label);
      picture.field.addEventListener("change", ({ target }) => {
        if (target !== field && picture.getState()?.id !== item.id) label.remove();
      });
    }

    // The list of what could be better is made with each save.
    lookAgain() {
      const form = this.container[0].closest("form");
      const autosave = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");
      autosave?.save(new CustomEvent("gallery:alt"));
    }
  }

  class GalleryBlockDefinition extends ListBlockDefinition {
    render(...given) {
      return new GalleryBlock(this, ...given);
    }
  }

  window.telepath.register("core.blocks.GalleryBlock", GalleryBlockDefinition);
})();
