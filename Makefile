# `make help` lists what there is. Needs Python 3.11 or newer and make; everything else comes from requirements/.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
CATALOGUE := locale/vi/LC_MESSAGES/django
UPSTREAM := locale/upstream/vi/LC_MESSAGES
CATALOGUES := $(CATALOGUE).mo $(UPSTREAM)/django.mo $(UPSTREAM)/djangojs.mo
STATIC_SOURCES := $(shell find cms/static docs/guide/images -type f 2>/dev/null)

export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test isolation isolation-control search-quality audit screenshots guide-pictures lint format messages check-messages \
	upstream-messages i18n requirements migrations bench bench-full bench-freshness bench-uncached bench-growth bench-lists bench-visits \
	bench-fence clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

run: $(VENV)/.installed $(CATALOGUES) var/.static ## Start the install with its demo on http://localhost:8000
	@$(BIN)/python manage.py prepare_local
	@echo "Serving on http://localhost:$(PORT)/ - stop with Ctrl+C."
	@exec $(BIN)/gunicorn --config deploy/gunicorn.local.py --env DJANGO_SETTINGS_MODULE=cms.settings.local cms.wsgi

test: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## Run the test suite (PostgreSQL: TEST_DATABASE_URL=postgresql://...)
	@$(BIN)/python -m pytest -n auto --dist loadgroup -q $(ARGS)

isolation: $(VENV)/.installed-dev $(CATALOGUES) ## Prove that no team sees another's work (SLICE=1: every address once, for CI; PERSONAS=both,manager)
	@$(BIN)/python -m tests.isolation $(if $(SLICE),--slice) $(if $(PERSONAS),--personas $(PERSONAS))

isolation-control: $(VENV)/.installed-dev $(CATALOGUES) ## Prove that the proof can see: the same without the fence must find leaks
	@$(BIN)/python -m tests.isolation --control

search-quality: $(VENV)/.installed-dev $(CATALOGUES) ## Ask the search its test set (SQLite, or TEST_DATABASE_URL); both print the same digest
	@$(BIN)/python -m tests.search

audit: $(VENV)/.installed-dev $(CATALOGUES) var/.static var/audit/.installed ## Measure the reader's site: axe, Lighthouse, weight, markup (ONLY=axe: a part)
	@$(BIN)/python -m audit $(ONLY)

screenshots: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## Take the documentation's pictures of every kind of page
	@$(BIN)/python -m audit.screenshots

guide-pictures: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## Take the pictures of the guide for editors (docs/guide)
	@$(BIN)/python -m audit.guide

lint: $(VENV)/.installed-dev $(CATALOGUES) ## Check style, layers, templates, migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djhtml --check --tabwidth 2 templates
	@$(BIN)/lint-imports
	@$(BIN)/python manage.py makemigrations --check --dry-run --settings cms.settings.test
	@$(BIN)/python manage.py check --settings cms.settings.test
	@echo "lint: all clean"

format: $(VENV)/.installed-dev ## Bring code and templates into the project's form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/djhtml --tabwidth 2 templates

messages: $(VENV)/.installed ## Collect strings to translate (needs GNU gettext)
	@$(BIN)/python manage.py makemessages -l vi --no-location --no-wrap --ignore .venv --ignore tests --ignore var

check-messages: $(VENV)/.installed ## Say whether a string of ours lacks its Vietnamese (needs GNU gettext)
	@mkdir -p var && cp $(CATALOGUE).po var/before.po
	@$(BIN)/python manage.py makemessages -l vi --keep-pot --no-location --no-wrap --ignore .venv --ignore tests --ignore var -v 0; \
	  made=$$?; mv var/before.po $(CATALOGUE).po; exit $$made
	@mv locale/django.pot var/django.pot
	@msgcmp $(CATALOGUE).po var/django.pot
	@echo "check-messages: every string of ours has its Vietnamese"

upstream-messages: $(VENV)/.installed-dev ## Bring the Vietnamese of Wagtail's and Django's strings into step with the packages
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(BIN)/python -m i18n.upstream

i18n: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## Walk the admin as each role and list what is still English
	@$(BIN)/python -m i18n

requirements: $(VENV)/.installed-dev ## Compile requirements/*.in with pins and hashes
	@for name in run dev; do \
	  $(BIN)/pip-compile -q --strip-extras --allow-unsafe --generate-hashes --no-header --no-emit-index-url \
	    --no-emit-trusted-host --no-emit-find-links -o requirements/$$name.txt requirements/$$name.in || exit 1; \
	done

bench: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## Kept pages beside the ceiling and the peers, < 5 min (needs wrk, redis-server; WordPress when installed)
	@$(BIN)/python -m bench.serving

bench-full: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## The large one: a million pages on PostgreSQL, 10,000 kept ones; hours
	@$(BIN)/python -m bench.full

bench-freshness: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## Whether a change is seen at once on four workers, and how often a page is made
	@$(BIN)/python -m bench.serving.freshness

bench-uncached: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## A page that no cache helps, beside an ordinary Wagtail site (SQLite, or .ci/postgres)
	@$(BIN)/python -m bench.uncached

bench-growth: $(VENV)/.installed-dev $(CATALOGUES) ## What grows with the number of pages (.ci/postgres make bench-growth)
	@$(BIN)/python -m bench.growth

bench-lists: $(VENV)/.installed ## Cost of lists as a site grows (SQLite, or TEST_DATABASE_URL)
	@$(BIN)/python -m bench.lists

bench-visits: $(VENV)/.installed-dev $(CATALOGUES) var/.static ## Truth and cost of the visit counter: count error, CPU, writes
	@$(BIN)/python -m bench.visits

bench-fence: $(VENV)/.installed-dev ## Cost of the fence between the teams (SQLite, or TEST_DATABASE_URL)
	@$(BIN)/python -m bench.fence

clean: ## Remove what `make` made, the demo's data included
	rm -rf $(VENV) var $(CATALOGUES)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements/run.txt | $(VENV)/bin/python
	@echo "Installing what the install needs ..."
	@$(BIN)/pip install -q --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed
	@echo "Installing what the checks need ..."
	@$(BIN)/pip install -q --require-hashes -r requirements/dev.txt
	@touch $@

# The tools lie beside what the install writes, so that no search through the sources meets them.
var/audit/.installed: audit/package-lock.json audit/.npmrc
	@command -v node npm > /dev/null || { echo "make audit needs Node.js 18.20 or newer with npm (Debian: nodejs npm)."; exit 1; }
	@echo "Installing what the audit needs ..."
	@mkdir -p var/audit
	@cp audit/package.json audit/package-lock.json audit/.npmrc var/audit/
	@cd var/audit && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --no-progress --loglevel=error
	@touch $@

%.mo: %.po $(VENV)/.installed
	@$(BIN)/pybabel -q compile --locale vi --input-file $< --output-file $@

var/.static: $(STATIC_SOURCES) $(VENV)/.installed
	@mkdir -p var
	@$(BIN)/python manage.py collectstatic --no-input --clear -v 0
	@touch $@
