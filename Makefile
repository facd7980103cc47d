# `make run` and `make test` do all the set-up they need: a virtual environment in .venv, filled
# by uv when it is there and by pip when it is not.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: help run test check fix bench soak budgets figures boundaries clean

help:
	@echo "make run      start the app at http://127.0.0.1:$(PORT)"
	@echo "make test     linter, types and every test, on SQLite and PostgreSQL and in a browser"
	@echo "make check    linter and types only; changes nothing"
	@echo "make fix      put style right"
	@echo "make figures  read the published files again (FROM=folder)"
	@echo "make bench    how fast it is: server, browser, many readers (docs/performance.md)"
	@echo "make soak     half an hour of readers; whether memory stays (MINUTES=30 SESSIONS=20)"
	@echo "make budgets  record what every page may cost, where a change is meant"
	@echo "make boundaries  make the map files again (FROM=folder)"
	@echo "make clean    remove the virtual environment and caches, never the database"

run: $(VENV)/.app
	@echo "Open http://127.0.0.1:$(PORT)"
	@$(BIN)/streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT)

test: $(VENV)/.dev
	@for one in chromium-headless-shell chromium chromium-browser; do command -v $$one && break; done \
	  >/dev/null || \
	  { echo "The browser tests need Chromium: install the system package" \
	         "chromium-headless-shell or chromium (Debian: apt-get install chromium)."; test -z "$$CI"; }
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m tests

check: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

fix: $(VENV)/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.bench

soak: $(VENV)/.dev
	@$(BIN)/python -m tests.bench.soak

budgets: $(VENV)/.dev
	@$(BIN)/python -m tests.bench.budgets

figures: $(VENV)/.app
	@test -n "$(FROM)" || { echo "Say where the published files are: make figures FROM=folder"; exit 2; }
	@$(BIN)/python -m eip_data extract --from $(FROM)

boundaries: $(VENV)/.app
	@test -n "$(FROM)" || { echo "Say where the published files are: make boundaries FROM=folder"; exit 2; }
	@$(BIN)/python -m geo.build --from $(FROM)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Python 3.11, 3.12 or 3.13 is needed; say which with make PYTHON=python3.12."; exit 1; }
	@if command -v uv >/dev/null; then uv venv --quiet --python $(PYTHON) $(VENV); \
	else $(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python cannot make a virtual environment: install the system" \
	    "package python3-venv (Debian, Ubuntu: apt-get install python3-venv)."; exit 1; }; fi

$(VENV)/.app: requirements.txt | $(BIN)/python
	@$(call install,requirements.txt)
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt | $(BIN)/python
	@$(call install,requirements-dev.txt)
	@touch $@ $(VENV)/.app

define install
echo "Installing $(1) …"; \
if command -v uv >/dev/null; then uv pip install --quiet --python $(BIN)/python -r $(1); \
else $(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(1); fi
endef
