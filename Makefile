.PHONY: dev run test bench generate figures permalinks image need lint

# Newer processors round figures otherwise; those committed were drawn for the oldest.
export GOAMD64 := v1

# Builds the binary as the image does: static, without paths of this machine.
BUILD := CGO_ENABLED=0 go build -trimpath -ldflags="-s -w"

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

need:
	@scripts/need chromium=chromium gcc=gcc node=nodejs npm=npm

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "run gofmt -w on these"; exit 1; }
	go mod tidy -diff
	go vet ./...
	go tool staticcheck ./...

# Every check there is.
test: need
	scripts/generated
	$(MAKE) --no-print-directory lint
	CGO_ENABLED=1 go test -race $$(go list ./... | grep -v /content$$)
	go test ./content # all pages there are: races show in fewer
	scripts/fuzz 4000
	$(BUILD) -o bin/unknot ./cmd/unknot
	cd bin && ./unknot check # what is in the binary: there is no content beside it
	@tail -n 5 styles/reading.txt
	cd e2e && npm ci --no-audit --no-fund
	scripts/words
	cd e2e && UNKNOT_BIN=$(CURDIR)/bin/unknot npm test

# Speed and memory, as a table.
bench:
	@scripts/need wrk=wrk chromium=chromium node=nodejs npm=npm
	go run ./bench

image:
	docker build -t unknot .
