.PHONY: dev run test nightly fuzz bench generate figures permalinks image need lint
.PHONY: step-generated step-npm step-bin step-browser step-race step-engines step-unit step-lint step-words step-check

# Newer processors round figures otherwise; those committed were drawn for the oldest.
export GOAMD64 := v1

# Builds the binary as the image does: static, without paths of this machine.
BUILD := env CGO_ENABLED=0 go build -trimpath -ldflags="-s -w"

# The site while you write: content, style sheets and templates from the disk, Go built again, open pages reload.
dev:
	go tool templ generate --watch --log-level warn --cmd "go run ./cmd/unknot serve -dev"

# The site as it is inside the binary.
run:
	go run ./cmd/unknot

# What is generated and committed: templates, figures, and the ledger of addresses.
generate:
	go tool templ generate -log-level error
	$(MAKE) --no-print-directory figures permalinks

# Draws content/poses into static/figures.
figures:
	go run ./cmd/unknot figures

# New addresses go into the ledger, for ever.
permalinks:
	go run ./cmd/unknot permalinks

# What the tests need beside Go: browsers, a C compiler for the race detector, fonts with known widths, a proxy.
need:
	@scripts/need chromium-headless-shell=chromium-headless-shell gcc=gcc node=nodejs npm=npm $(if $(NIGHTLY),chromium=chromium) \
		/usr/sbin/haproxy=haproxy firefox-esr=firefox-esr WebKitWebDriver=webkit2gtk-driver Xvfb=xvfb \
		/usr/share/fonts/opentype/urw-base35/P052-Roman.otf=fonts-urw-base35 \
		/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf=fonts-crosextra-carlito \
		/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf=fonts-dejavu-core

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "run gofmt -w on these"; exit 1; }
	go mod tidy -diff
	go vet ./...
	go tool staticcheck ./...

# Every change has to pass this. Two steps run at a time, the longest first; a table at the end says what took how long.
test: need
	@scripts/step -start
	@$(MAKE) --no-print-directory --jobs 2 step-generated step-npm && $(MAKE) --no-print-directory step-bin && \
		$(MAKE) --no-print-directory --keep-going --jobs 2 $(STEPS:%=step-%); scripts/step -table generated npm bin $(STEPS)
STEPS := browser race engines unit lint words check

# What takes too long for every change.
nightly: export NIGHTLY := 1
nightly: test

STEP := @scripts/step
step-generated:
	$(STEP) generated scripts/generated
step-lint:
	$(STEP) lint $(MAKE) lint
# By day the race detector runs over the packages that answer requests, at night over all: it makes tests several times slower.
step-race:
	$(STEP) race scripts/gotest race
step-unit:
	$(STEP) unit scripts/gotest plain
step-bin:
	$(STEP) bin $(BUILD) -o bin/unknot ./cmd/unknot
step-check:
	$(STEP) check sh -c 'cd bin && ./unknot check $(if $(NIGHTLY),,-day newest)' # what is in the binary: there is no content beside it
step-npm:
	$(STEP) npm sh -c 'cd e2e && npm ci --no-audit --no-fund'
step-words:
	$(STEP) words scripts/words
step-browser:
	$(STEP) browser sh -c 'cd e2e && UNKNOT_BIN=$(CURDIR)/bin/unknot npm test'
step-engines:
	$(STEP) engines sh -c 'cd e2e && UNKNOT_BIN=$(CURDIR)/bin/unknot npm run engines'

# Random inputs for every parser, after those that are known. Long, and apart from make test, which runs the known ones.
fuzz:
	scripts/fuzz

# Speed and memory, as a table.
bench:
	@scripts/need wrk=wrk chromium-headless-shell=chromium-headless-shell node=nodejs npm=npm
	go run ./scripts/bench

image:
	docker build -t unknot .
