"""Work that takes longer than somebody waits for an answer.

A worker does it, tells how far it is, and goes on with it after a crash. A room says what a job does
(`jobs.registry.job`), a view starts it (`jobs.queue.start`) and leads to the page that shows it (`board:job`):

    # In the room's tasks.py, which its AppConfig.ready imports. It may be called again from the start.
    @job("merge", gettext_lazy("Merge of federations"))
    def run_merge(job):
        job.advance(done, total, gettext("…"))
        raise JobError(gettext("what the person can mend"))
        return {"what": "came of it"}                          # shown by templates/jobs/merge.html

    job = start("merge", "Bến Tre, Trà Vinh", {"merger": 3}, user)
"""
