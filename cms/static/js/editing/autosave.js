// Wagtail tries five times in a minute to save again when the network fails, and not at all when a proxy answers for a
// server that is down. Then it waits for the next change, which whoever has just finished writing does not make. This
// goes on trying while the page is open.
(() => {
  const SECONDS = 15;
  const TEMPORARY = new Set(["network_error", "server_error"]);
  let waiting = null;

  function again() {
    waiting = null;
    const form = document.querySelector("form[data-edit-form][data-controller~=w-autosave]");
    const controller = form && window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");
    controller?.save(new CustomEvent("autosave:again"));
  }

  function stop() {
    clearTimeout(waiting);
    waiting = null;
  }

  document.addEventListener("w-autosave:error", ({ detail }) => {
    stop();
    if (TEMPORARY.has(detail.type)) waiting = setTimeout(again, SECONDS * 1000);
  });
  document.addEventListener("w-autosave:success", stop);
  window.addEventListener("online", () => {
    if (waiting === null) return;
    stop();
    again();
  });
})();
