// A gallery takes several pictures at once: the chooser of pictures with boxes to tick, and a figure for each that was
// ticked (core.blocks.GalleryBlock).
(() => {
  const { ListBlock, ListBlockDefinition } = window.wagtailStreamField.blocks;
  const PICTURE = "image";

  class GalleryBlock extends ListBlock {
    constructor(...given) {
      super(...given);
      this.container[0].append(this.buttons());
    }

    buttons() {
      const { severalText, uploadText, uploadUrl } = this.blockDef.meta;
      const row = document.createElement("div");
      row.className = "row-of-buttons";
      const several = document.createElement("button");
      several.type = "button";
      several.className = "button button-secondary";
      several.dataset.gallerySeveral = "";
      several.textContent = severalText;
      several.addEventListener("click", () => this.chooseSeveral());
      const upload = document.createElement("a");
      upload.className = "button button-secondary";
      upload.href = uploadUrl;
      upload.target = "_blank";
      upload.rel = "noopener";
      upload.textContent = uploadText;
      row.append(several, upload);
      return row;
    }

    chooseSeveral() {
      const picture = this.blockDef.childBlockDef.childBlockDefs.find((block) => block.name === PICTURE);
      picture.widget.openModal((chosen) => chosen.forEach((item) => this.addPicture(item)), { multiple: true });
    }

    // The first figure that has no picture yet takes it; where there is none, a new one does.
    addPicture(item) {
      const empty = this.children.find((child) => !child.block.childBlocks[PICTURE].getState());
      if (empty) {
        empty.block.childBlocks[PICTURE].setState(item);
        return;
      }
      const [, initial, id] = this._getChildDataForInsertion();
      this.insert({ ...initial, [PICTURE]: item }, this.children.length, { id });
    }
  }

  class GalleryBlockDefinition extends ListBlockDefinition {
    render(...given) {
      return new GalleryBlock(this, ...given);
    }
  }

  window.telepath.register("core.blocks.GalleryBlock", GalleryBlockDefinition);
})();
