# Two commands for everyone: `make run` and `make test`. Needs Python 3.11 or later, git and make; the rest it fetches.
PY := .venv/bin/python
CHECKED := odop_desktop tests tools
WORKERS := -n auto --dist worksteal
RUNS := tests/simulator

.PHONY: help run test check format slow soak bench build locale lock clean run-env dev-env

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

run: run-env ## make the practice office in ./office and do the main job on it
	@sh tools/system.sh run
	@$(PY) -m tools.run_demo

test: dev-env ## the tests alone, on every core
	@sh tools/system.sh test
	@$(PY) -m pytest -q $(WORKERS)

check: dev-env ## format, lint, types, words, tests
	@$(PY) -m ruff format --check --quiet $(CHECKED)
	@$(PY) -m ruff check --quiet $(CHECKED)
	@$(PY) -m mypy --no-error-summary -p odop_desktop -p tools
	@$(PY) -m tools.locale --check
	@$(MAKE) --no-print-directory test

format: dev-env ## put the code in its usual form
	@$(PY) -m ruff check --fix --quiet $(CHECKED); $(PY) -m ruff format --quiet $(CHECKED)

slow: dev-env ## the slow tests: the bundle, the big figures that CI can bear
	@sh tools/system.sh test
	@sh tools/system.sh slow
	@sh tools/system.sh build
	@$(PY) -m pytest -q -m slow --ignore=$(RUNS)
	@$(PY) -m pytest -q -m slow $(WORKERS) $(RUNS)

soak: dev-env ## the big figures, by hand
	@sh tools/system.sh test
	@sh tools/system.sh slow
	@ODOP_SOAK=1 $(PY) -m pytest -q -m slow --ignore=$(RUNS) --durations=10
	@ODOP_SOAK=1 $(PY) -m pytest -q -m slow $(WORKERS) $(RUNS)

bench: dev-env ## speed beside raw baselines, as a table
	@sh tools/system.sh bench
	@$(PY) -m tools.bench

build: dev-env ## the one-folder bundle, in dist/odop-desktop
	@sh tools/system.sh build
	@$(PY) -m PyInstaller --noconfirm --log-level ERROR build.spec
	@echo dist/odop-desktop/odop-desktop

locale: dev-env ## compile the words after a .po file changed
	@$(PY) -m tools.locale

lock: dev-env ## compile both lock files anew after pyproject.toml changed
	@sh tools/lock.sh

clean: ## remove what the other targets made, but never an office
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

run-env:
	@sh tools/venv.sh requirements.lock

dev-env:
	@sh tools/venv.sh requirements-dev.lock
