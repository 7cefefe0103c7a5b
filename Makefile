# make demo    sets docgen up and makes the statements of an invented case, in demo/
# make test    sets up what the tests need too, and runs them all
# make bench   measures docgen against other ways of doing the same; writes out/bench.json
# make soak    searches long for inputs that break a law
# make clean   removes all that make has made here
#
# Each can be run again: what is there is kept. System packages are installed with apt where this user may.
.POSIX:
.NOTPARALLEL:  # apt and pip each allow one run at a time
.PHONY: demo test bench soak check-style clean
.SUFFIXES:

CASE = brandini-lopes
PYTHON =
VENV = .venv
BIN = $(VENV)/bin
TOOLS = .tools
PIP = -m pip --disable-pip-version-check --no-input -q install
# Test use only. veraPDF wants java, javac, JAXB and unzip; the bridge to Writer wants the system's own python3 (python3-uno).
TEST_PACKAGES = fonts-liberation libreoffice-writer libreoffice-calc python3-uno default-jdk-headless libjaxb-java libpdfbox2-java unzip poppler-utils qpdf tesseract-ocr libimage-exiftool-perl
# A tool that brings PyMuPDF (AGPL) lives apart, so that docgen can never import it.
OUTLOUD = outloud==0.2.1
# A change of what is wanted makes what is there stale.
KEY != cat pyproject.toml Makefile docgen/workflow/libraries.txt | cksum | cut -d ' ' -f 1
LIBRARIES != sed -n 's/^\(lib[^ ]*\) .*/\1/p' docgen/workflow/libraries.txt

demo: $(VENV)/ready-$(KEY)
	@sh .ci/packages $(LIBRARIES)
	@rm -rf demo/$(CASE) && mkdir -p demo && cp -R fixtures/cases/$(CASE) demo/$(CASE)
	@echo '> docgen check demo/$(CASE)'
	@$(BIN)/docgen check demo/$(CASE) || test $$? -eq 1
	@echo '> docgen statement demo/$(CASE)'
	@$(BIN)/docgen statement demo/$(CASE) || test $$? -eq 1
	@echo; echo 'The case is demo/$(CASE)/case.yaml; what was made of it:'; find demo/$(CASE)/out -type f ! -name '.*' | sort

test: $(VENV)/test-ready-$(KEY) $(TOOLS)/ready-$(KEY)
	@sh .ci/packages $(LIBRARIES) $(TEST_PACKAGES)
	@fault=0; for step in 'ruff check .' 'ruff format --check .' mypy 'pytest -n 2'; do \
	  echo "> $$step"; PATH="$$PWD/$(BIN):$$PATH" $(BIN)/$$step || fault=1; \
	done; exit $$fault  # all that is wrong, in one run

bench: $(VENV)/test-ready-$(KEY)
	@$(BIN)/python -m tests.bench

soak: $(VENV)/test-ready-$(KEY)
	@sh .ci/packages $(LIBRARIES) $(TEST_PACKAGES)
	@$(BIN)/pytest -n 2 -p tests.soak.plugin

$(VENV)/ready-$(KEY):
	@sh .ci/packages $(LIBRARIES)
	@python=$$(PYTHON='$(PYTHON)' sh .ci/python) && { $(BIN)/python -m pip -V >/dev/null 2>&1 || "$$python" -m venv --clear $(VENV); }
	@echo 'installing docgen into $(VENV)'
	@$(BIN)/python $(PIP) --editable .
	@$(BIN)/python -m compileall -q docgen  # as pip does for what it copies
	@rm -f $(VENV)/ready-* && touch $@

$(VENV)/test-ready-$(KEY): $(VENV)/ready-$(KEY)
	@sh .ci/packages $(TEST_PACKAGES)
	@echo 'installing what the tests need into $(VENV)'
	@$(BIN)/python $(PIP) --editable '.[test]'
	@rm -f $(VENV)/test-ready-* && touch $@

$(TOOLS)/ready-$(KEY): $(VENV)/test-ready-$(KEY)
	@echo 'installing the checkers of finished files into $(TOOLS)'
	@$(TOOLS)/outloud/bin/python -m pip -V >/dev/null 2>&1 || $(BIN)/python -m venv --clear $(TOOLS)/outloud
	@$(TOOLS)/outloud/bin/python $(PIP) $(OUTLOUD)
	@PATH="$$PWD/$(BIN):$$PATH" bash tests/tools/verapdf/verapdf ua1
	@rm -f $(TOOLS)/ready-* && touch $@

clean:
	rm -rf $(VENV) $(TOOLS) .cache demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find docgen tests -name __pycache__ -type d -prune -exec rm -rf {} +
