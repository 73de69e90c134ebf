# Amends. `make help` lists the targets; the text after ## is what it prints.

# check and test build with the same flags, so the second finds everything built.
STRICT := AMENDS_STRICT=1

SEED ?= 1
STORES ?= 5
DAYS ?= 30
FILE ?=
MAPPING ?=

.DEFAULT_GOAL := help
.PHONY: help deps build release demo test test-full check requirements format bench simulate clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

deps: ## install libsqlite3-dev and zlib1g-dev through apt where they are missing
	@tools/install-dependencies

build: deps ## build a debug binary: .build/debug/amends
	swift build --product amends

release: deps ## build an optimised binary: .build/release/amends
	swift build -c release --product amends
	@echo "The program is .build/release/amends"

demo: build ## five stores and a head office, offline, then synced; FILE=… MAPPING=… takes a real file instead
	.build/debug/amends demo $(if $(FILE),--file '$(FILE)') $(if $(MAPPING),--mapping '$(MAPPING)')

test: deps ## the tests, in minutes
	$(STRICT) swift test

test-full: deps ## the tests with far more random histories and crashes, in an hour or so
	$(STRICT) AMENDS_TESTS=full swift test

check: deps ## format, import directions, and a build in which warnings are errors
	tools/check-format
	tools/check-imports --self-test
	tools/check-imports
	tools/requirements --self-test
	$(STRICT) swift build --build-tests

requirements: ## which tests show each row of tools/requirements.tsv; fails where one has none
	@tools/requirements

format: ## write every Swift file as .swift-format wants it
	tools/check-format --fix

bench: deps ## the benchmarks: one line of JSON for each figure
	swift run -c release --package-path tools/benchmarks amends-benchmarks

simulate: build ## a chain of stores on virtual time: SEED=… STORES=… DAYS=…; the same seed gives the same run
	.build/debug/amends simulate --seed $(SEED) --stores $(STORES) --days $(DAYS)

clean: ## remove what was built here and the demo's data; downloaded packages stay
	swift package clean
	rm -rf demo
