# Torii: build the website, run the tests. "make help" lists what there is.

SWIFT ?= swift
JOBS ?= $(shell nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
TORII := .build/release/torii
BENCHMARKS := Benchmarks/.build/release/Benchmarks
BROWSER := .build/browser
FORMATTED := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.DEFAULT_GOAL := help
.PHONY: help libraries torii site test test-copied test-address test-thread test-browser \
	check-html check-feeds check-pages format check-format profile bench bench-counts bench-generator \
	bench-startup bench-page clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

libraries: ## Install libcmark, libyaml and zlib where they are missing
	@.ci/install-libraries.sh

torii: libraries ## Build the command in release mode
	$(SWIFT) build -c release --product torii -j $(JOBS) \
		$$(SWIFT='$(SWIFT)' .ci/runtime-flags.sh) $$(SWIFT='$(SWIFT)' .ci/start-flags.sh) \
		$$(.ci/allocator-flags.sh) $$(SWIFT='$(SWIFT)' .ci/profile-flags.sh)

# Posts dated after today's date are built too: the clock of the machine must not decide.
site: torii ## Build the website in site/ into site/public/
	$(TORII) build --source site --future
	@echo "The website is in site/public. To look at it:"
	@echo "  $(TORII) serve --source site --future --open"

test: libraries ## Run all tests
	$(SWIFT) test -j $(JOBS)

# Each kind of build has a folder of its own, so that they do not undo one another.
test-copied: libraries ## Test the engine with borrowed values copied
	$(SWIFT) test -j $(JOBS) --scratch-path .build/copied -Xswiftc -DTORII_COPIES_PLACES \
		--filter ToriiTests

# The sanitizer's fake stack would hide how much of the real one is in use. XCTest itself leaks; our
# own leaks have tests of their own.
test-address: libraries ## Test the engine under the address sanitizer
	ASAN_OPTIONS=detect_stack_use_after_return=0:detect_leaks=0 $(SWIFT) test -j $(JOBS) \
		--scratch-path .build/address --sanitize=address --filter ToriiTests

test-thread: libraries ## Test parallel renders under the thread sanitizer
	$(SWIFT) test -j $(JOBS) --scratch-path .build/thread --sanitize=thread \
		--filter 'ToriiTests\.(ParallelRender|SharedModule|FrozenContext|Loader|AsyncRender)'

test-browser: torii ## Test the preview in a browser; installs Chromium and Playwright if missing
	@.ci/install-browser.sh $(BROWSER)
	$(BROWSER)/bin/python -m unittest discover --start-directory Tests/Browser --pattern '*_test.py'

check-html: ## Check all pages of the website and of a specimen with html5lib
	@.ci/install-page-tools.sh
	$$(.ci/page-python.sh) Tests/Pages/check_html.py

check-feeds: ## Check feeds and sitemaps with xmllint and the rules of their specifications
	@.ci/install-page-tools.sh
	$$(.ci/page-python.sh) Tests/Pages/check_feeds.py

check-pages: torii ## Check all pages with html5lib, the Nu checker and axe-core in Chromium
	@.ci/install-browser.sh $(BROWSER)
	@.ci/install-page-tools.sh $(BROWSER)
	$(BROWSER)/bin/python Tests/Pages/check_html.py
	$(BROWSER)/bin/python Tests/Pages/check_accessibility.py

format: ## Format the sources
	$(SWIFT) format --in-place --parallel --recursive $(FORMATTED)

check-format: ## Fail where a source is not formatted
	$(SWIFT) format lint --strict --parallel --recursive $(FORMATTED)

# Before a release, and for a new version of Swift. Takes some minutes.
profile: libraries ## Record for the compiler which code runs often
	SWIFT='$(SWIFT)' .ci/record-profile.py

# Always asked, because only Swift knows what it depends on.
.PHONY: $(BENCHMARKS)
$(BENCHMARKS):
	$(SWIFT) build -c release --package-path Benchmarks --product Benchmarks -j $(JOBS) \
		$$(SWIFT='$(SWIFT)' .ci/runtime-flags.sh)

bench: $(BENCHMARKS) ## Measure the engine beside its peers: make bench [FOLDER=inputs]
	python3 Benchmarks/Engine/table.py $(BENCHMARKS) $(FOLDER)

# To record the counts of a change that is meant: make bench-counts COUNTS=--update
bench-counts: torii $(BENCHMARKS) ## Compare the instructions of hot paths and builds with those recorded
	SWIFT='$(SWIFT)' python3 Benchmarks/Engine/counts.py $(BENCHMARKS) $(COUNTS)
	SWIFT='$(SWIFT)' python3 Benchmarks/Generator/counts.py $(TORII) $(COUNTS)

# Sizes and tools: make bench-generator OPTIONS='--posts 1000 --tools floor,torii --large'
bench-generator: torii ## Build blogs of several sizes with Torii, Hugo and Pelican
	python3 Benchmarks/Generator/table.py $(OPTIONS)

bench-startup: torii ## Measure how long the command takes to start
	python3 Benchmarks/Startup/table.py $(TORII)

# After make bench >bench.md: make bench-page TABLES=bench.md
bench-page: ## Put tables that were printed into the page on speed
	python3 Benchmarks/page.py site/content/guide/speed.md $(TABLES)

clean: ## Delete what was built
	$(SWIFT) package clean
	rm -rf site/public Benchmarks/.build
