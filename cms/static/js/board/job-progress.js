// Keeps the page of a job true while the job goes on.
(() => {
  const SECONDS_BETWEEN = 2;

  class JobProgressController extends window.StimulusModule.Controller {
    static values = { url: String, ended: Boolean };

    connect() {
      if (!this.endedValue) this.wait();
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    wait() {
      this.timer = setTimeout(() => this.look(), SECONDS_BETWEEN * 1000);
    }

    async look() {
      try {
        const response = await fetch(this.urlValue, { headers: { Accept: "text/html" } });
        if (response.ok && !response.redirected) {
          this.show(await response.text());
          if (response.headers.get("X-Job-Ended") === "yes") return;
        }
      } catch {
        // The server is away for a moment; it is asked again.
      }
      this.wait();
    }

    show(html) {
      // Replaced only when it says something new: what is put in is read out again.
      if (html !== this.shown) this.element.innerHTML = html;
      this.shown = html;
    }
  }

  window.wagtail.app.register("job-progress", JobProgressController);
})();
