# make site   build the site (own virtual environment, nothing else needed than python3)
# make test   install what the tests need, Chromium, Java and a Chinese font too, and run everything
# make dist   wheel and sdist; make lock, make lists, make audit: docs/release.md

VENV := .venv
PYTHON := $(VENV)/bin/python

.PHONY: site serve test lock lists audit dist clean

site: $(VENV)/.installed
	$(PYTHON) build.py build
	@echo "用浏览器打开 site/index.html，或运行 make serve 后打开 http://127.0.0.1:8000/"

serve: $(VENV)/.installed
	$(PYTHON) build.py serve

test: $(VENV)/.installed-dev
	sh tests/install-browser.sh
	sh tests/install-java.sh
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(PYTHON) -m pytest --numprocesses 4 --dist loadfile

$(VENV)/bin/python:
	python3 -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	python3 -m venv $(VENV) || { sh tests/install-venv.sh && python3 -m venv --clear $(VENV); }

# Every package is one of those whose hashes are locked.
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes --requirement

$(VENV)/.installed: requirements.txt $(VENV)/bin/python
	$(PYTHON) $(INSTALL) requirements.txt
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/bin/python
	$(PYTHON) $(INSTALL) requirements-dev.txt
	touch $@ $(VENV)/.installed

# For releases (docs/release.md). `make lock UPGRADE=--upgrade` takes the newest versions that pyproject.toml allows.
RELEASE := .venv-release
COMPILE := $(RELEASE)/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)

lock: $(RELEASE)/.installed
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --constraint requirements.txt --extra dev --output-file requirements-dev.txt
	$(COMPILE) --extra release --output-file requirements-release.txt

lists: $(VENV)/.installed-dev
	$(PYTHON) -m release.lists

audit: $(RELEASE)/.installed
	$(RELEASE)/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.txt
	cd release/npm && npm audit

dist: $(VENV)/.installed-dev
	$(PYTHON) -m hatchling build --clean

$(RELEASE)/.installed: requirements-release.txt
	python3 -m venv $(RELEASE)
	$(RELEASE)/bin/python $(INSTALL) requirements-release.txt
	touch $@

clean:
	rm -rf site .cache dist $(VENV) $(RELEASE)
