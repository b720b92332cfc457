# Everything starts from here; each target prepares what it needs (see .ci/bootstrap).

BIN := .venv/bin
OLD := fixtures/dossier/joint-motion.nl.txt
NEW := fixtures/dossier/adopted.nl.txt
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test lint coverage mutants clean ready-run ready-dev

help: ## what can be made
	@sed -n 's/^\([a-z]*\): .*## /make \1\t/p' $(firstword $(MAKEFILE_LIST))

demo: ready-run ## compare the example texts; the redline as HTML, PDF and JSON in demo/
	@mkdir -p demo
	$(BIN)/clausewise diff $(OLD) $(NEW) -o demo/redline.html -o demo/redline.pdf -o demo/redline.json --force
	@$(BIN)/clausewise diff $(OLD) $(NEW) --format term
	@printf '\nHTML: %s\nPDF:  %s\n' "$(CURDIR)/demo/redline.html" "$(CURDIR)/demo/redline.pdf"

test: ready-dev ## run the tests, one process a core; more for pytest by ARGS="-k words"
	@$(BIN)/python -m pytest -q -rs -n auto --dist loadgroup $(ARGS)

lint: ready-dev ## style, types and direction of imports; runs all four checks, fails if one does
	@status=0; \
	check() { echo "$$*"; $(BIN)/"$$@" || status=1; }; \
	check ruff check .; \
	check ruff format --check .; \
	check mypy; \
	check lint-imports --no-logo; \
	exit $$status

coverage: ready-dev ## run the tests and say which lines and branches of our own code they reach
	@$(BIN)/coverage erase
	@CLAUSEWISE_TEST_PATIENCE=$${CLAUSEWISE_TEST_PATIENCE:-15} \
	$(BIN)/coverage run -m pytest -q -rs -n auto --dist loadgroup $(ARGS); status=$$?; \
	$(BIN)/coverage combine -q; $(BIN)/coverage report; exit $$status

mutants: ready-dev ## change the judging and applying code and see whether a test notices; a sample by ARGS="--sample 40"
	@$(BIN)/python -m tests.mutation.run $(ARGS)

clean: ## remove the environment, the demo, build leftovers and caches
	rm -rf .venv demo build dist ./*.egg-info
	rm -rf .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready-run:
	@sh .ci/bootstrap run

ready-dev:
	@sh .ci/bootstrap dev
