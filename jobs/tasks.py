"""What the worker of django-tasks calls."""

from django_tasks import task

from .queue import run


@task(backend="long")
def run_job(job_id):
    """Do the job of that number."""
    run(job_id)
