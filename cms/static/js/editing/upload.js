// Puts pictures into the library through Wagtail's own view for several of them (wagtailimages:add_multiple), which asks
// for the permission and refuses what is no picture. core.gallery gives the addresses and the texts.
(() => {
  class Refused extends Error {}

  const SCRIPT = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };

  function say(text, file) {
    return text.replace("{file}", file.name);
  }

  async function post(address, data) {
    data.set("csrfmiddlewaretoken", window.wagtailConfig.CSRF_TOKEN);
    const response = await fetch(address, { method: "POST", headers: SCRIPT, body: data, keepalive: !data.has("files[]") });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  class PictureUpload {
    // Takes the part of a block's definition that core.gallery fills: addUrl, chosenUrl, maxSize and texts.
    constructor({ addUrl, chosenUrl, maxSize, texts }) {
      Object.assign(this, { addUrl, chosenUrl, maxSize, texts });
    }

    // Returns what a chooser needs to show the picture, and a function that writes its alternative text. Throws an
    // error whose message names the file and says why it was not taken.
    async send(file) {
      if (this.maxSize && file.size > this.maxSize) throw new Refused(say(this.texts.tooBig, file));
      try {
        const data = new FormData();
        data.set("files[]", file);
        data.set("title", file.name.replace(/\.[^.]+$/, ""));
        const collection = document.querySelector("[data-own-collection]")?.dataset.ownCollection;
        if (collection) data.set("collection", collection);
        const answer = await post(this.addUrl, data);
        if (!answer.success) throw new Refused(`${file.name}: ${answer.error_message}`);
        if (!answer.image_id) throw new Error("The picture's form is incomplete");
        return { item: await this.chosen(answer.image_id), describe: (text) => this.describe(answer.form, text) };
      } catch (error) {
        throw error instanceof Refused ? error : new Refused(say(this.texts.failed, file));
      }
    }

    async chosen(id) {
      const response = await fetch(`${this.chosenUrl}?id=${id}`, { headers: SCRIPT });
      const { result } = await response.json();
      return result[0];
    }

    // Sends the picture's form as Wagtail made it, with the alternative text; returns whether it was taken.
    async describe(markup, text) {
      const form = new DOMParser().parseFromString(markup, "text/html").querySelector("form");
      const data = new FormData(form);
      data.set(form.querySelector("[name$=-description]").name, text);
      try {
        return (await post(form.getAttribute("action"), data)).success;
      } catch {
        return false;
      }
    }
  }

  window.PictureUpload = PictureUpload;
})();
