// What Wagtail's autosave leaves undone, so that nothing typed is lost while the page is open.
(() => {
  const SECONDS = 15;
  const TEMPORARY = new Set(["network_error", "server_error"]);
  // What the form holds beside what was typed.
  const OTHER = /^(csrfmiddlewaretoken|next|loaded_revision_\w+|overwrite_revision_id|comments-.*)$/;
  let waiting = null;
  let sent = "";
  let settled = null;

  function save(form) {
    const controller = form && window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");
    controller?.save(new CustomEvent("editing:save"));
  }

  function again() {
    waiting = null;
    save(document.querySelector("form[data-edit-form][data-controller~=w-autosave]"));
  }

  function stop() {
    clearTimeout(waiting);
    waiting = null;
  }

  function typed(data) {
    return JSON.stringify([...data].filter(([name]) => !OTHER.test(name)).map(([name, value]) => [name, String(value)]));
  }

  document.addEventListener("w-autosave:save", ({ detail }) => {
    sent = typed(detail.formData);
  });

  // Wagtail takes what was typed in the first two seconds for the form's first state, and saves it with the next change
  // only. Whatever is left lying three seconds after the last key is saved here.
  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("form[data-edit-form][data-controller~=w-autosave]");
    // Scripts that draw the form fill it in too; nobody is in it then.
    if (!form?.contains(document.activeElement)) return;
    clearTimeout(settled);
    settled = setTimeout(() => {
      if (typed(new FormData(form)) !== sent) save(form);
    }, 3000);
  });

  // After a save Wagtail takes the form as it is for saved, the last keys too that were pressed while the answer was on
  // its way and that it has not noticed yet (it looks twice a second).
  document.addEventListener("w-autosave:success", ({ target }) => {
    stop();
    if (typed(new FormData(target)) !== sent) save(target);
  });

  // When the network fails Wagtail tries five times in a minute, and not once when a proxy answers for a server that is
  // down. Then it waits for the next change, which whoever has just finished writing does not make.
  document.addEventListener("w-autosave:error", ({ detail }) => {
    stop();
    if (TEMPORARY.has(detail.type)) waiting = setTimeout(again, SECONDS * 1000);
  });

  window.addEventListener("online", () => {
    if (waiting === null) return;
    stop();
    again();
  });
})();
