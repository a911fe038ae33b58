// The preview stands open beside the form where there is room for both, until somebody closes it: Wagtail remembers
// that, and every later choice, in the browser.
(() => {
  const REMEMBERED = "wagtail:side-panel-open";

  // Wagtail reads what it remembers after this event.
  document.addEventListener("DOMContentLoaded", () => {
    const preview = document.querySelector('[data-side-panel="preview"]');
    if (!preview || !window.matchMedia("(min-width: 80em)").matches) return;
    try {
      if (localStorage.getItem(REMEMBERED) === null) localStorage.setItem(REMEMBERED, "preview");
    } catch {
      // A browser that keeps nothing opens no panel.
    }
  });
})();
