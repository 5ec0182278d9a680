# `make` sets up and regenerates output/; `make test` sets up and tests. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

SOURCES := $(wildcard rulings/*.txt)
STEMS := $(notdir $(basename $(SOURCES)))
RESULTS := $(foreach stem,$(STEMS),output/$(stem).json output/$(stem).akn.xml)
CODE := $(shell find pipeline -type f ! -name '*.pyc') $(wildcard schemas/*.sch schemas/*.json)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all test check schemas bench clean help

all: $(RESULTS) ## regenerate output/ from rulings/ (what is stale)

# One run makes both files: a pattern rule with two targets is run once for both.
output/%.json output/%.akn.xml: rulings/%.txt $(CODE) | $(READY)
	$(BIN)/qauly convert $< --out output

# A person's decisions are input too.
$(foreach f,$(wildcard rulings/*.decisions.toml),$(eval $(f:rulings/%.decisions.toml=output/%.json) $(f:rulings/%.decisions.toml=output/%.akn.xml): $(f)))

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'qauly needs Python 3.11 or newer; name one: make PYTHON=python3.11'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'cannot make $(VENV); on Debian: apt-get install python3-venv'; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,lint]'
	@touch $@

test: $(READY) ## run the tests
	$(BIN)/pytest

check: $(READY) ## lint and type-check
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

schemas: $(READY) ## regenerate the published schema and the page of codes
	$(BIN)/python -m pipeline.check.published

bench: $(READY) ## measure speed, memory and the repair of displaced runs
	$(BIN)/python -m tests.bench

clean: ## remove what was set up, not what was made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
