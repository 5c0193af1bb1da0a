# `make demo` and `make test` are all a newcomer needs: both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint docs reports glossaries messages wordpress-plugin clean

demo: $(VENV)/ready
	@$(BIN)/tqcheck score samples/kk-en/briefing.tsv --fail-on never
	@$(BIN)/tqcheck score samples/kk-en/briefing.tsv --fail-on never --format html -o demo.html
	@echo "The same report as a page: demo.html"

test: $(VENV)/ready
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The page of every check, from the checks themselves; what the service takes and answers, from the service.
docs: $(VENV)/ready
	$(BIN)/python tools/write_check_pages.py
	$(BIN)/python tools/write_openapi.py

# The expected reports of samples/, from the program as it is: read the difference before you commit it.
reports: $(VENV)/ready
	$(BIN)/python tools/write_reports.py

# The forms of the default glossaries' words, from the dictionaries of inflection.
glossaries: $(VENV)/ready
	$(BIN)/python tools/expand_glossaries.py

# What tqcheck says, gathered into the catalogues of tqcheck/locale; says what they lack.
messages: $(VENV)/ready
	$(BIN)/python tools/extract_messages.py

# The plug-in as a zip that WordPress installs: Plugins → Add New → Upload.
wordpress-plugin:
	rm -rf dist/wordpress && mkdir -p dist/wordpress
	cp -r integrations/wordpress/tqcheck dist/wordpress/
	cp LICENSE dist/wordpress/tqcheck/
	cd dist/wordpress && $(PYTHON) -m zipfile --create ../tqcheck-wordpress.zip tqcheck
	@echo dist/tqcheck-wordpress.zip

clean:
	rm -rf $(VENV) demo.html dist

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@
