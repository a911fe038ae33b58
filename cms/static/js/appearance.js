// The reader's own choices, applied before anything is painted. The browser keeps them (localStorage); there is no
// cookie, and the server never learns of them.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    const chosen = JSON.parse(localStorage.getItem("appearance")) || {};
    for (const name of ["size", "contrast", "scheme"]) {
      if (chosen[name]) root.dataset[name] = chosen[name];
    }
  } catch {
    // Storage is closed or holds something else: pages look as they do for everyone.
  }
})();
