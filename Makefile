# make example   builds the examples into build/ and reads them back
# make test      style, types and tests
# make exact     10,000 generated reports in shards: typeset, read back, compared; 60 a language drawn by both drivers
# make typography  200 pages of dense text per language: the rules of their lines counted
# The first run installs what is missing (Debian: TeX Live, fonts; everywhere: a Python environment in .venv).

BIN := .venv/bin
INSTALLED := .venv/.installed
PROGRAM := $(shell find src -type f ! -name '*.pyc')
REPORTS := $(filter-out %.csl.json,$(wildcard examples/*.md examples/*.json))
DATA := $(patsubst examples/%,build/%.json,$(basename $(REPORTS)))

.PHONY: example test exact typography lint clean system
.DELETE_ON_ERROR:
.PRECIOUS: build/%.pdf

example: $(DATA)
	@echo "Built in $(CURDIR)/build, each with the data read back from it:"
	@ls -1 $(DATA:.json=.pdf) $(DATA)

test: lint
	$(BIN)/pytest -n 2

exact: $(INSTALLED)
	@scripts/exact
	PARITY_REPORTS=60 $(BIN)/pytest -n 2 tests/pipeline/test_drivers.py

typography: $(INSTALLED)
	TYPOGRAPHY_PAGES=200 $(BIN)/pytest -n 2 tests/test_typography.py

lint: $(INSTALLED)
	$(BIN)/ruff check src tests benchmarks conftest.py
	$(BIN)/ruff format --check src tests benchmarks conftest.py
	$(BIN)/mypy

clean:
	rm -rf build dist .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(INSTALLED): pyproject.toml | system
	@scripts/environment

system:
	@scripts/install

build/%.pdf: examples/%.md $(PROGRAM) | $(INSTALLED) build
	$(BIN)/briefing-tex build $< -o $@

build/%.pdf: examples/%.json $(PROGRAM) | $(INSTALLED) build
	$(BIN)/briefing-tex build $< -o $@

build/%.json: build/%.pdf
	$(BIN)/briefing-tex read $< --to json -o $@

build:
	mkdir -p build
