# Two commands do for most: make demo (the program), make test (its tests). Python 3.11-3.13 and make are all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
# The locked versions, wheels only: nothing is compiled here. Inexact: installing the program keeps the test tools.
SYNC := UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --locked --no-build --inexact --quiet --python $(BIN)/python

.PHONY: install demo test check format eval bench screenshots clean

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: uv

$(VENV)/installed: $(BIN)/uv pyproject.toml uv.lock
	$(SYNC)
	touch $@

$(VENV)/installed-dev: $(BIN)/uv pyproject.toml uv.lock
	$(SYNC) --group dev
	touch $@ $(VENV)/installed

install: $(VENV)/installed

demo: install
	$(BIN)/asreported demo

test: $(VENV)/installed-dev
	$(BIN)/pytest -n 2

check: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

eval: $(VENV)/installed
	$(SYNC) --group evaluation
	$(BIN)/python -m evaluation.run --shared $(SHARED) --intervals

bench: $(VENV)/installed
	$(BIN)/python -m benchmarks.reading

screenshots: $(VENV)/installed-dev
	rm -f build/example.db && mkdir -p build
	ASREPORTED_CASE=build/example.db $(BIN)/asreported add examples/hostage-crisis
	$(BIN)/python -m tests.desk.screenshots build/example.db docs/screenshots

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
