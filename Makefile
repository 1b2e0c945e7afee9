# make site   build the site (own virtual environment, nothing else needed than python3)
# make test   install what the tests need, Chromium, Java and a Chinese font too, and run everything

VENV := .venv
PYTHON := $(VENV)/bin/python

.PHONY: site serve test lint clean

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
	$(PYTHON) -m pytest --numprocesses auto --dist loadfile

$(VENV)/bin/python:
	python3 -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	python3 -m venv $(VENV) || { sh tests/install-venv.sh && python3 -m venv --clear $(VENV); }

$(VENV)/.installed: pyproject.toml $(VENV)/bin/python
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/bin/python
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@ $(VENV)/.installed

clean:
	rm -rf site .cache $(VENV)
