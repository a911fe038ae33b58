// When the session ends while somebody writes, nothing typed is lost: the form stays as it is and says what to do
// (templates/sites/editing/session.html). Whoever has signed in again in another tab goes on here, with the new
// session's token. Somebody else who has signed in there is asked before the text is saved under their name.
(() => {
  const SECONDS_TO_ANSWER = 20;
  // What Wagtail's buttons of a review put into the form when they are pressed; left there, a mere save would approve.
  const DEEDS = "input[type=hidden]:is([name^=action-], [name^=workflow-action-])";

  class SessionController extends window.StimulusModule.Controller {
    static targets = ["state", "name"];

    static values = { url: String, person: Number };

    connect() {
      this.form = this.element.closest("form");
      this.listening = new AbortController();
      const { signal } = this.listening;
      // Before anybody else hears of it: Wagtail takes a form that is sent for saved.
      window.addEventListener("submit", (event) => this.beforeSubmit(event), { capture: true, signal });
      this.form.addEventListener("w-autosave:error", ({ detail }) => this.afterFailure(detail), { signal });
      this.form.addEventListener("w-autosave:success", ({ detail }) => this.afterSuccess(detail), { signal });
      window.addEventListener("focus", () => this.comeBack(), { signal });
      document.addEventListener("visibilitychange", () => this.comeBack(), { signal });
    }

    disconnect() {
      this.listening.abort();
    }

    // Returns "own" when the form may be sent, with the token of the session as it is now; else what stands against it.
    async ask() {
      let answer;
      try {
        const response = await fetch(this.urlValue, {
          headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
          signal: AbortSignal.timeout(SECONDS_TO_ANSWER * 1000),
        });
        if (response.status >= 500) return "away";
        if (!response.ok) return "over";
        answer = await response.json();
      } catch {
        return "away";
      }
      this.answer = answer;
      if (answer.person !== this.personValue) {
        this.nameTarget.textContent = answer.name;
        return "other";
      }
      this.takeToken();
      return "own";
    }

    takeToken() {
      const { token } = this.answer;
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => {
        input.value = token;
      });
      window.wagtailConfig.CSRF_TOKEN = token;
    }

    show(name) {
      this.shown = name;
      this.stateTargets.forEach((state) => {
        state.hidden = state.dataset.state !== name;
      });
    }

    afterSuccess({ response }) {
      this.show("");
      this.saved = response;
    }

    // The network's failures are autosave.js's.
    async afterFailure({ type }) {
      if (type !== "server_error" || this.sending) return;
      const found = await this.ask();
      if (found === "over" || found === "other") this.show(found);
      else if (this.shown) this.goOn();
    }

    async comeBack() {
      if (!this.shown || document.hidden) return;
      const found = await this.ask();
      if (found === "own") this.goOn();
      else if (found !== "away") this.show(found);
    }

    // Nobody writes into a version that is another's: a new one follows on the last that was saved.
    accept() {
      this.personValue = this.answer.person;
      this.takeToken();
      if (this.saved && this.autosave) {
        this.autosave.revisionIdValue = 0;
        this.form.elements.loaded_revision_id.value = this.saved.revision_id;
        this.form.elements.loaded_revision_created_at.value = this.saved.revision_created_at;
      }
      this.goOn();
    }

    get autosave() {
      return window.wagtail.app.getControllerForElementAndIdentifier(this.form, "w-autosave");
    }

    goOn() {
      this.show("");
      this.autosave?.save(new CustomEvent("session:back"));
    }

    async beforeSubmit(event) {
      if (event.target !== this.form || this.passing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      const deeds = [...this.form.querySelectorAll(DEEDS)];
      deeds.forEach((deed) => deed.remove());
      if (this.sending) return;
      this.sending = true;
      const [found, wasActive] = await Promise.all([this.ask(), this.holdAutosave()]);
      this.sending = false;
      if (found === "own") {
        this.send(submitter, deeds);
      } else {
        if (wasActive) this.autosave.activeValue = true;
        this.show(found);
        const progress = submitter && window.wagtail.app.getControllerForElementAndIdentifier(submitter, "w-progress");
        progress?.deactivate();
      }
    }

    // Of a new page that is sent while its first save is on its way there would be two. Returns whether there is
    // anything to take up again.
    async holdAutosave() {
      const { autosave } = this;
      if (!autosave?.activeValue) return false;
      autosave.activeValue = false;
      await autosave.submitPromise;
      return true;
    }

    send(submitter, deeds) {
      this.form.append(...deeds);
      if (submitter?.name) {
        // Wagtail has switched the button off meanwhile, and a button that is off says nothing.
        const deed = document.createElement("input");
        Object.assign(deed, { type: "hidden", name: submitter.name, value: submitter.value });
        this.form.append(deed);
      }
      this.passing = true;
      this.form.requestSubmit();
    }
  }

  window.wagtail.app.register("session", SessionController);
})();
