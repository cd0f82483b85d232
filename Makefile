# One verb each, and each sets up what it needs: Python 3.11 or newer and make are enough.

PYTHON ?= python3
UV := $(or $(shell uv --version >/dev/null 2>&1 && command -v uv),.uv/bin/uv)
BIN := .venv/bin

# Where the machine keeps certificates, uv trusts those: it then works behind a proxy, too.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem),)
export UV_SYSTEM_CERTS ?= true
endif
# An activated environment of another project must not be touched.
unexport VIRTUAL_ENV

.PHONY: help brief serve web test check bench docs
.DELETE_ON_ERROR:

help: ## list the verbs
	@grep -hE '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /\t/' | expand -t 8

brief: .venv/.synced-runtime ## solve the Northeast Asia case, test its claims, write the brief
	$(BIN)/rason brief northeast-asia-2014

serve: .venv/.synced-runtime ## open the workbench in the browser
	@$(HAS_NODE) && $(MAKE) --no-print-directory web || echo "$(NO_NODE)"
	$(BIN)/rason serve

web: ## build the workbench (Node 20.19 or newer)
	@$(HAS_NODE) || { echo "$(NO_NODE)"; exit 1; }
	@cmp -s web/package-lock.json web/node_modules/.built-from || { \
	  (cd web && npm ci --no-audit --no-fund) && cp web/package-lock.json web/node_modules/.built-from; }
	cd web && npm run --silent build -- --logLevel warn

HAS_NODE = npm --version >/dev/null 2>&1
NO_NODE = The workbench needs Node 20.19 or newer to be built; all else runs without it.

test: .venv/.synced-dev ## run the quick tests (all: make test MARK=)
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 -m "$(MARK)"
MARK = not slow

check: .venv/.synced-dev | $(UV) ## lock file, lint, format, types, layers, docstrings
	$(UV) lock --check --offline --quiet
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -q tests/contract/test_docstrings.py

bench: .venv/.synced-bench ## measure rason beside scipy and PyPSA
	$(BIN)/python -m benchmarks

docs: .venv/.synced-docs ## build the documentation, warnings are errors
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

# A verb adds what it lacks and removes nothing (--inexact); the stamp makes a second call quick.
.venv/.synced-runtime: SYNC = --no-default-groups --extra fast --extra sensitivity
.venv/.synced-bench: SYNC = --group bench
.venv/.synced-docs: SYNC = --group docs
.venv/.synced-%: pyproject.toml uv.lock | $(UV) .venv/bin/python
	$(UV) sync --frozen --inexact $(SYNC)
	@touch $@

.venv/bin/python: | $(UV)
	@$(NEW_ENOUGH)
	$(UV) venv --python $(PYTHON) --allow-existing

.uv/bin/uv:
	@$(NEW_ENOUGH)
	$(PYTHON) scripts/fetch_uv.py

NEW_ENOUGH = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
  echo "rason needs Python 3.11 or newer, and $(PYTHON) is" \
    "$$($(PYTHON) --version 2>/dev/null || echo missing)."; \
  echo "Name another one, for example: make PYTHON=python3.12 brief"; exit 1; }
