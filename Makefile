# Everything a newcomer needs: `make demo`, `make test`.
# The rest is for those who change the code: `make check`, `make bench`, `make lock`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lint types tests docs bench reference readme lock clean

demo: $(READY)
	$(BIN)/servanda demo demo

test: check

check: lint types tests docs

# The environment is made anew whenever the locked dependencies change.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

tests: $(READY)
	$(BIN)/python -m pytest -n 2

docs: $(READY)
	$(BIN)/mkdocs build --strict --quiet --site-dir build/site

# Scores every stage on the corpora beside the project and rewrites docs/accuracy.md.
bench: $(READY)
	$(BIN)/python -m bench.run

# Rewrites the page of commands from what the commands say of themselves.
reference: $(READY)
	$(BIN)/python -m servanda.cli.reference > docs/reference/commands.md

# Pastes the demo's real output into the README.
readme: $(READY)
	$(BIN)/python -m bench.readme

# Pins every dependency with its hashes; run it after changing pyproject.toml.
lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" pyproject.toml build-requirements.in -o requirements.lock

clean:
	rm -rf $(VENV) build demo
