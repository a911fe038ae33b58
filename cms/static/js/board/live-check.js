// Says what is wrong with a field as soon as one leaves it, in the words that the server would say after sending.
(() => {
  class LiveCheckController extends window.StimulusModule.Controller {
    static values = { url: String };

    connect() {
      this.form = this.element.closest("form");
      this.element.addEventListener("change", () => this.check());
    }

    async check() {
      this.asked?.abort();
      this.asked = new AbortController();
      try {
        const response = await fetch(this.urlValue, {
          method: "POST",
          body: new FormData(this.form),
          headers: { Accept: "application/json" },
          signal: this.asked.signal,
        });
        if (response.ok) this.show((await response.json()).errors);
      } catch {
        // Without an answer the form is checked when it is sent, as ever.
      }
    }

    show(errors) {
      for (const field of this.element.querySelectorAll("[name]")) {
        const errorsOfField = errors[field.name] ?? [];
        const place = this.placeOf(field);
        place.textContent = errorsOfField.join(" ");
        place.hidden = errorsOfField.length === 0;
        field.toggleAttribute("aria-invalid", errorsOfField.length > 0);
      }
    }

    placeOf(field) {
      const wrapper = field.closest(".w-field__wrapper") ?? field.parentElement;
      let place = wrapper.querySelector("[data-live-check-message]");
      if (!place) {
        place = document.createElement("p");
        place.className = "error-message";
        place.dataset.liveCheckMessage = "";
        place.setAttribute("role", "status");
        wrapper.append(place);
      }
      return place;
    }
  }

  window.wagtail.app.register("live-check", LiveCheckController);
})();
