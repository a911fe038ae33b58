// The list of what is missing and of what could be better, beside the editor (sites.editing). Wagtail renders it anew
// after each autosave; this leads from its lines to the fields, and puts the hints under the fields they are about.
(() => {
  const PANEL = "checklist";

  // The element of a content path such as "body.<id of a block>.text", or of as much of it as there is.
  function elementAt(path) {
    let found = null;
    for (const step of path.split(".")) {
      const next = (found || document).querySelector(`[data-contentpath="${CSS.escape(step)}"]`);
      // A chooser in a block has no path of its own; rows of an inline panel have none at all.
      if (!next) return found || document.getElementById(`id_${step}-FORMS`);
      found = next;
    }
    return found;
  }

  function inputIn(element) {
    return element.querySelector(
      "input:not([type=hidden]), textarea:not([hidden]), select, [contenteditable=true], button[data-chooser-action-choose]",
    );
  }

  // What is folded up or on another tab is opened first.
  function reveal(element) {
    const tab = element.closest("[role=tabpanel][hidden]");
    if (tab) document.querySelector(`[role=tab][href="#${tab.id}"]`)?.click();
    for (let folded = element.closest("[hidden]"); folded; folded = folded.parentElement?.closest("[hidden]")) {
      document.querySelector(`[data-panel-toggle][aria-controls="${folded.id}"]`)?.click();
    }
  }

  class ChecklistController extends window.StimulusModule.Controller {
    static targets = ["finding"];

    static values = { count: Number, summary: String };

    connect() {
      this.hints = this.findingTargets.map((finding) => this.hint(finding)).filter(Boolean);
      const counter = document.querySelector(
        `[data-side-panel-toggle="${PANEL}"] [data-side-panel-toggle-counter]`,
      );
      if (counter) {
        counter.textContent = this.countValue;
        counter.hidden = this.countValue === 0;
      }
      this.opener = document.querySelector("[data-checklist-opener]");
      if (this.opener) {
        this.opener.textContent = this.summaryValue;
        this.opener.hidden = this.countValue === 0;
        this.opener.onclick = () => document.querySelector(`[data-side-panel="${PANEL}"]`).dispatchEvent(new Event("open"));
      }
    }

    disconnect() {
      this.hints.forEach((hint) => hint.remove());
    }

    // Writes a finding under its field; returns what was written.
    hint(finding) {
      const element = elementAt(finding.dataset.path);
      const field = element?.matches("[data-field]") ? element : element?.querySelector("[data-field]") || element;
      if (!field) return null;
      const hint = document.createElement("p");
      hint.className = "hint";
      hint.append(finding.querySelector("[data-checklist-text]").textContent.trim());
      const offer = finding.querySelector("[data-checklist-offer]");
      if (offer) {
        const button = offer.cloneNode(true);
        button.addEventListener("click", () => this.write(finding.dataset.path, offer.dataset.checklistTextParam));
        hint.append(" ", button);
      }
      field.append(hint);
      return hint;
    }

    show({ params: { path } }) {
      const element = path && elementAt(path);
      if (!element) return;
      // On a phone the panel lies over the form.
      if (window.matchMedia("(max-width: 50em)").matches) document.querySelector("[data-form-side-close-button]")?.click();
      reveal(element);
      element.scrollIntoView({ block: "center" });
      inputIn(element)?.focus({ preventScroll: true });
    }

    replace({ params: { path, text } }) {
      this.write(path, text);
    }

    write(path, text) {
      const input = inputIn(elementAt(path));
      input.value = text;
      for (const type of ["input", "keyup", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
      input.focus();
    }
  }

  window.wagtail.app.register("checklist", ChecklistController);
})();
