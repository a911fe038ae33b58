// Has the page counted once somebody really sees it, and brings the counter's figures up to date. No cookie, nothing
// stored: the request says which page is shown and nothing else (visits.beacon).

{
  const { address, page } = document.currentScript.dataset;

  const show = ({ online, today, total, at }) => {
    for (const place of document.querySelectorAll("[data-visits]")) {
      const what = place.dataset.visits;
      if (what === "at") {
        const [, year, month, day, time] = at.match(/^(\d+)-0?(\d+)-0?(\d+)T(\d+:\d+)/);
        place.dateTime = at;
        place.textContent = `${time}, ${day}/${month}/${year}`;
      } else {
        place.textContent = { online, today, total }[what]?.toLocaleString("vi-VN") ?? "–";
      }
    }
  };

  const count = async () => {
    try {
      // With keepalive the request arrives although the reader goes on to the next page at once.
      const answer = await fetch(address, { method: "POST", body: page, keepalive: true });
      if (answer.status === 200) show(await answer.json());
    } catch {
      // No connection: the figures stay as they are.
    }
  };

  // A page may be made ready before anybody asks for it, or opened in a tab behind.
  const countWhenSeen = () => {
    if (document.visibilityState === "visible") count();
    else document.addEventListener("visibilitychange", countWhenSeen, { once: true });
  };

  if (document.prerendering) document.addEventListener("prerenderingchange", countWhenSeen, { once: true });
  else countWhenSeen();
}
