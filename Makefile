# make run: chat with the sample article in a minute or two. make test: everything that is checked.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DB ?= claims.db
export CLAIMS_DB ?= $(DB)

.PHONY: run test lint format docs ask bench clean

# Reinstalled only when the list of dependencies changes; the code itself is used in place.
$(STAMP): pyproject.toml
	@echo "Installing into $(VENV) (a minute or two, once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@

run: $(STAMP)
	@$(BIN)/claims add seeds
	@if [ -n "$$TELEGRAM_BOT_TOKEN" ] || grep -qs '^TELEGRAM_BOT_TOKEN=.' .env; then \
		exec $(BIN)/python -m bot; \
	else \
		echo "No TELEGRAM_BOT_TOKEN: get one from @BotFather (send /newbot) and put it into .env. Until then, ask me here."; \
		exec $(BIN)/claims chat; \
	fi

ask: $(STAMP)
	@$(BIN)/claims ask "$(Q)"

# Four at a time: most of the slow tests wait for a process or a clock. The tests of one file stay together.
test: $(STAMP)
	$(BIN)/python -m pytest -n 4 --dist loadfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP)
	@$(BIN)/python -m claims.cli.manual > docs/cli.md
	@$(BIN)/python -m docs.screens

bench: $(STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m bench $(NAME)

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
