# `make` lists the targets.
CARGO ?= cargo
AWAS = $(CARGO) run --quiet --release --locked --bin awas --
# Topics and judgements for measuring, if they are at hand; AWAS_SHARED names another place.
DEVELOPMENT = $(or $(AWAS_SHARED),../shared)/eval/ir
AWAS_INDEX_BIN = $(CARGO) run --quiet --release --locked --bin awas-index --

.DEFAULT_GOAL := help
.PHONY: help demo build index test check fmt clippy doc relevance train-status stemming bench bless lexicon clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{printf "make %-14s %s\n", $$1, $$2}'

demo: build ## build, index the sample articles, answer a query
	$(AWAS_INDEX_BIN) build seeds
	$(AWAS) search -n 2 pencopotan camat

build: ## build both programs, optimised
	$(CARGO) build --release --locked --bins

index: build ## index the sample articles into ./index
	$(AWAS_INDEX_BIN) build seeds

test: ## run all tests
	$(CARGO) test --locked

check: fmt clippy test doc ## everything that must hold before a commit

fmt: ## is the code formatted?
	$(CARGO) fmt --all -- --check

clippy: ## lints, warnings denied
	$(CARGO) clippy --locked --all-targets -- -D warnings

doc: ## build the documentation, warnings denied
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --no-deps

relevance: ## score the ranking and the annotations, on development sets too if they are at hand
	$(CARGO) test --locked --test suite -- --nocapture --test-threads=1 relevance annotations
	@if [ -d $(DEVELOPMENT) ]; then \
		$(CARGO) build --quiet --locked --release --bins && \
		$(CARGO) run --quiet --locked --release --example evaluate -- $(DEVELOPMENT) target/development $(ACCEPT); \
	else echo "$(DEVELOPMENT) is not there: the development sets are left out"; fi

train-status: ## train again what tells the status of a sanction, and measure it
	$(CARGO) run --quiet --locked --release --example train_status -- $(DEVELOPMENT)/../.. target/train-status --write

stemming: ## score the stemmer, as far as gold data is at hand
	$(CARGO) test --locked --test suite stemming -- --nocapture

bench: ## measure speed against other systems, in one run
	$(CARGO) bench --locked

bless: ## accept the present outputs and scores as expected ones
	AWAS_BLESS=1 $(CARGO) test --locked --test suite

lexicon: ## make the root table again from Debian's hunspell-id
	src/lexicon/language/import-hunspell-id.sh

clean: ## remove build products and the index
	$(CARGO) clean
	rm -rf index/current index/lock index/generation-*
