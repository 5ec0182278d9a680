# `make` sets up and regenerates output/; `make test` sets up and tests. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSED := output/.qauly/rulings.db
PORT ?= 8001

.DEFAULT_GOAL := all
.PHONY: site browse all compiled test check schemas bench model trust faults fuzz mutate sbom audit clean help

all: compiled ## regenerate output/ from rulings/ (what is stale, by content)
	@$(BIN)/qauly build rulings --out output

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'qauly needs Python 3.11 or newer; name one: make PYTHON=python3.11'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'cannot make $(VENV); on Debian: apt-get install python3-venv'; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,lint]'
	@touch $@

# pip compiles no editable package, and where no bytecode may be written each
# command would compile hundreds of files anew, a quarter of its time.
compiled: $(READY)
	@$(BIN)/python -m compileall -q pipeline

test: compiled ## run the tests
	$(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist loadfile

check: $(READY) ## lint and type-check
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

schemas: $(READY) ## regenerate the published schema and the page of codes
	$(BIN)/python -m pipeline.check.published

bench: $(READY) ## measure speed, memory, the repair of displaced runs, and damaged files
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_damage

site: all ## make the static site of output/ in output/site/
	@$(BIN)/qauly site output --out output/site

model: $(READY) ## learn the models of displaced runs anew; TEXT=DIR has further texts
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[model]'
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.model $(TEXT)

browse: $(READY) ## look at output/ in a browser; PORT=8001
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[browse]'
	$(BIN)/qauly load sqlite:///$(BROWSED) output
	$(BIN)/datasette serve $(BROWSED) --metadata pipeline/browse/metadata.yml --plugins-dir pipeline/browse/plugins --port $(PORT)

trust: $(READY) ## measure what is right, told and wrong in silence, inference by inference
	$(BIN)/python -m tests.trust

faults: $(READY) ## disturb builds in every way and hold them against undisturbed ones; OPTIONS="--rulings 200"
	$(BIN)/python -m tests.faults $(OPTIONS)

fuzz: $(READY) ## fuzz every kind of input for two hours; OPTIONS="--seconds 600 --only text pdf"
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[fuzz]'
	nice $(BIN)/python -m tests.fuzz $(OPTIONS)

mutate: $(READY) ## put faults into the code, and tell which no test notices; OPTIONS="--each 10 --only cite"
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[mutate]'
	nice $(BIN)/python -m tests.mutate $(OPTIONS)

sbom audit: $(READY) ## list the packages that come with qauly (dist/qauly.cdx.json); ask what is known against them
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[supply]'
	$(BIN)/python -m tests.supply $@

clean: ## remove what was set up, not what was made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## show this help
	@awk -F ':.*## ' '/^[a-z ]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
