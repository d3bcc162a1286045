# `make run` serves the application, `make test` proves it; both do their own set-up.
PORT ?= 8501
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
RUN_STAMP := .venv/.installed
DEV_STAMP := .venv/.installed-dev

.PHONY: install run dev test check bench demo pictures browser clean

install: $(RUN_STAMP)

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Five Steps needs Python 3.11 or newer, and none was found. Install it, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python could not make .venv. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(RUN_STAMP): .venv/bin/python pyproject.toml constraints.txt
	@echo "Setting up Five Steps. This takes a minute or two, once."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(DEV_STAMP): .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(RUN_STAMP) $@

run: $(RUN_STAMP)
	$(BIN)/fivesteps serve --port $(PORT)

dev: $(DEV_STAMP)
	PYTHONPATH=$(CURDIR) $(BIN)/streamlit run app.py --server.port $(PORT) --server.fileWatcherType auto

demo: $(RUN_STAMP)
	$(BIN)/fivesteps demo

check: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n 2 -m 'not browser and not slow'

browser: $(DEV_STAMP)
	@sh tests/journeys/install_browser.sh

test: $(DEV_STAMP) browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n 2

pictures: $(DEV_STAMP) browser
	FIVESTEPS_PICTURES=1 $(BIN)/python -m pytest -q tests/journeys/test_pictures.py

bench: $(DEV_STAMP)
	@for b in bench/bench_*.py; do n=$$(basename $$b .py); echo "== $$n"; $(BIN)/python -m bench.$$n || exit 1; done

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .hypothesis
