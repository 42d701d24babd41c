# restitution: one content.yaml becomes a slide deck and a newsletter.
#
#   make            set up .venv and build output/ from content.yaml
#   make test       the same set-up, then the whole test suite
#   make check      lint, format and types        make format   put the code in shape
#   make bench      measure against the yardstick  make lock     refresh the lock files
#   make clean      remove what these commands made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

.DELETE_ON_ERROR:
.PHONY: build test check format lock bench clean

build: $(VENV)/.ready
	@$(BIN)/restitution build

test: $(VENV)/.ready-dev
	@$(BIN)/pytest

check: $(VENV)/.ready-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: $(VENV)/.ready-dev
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

bench: $(VENV)/.ready-dev
	@PYTHONPATH=tests $(BIN)/python -m bench

# The two files name every package with its hashes, for every system and Python from 3.11 on.
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --quiet

lock: export UV_CUSTOM_COMPILE_COMMAND = make lock
lock: $(VENV)/.ready-dev
	@$(LOCK) --upgrade --group build --output-file requirements.lock
	@$(LOCK) --upgrade --group dev --constraints requirements.lock \
		--output-file requirements-dev.lock

clean:
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
	@find output -mindepth 1 ! -name README.md ! -path 'output/kept*' -delete
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Il faut Python 3.11 ou plus récent ; choisir le vôtre : make PYTHON=python3.12" >&2; \
		echo "Python 3.11 or later is needed; name yours: make PYTHON=python3.12" >&2; \
		exit 1; }
	@echo "  préparation de $(VENV)…" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) uninstall --yes setuptools # which Python 3.11 brings: every start would read a part of it

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@
