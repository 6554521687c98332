# make demo    install what is missing, build, read the example, write Output/
# make test    install what the tests need and run them all
# make evaluate   accuracy of extraction on the gold graphs beside the project (../shared), into Training/EXTRACTION.md
# make score   the figures on gold/dev alone
# make lint    formatting and style
# make docs    the RDF library's documentation, into .build/docs
# make conformance   docs/conformance.md, from the W3C's suites beside the project (../shared)
# make fuzz READER=turtle   looks for inputs that the reader cannot take (Fuzzing/README.md)
# make vocabulary   the page of the vocabulary, from docs/vocabulary/entente.ttl
# make install PREFIX=/usr/local
# make train   train the English model's weights anew (an hour and a half on two cores)

PREFIX ?= /usr/local
SHARED ?= ../shared
PYTHON := .venv/bin/python
ENTENTE := .build/release/entente
# One configuration for everything, so that nothing is built twice. Debug builds would make the tests crawl.
FLAGS := -c release -Xswiftc -enable-testing
BUILD_PACKAGES := binutils ca-certificates git libc6-dev libcurl4 libgcc-12-dev libncurses6 libsqlite3-0 libxml2 \
	fonts-liberation libexpat1-dev libgraphviz-dev libopenblas-dev librsvg2-dev libsqlite3-dev libssl-dev libxml2-dev pkg-config
TEST_PACKAGES := $(BUILD_PACKAGES) chromium graphviz python3-venv

.PHONY: demo test build evaluate score lint docs conformance fuzz vocabulary install train clean packages test-packages

demo: build
	Examples/demo.sh $(ENTENTE)

build: packages
	swift build $(FLAGS) --product entente

# Debian packages are asked for only where one is missing, so that a second run needs neither network nor root.
packages:
	@scripts/install-packages.sh $(BUILD_PACKAGES)

test-packages:
	@scripts/install-packages.sh $(TEST_PACKAGES)

$(PYTHON):
	python3 -m venv --clear .venv || { rm -rf .venv; exit 1; }

# The tests compare with readers that others wrote.
.venv/tests: Tests/requirements.txt | $(PYTHON)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
	touch $@

test: test-packages
	$(MAKE) .venv/tests
	$(PYTHON) scripts/vocabulary_page.py --check
	$(PYTHON) Tests/Shapes/test_shapes.py
	$(PYTHON) scripts/check_rdf.py Output/graph.ttl Output/graph.nt Output/graph.jsonld
	ENTENTE_PYTHON="$(CURDIR)/$(PYTHON)" ENTENTE_SHARED="$(SHARED)" swift test $(FLAGS)

vocabulary: test-packages
	$(MAKE) .venv/tests
	$(PYTHON) scripts/vocabulary_page.py

docs: packages
	swift build $(FLAGS) --target RDF
	scripts/docs.sh .build/release/Modules .build/docs

conformance: packages
	ENTENTE_CONFORMANCE=write ENTENTE_SHARED="$(SHARED)" swift test $(FLAGS) --filter '(RDFTests.*(W3C|JSONLDSuite)|SPARQLSuiteTests|ProtocolSuiteTests)'

# All readers, one after the other, unless READER names one.
fuzz: packages
	Fuzzing/run.sh "$(SHARED)" $(READER)

# Fitting the weights takes numpy, in the version that training has.
.venv/evaluate: Training/requirements.txt | $(PYTHON)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check "$$(grep '^numpy=' Training/requirements.txt)"
	touch $@

# PLOVER=file of marked pairs, in the form of ../shared/data/plv/PLV_train.tsv. EVALUATE_OPTIONS: see the script.
EVALUATE = $(PYTHON) Training/evaluate_extraction.py --shared $(SHARED) --entente $(ENTENTE) $(if $(PLOVER),--plover $(PLOVER))
evaluate: build test-packages
	$(MAKE) .venv/evaluate
	$(EVALUATE) --out Training/EXTRACTION.md --figure docs/confidence.svg $(EVALUATE_OPTIONS)

score: build test-packages
	$(MAKE) .venv/evaluate
	$(EVALUATE) --only dev

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Snippets Fuzzing/Package.swift Fuzzing/Sources

install: build
	scripts/install.sh "$(DESTDIR)$(PREFIX)"

.venv/train: Training/requirements.txt | $(PYTHON)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Training/requirements.txt
	touch $@

# TRAIN_OPTIONS=--without-conll leaves out CoNLL-2003. The working folder keeps the last checkpoints.
WORK ?= /tmp/entente-training
train: test-packages
	$(MAKE) .venv/train
	$(PYTHON) Training/train.py --shared $(SHARED) --work $(WORK) --out Sources/English/Model \
		--fixture Tests/EnglishTests/Fixtures/logits.json $(TRAIN_OPTIONS)
	$(PYTHON) Training/roots.py --shared $(SHARED) --model Sources/English/Model \
		--fixture Tests/EnglishTests/Fixtures/roots.json
	swift build $(FLAGS) --product entente
	$(PYTHON) Training/evaluate.py --shared $(SHARED) --entente $(ENTENTE) --minutes `cat $(WORK)/minutes` \
		--out Training/RESULTS.md

clean:
	rm -rf .build .venv
