// The preview stands open beside the form where there is room for both, until somebody closes it: Wagtail remembers
// that, and every later choice, in the browser.
(() => {
  const REMEMBERED = "wagtail:side-panel-open";
  try {
    const isNew = localStorage.getItem(REMEMBERED) === null;
    const hasPreview = document.querySelector('[data-side-panel="preview"]') !== null;
    if (isNew && hasPreview && window.matchMedia("(min-width: 80em)").matches) {
      localStorage.setItem(REMEMBERED, "preview");
    }
  } catch {
    // A browser that keeps nothing opens no panel.
  }
})();
