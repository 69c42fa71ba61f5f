# Two commands: `make draft` runs the main job on samples/, `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin
SOURCES ?= samples

.PHONY: draft test bench-ingest bench-facts setup setup-test lock clean

draft: .venv/.ready
	$(BIN)/plainpaper draft $(SOURCES)

# The tests start hundreds of processes: each begins sooner where Python keeps what it compiled.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	# The types are checked beside the tests; four workers on two cores, for many tests wait for a process or a clock.
	$(BIN)/mypy & types=$$!; $(BIN)/pytest -n 4 --dist worksteal; tests=$$?; wait $$types && exit $$tests

# Study facts against hand labels of the papers beside this checkout; ARGS=--update raises the floors.
bench-facts: .venv/.ready-test
	$(BIN)/python -m tools.bench_facts $(ARGS)

# Drafts written without a model, against summaries by people and hand-labelled facts; ARGS=--update raises the floors.
.PHONY: bench-draft
bench-draft: .venv/.ready-test
	$(BIN)/python -m tools.bench_draft $(ARGS)

setup: .venv/.ready
setup-test: .venv/.ready-test

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-test: .venv/.ready requirements-dev.lock tools/install-browser tools/install-postgres
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	tools/install-browser
	tools/install-postgres
	@touch $@

.PHONY: bench-readers
bench-readers: .venv/.ready
	$(BIN)/python tools/bench_readers.py --real ../shared/data

lock:
	$(BIN)/python tools/lock.py

# Scores PDF reading against known texts, beside pypdf's own; `ARGS=--update` raises the floors in tests/gates.
bench-ingest: .venv/.ready-test
	PYTHONPATH=tests $(BIN)/python -m bench.ingest $(ARGS)

# Renews the excerpt of a draft that the README shows.
.PHONY: readme-excerpt
readme-excerpt: .venv/.ready
	$(BIN)/python -m tools.readme_excerpt

# Measures each rule on the pairs beside this checkout, for `plainpaper rules`; then renew the page.
.PHONY: bench-rules
bench-rules: .venv/.ready-test
	$(BIN)/python -m tools.bench_rules

# Renews docs/rules.md from the table of rules.
.PHONY: rules-page
rules-page: .venv/.ready
	$(BIN)/python -m tools.rules_page

clean:
	rm -rf .venv

# What the checks find of planted errors, and how often they cry wolf; `ARGS=--update` raises the floors in tests/gates.
.PHONY: bench-checks
bench-checks: .venv/.ready-test
	$(BIN)/python -m tools.bench_checks $(ARGS)

.PHONY: bench-hostile
bench-hostile: .venv/.ready-test
	$(BIN)/python tools/bench_hostile.py $(ARGS)

# Spoils samples and reads them; `make soak MINUTES=10 FOLDERS="samples /papers"`.
MINUTES ?= 2
FOLDERS ?= samples
.PHONY: soak
soak: .venv/.ready-test
	nice -n 15 $(BIN)/python tools/fuzz_ingest.py --minutes $(MINUTES) $(FOLDERS)
	$(BIN)/python tools/soak_engine.py

# Runs papers through runner, guard and store with a model that only waits, beside the ideal; `ARGS=--long` for 10,000.
.PHONY: bench-run
bench-run: .venv/.ready-test
	$(BIN)/python tools/bench_run.py $(ARGS)
