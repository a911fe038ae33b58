# The install as one image: the same files that `make run` uses, with production settings.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements/run.txt /tmp/run.txt
RUN /venv/bin/pip install --require-hashes -r /tmp/run.txt
COPY . /app
WORKDIR /app
# Neither step touches a database; `local` settings need no secret, and the static files are the same ones.
RUN /venv/bin/pybabel -q compile --domain django --directory locale --locale vi \
    && /venv/bin/pybabel -q compile --domain "django djangojs" --directory locale/upstream --locale vi \
    && /venv/bin/python manage.py collectstatic --no-input -v 0 \
    && mv var/static /srv/static && rm -rf var
RUN /venv/bin/python -c "import uuid; print(uuid.uuid4())" > RELEASE

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=cms.settings.production STATIC_ROOT=/srv/static MEDIA_ROOT=/srv/media
RUN useradd --system --uid 10001 --no-create-home cms && install -d -o cms /srv/media /srv/exports
COPY --from=build /venv /venv
COPY --from=build /srv/static /srv/static
COPY --from=build /app /app
WORKDIR /app
USER cms
VOLUME ["/srv/media", "/srv/exports"]
EXPOSE 8000
CMD ["gunicorn", "--config", "deploy/gunicorn.production.py", "cms.wsgi"]
