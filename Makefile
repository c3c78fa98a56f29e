.PHONY: dev test nightly fuzz bench soak generate figures poses permalinks model licences image release reproducible need lint
.PHONY: step-generated step-models step-figures step-npm step-bin step-browser step-race step-engines step-unit step-deploy step-lint step-words step-check step-reproducible step-kubernetes

# Figures are computed in floating point. With the instructions of newer processors, results are rounded differently.
export GOAMD64 := v1

# The same flags everywhere: each package is compiled once for all that needs it, the race detector apart.
export CGO_ENABLED := 0
export GOFLAGS := -trimpath

# Builds the binary as scripts/release does: static, without paths of this machine.
BUILD := go build -ldflags="-s -w"

# Serves the site while you write: reads content and style sheets from the disk, rebuilds on changes of Go code and templates, reloads open pages.
# templ finds a changed text by the full path of its generated file, so that package keeps its paths although GOFLAGS trims all others.
# Its texts have a folder of their own, where a `make generate` meanwhile does not take them away.
dev: export TEMPL_DEV_MODE_ROOT := $(CURDIR)/bin/dev
dev:
	@mkdir -p $$TEMPL_DEV_MODE_ROOT
	go tool templ generate --watch --log-level warn --cmd "go run -gcflags=unknot/templates=-trimpath=$(CURDIR)=>$(CURDIR) ./cmd/edit dev"

# Generates all committed files that have a source: the Go code of templates, figures, the list of permanent addresses, the models of search
# and the licences.
generate:
	go tool templ generate -log-level error
	$(MAKE) --no-print-directory figures permalinks model licences

# Draws content/poses into static/figures. The folder figures is a module of its own.
figures:
	$(FIGURES)

# Draws the poses that have changed, and names what is wrong with them.
poses:
	$(FIGURES) -changed
FIGURES := @mkdir -p bin && go build -C figures -o ../bin/figures . && bin/figures

# Adds new addresses to content/permalinks.txt, where they are permanent, and new searches and names to content/queries/known.txt.
permalinks:
	go run ./cmd/edit permalinks

# Trains the models that tell which searches describe a sign that needs help, and which pages answer a search: see training/README.md.
model:
	cd training && go run .

# Collects the licences of all that is built into the program, from the module cache and this project.
licences:
	go generate ./cmd/unknot

# The fonts of the browser tests, by file and package.
FONTS := /usr/share/fonts/opentype/urw-base35/P052-Roman.otf=fonts-urw-base35 \
	/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf=fonts-crosextra-carlito \
	/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf=fonts-dejavu-core

# The servers and tools of the tests of deploy/, by command and package.
SERVERS := caddy=caddy systemd-analyze=systemd promtool=prometheus

# Installs what the tests need besides Go: browsers, a compiler of C and C++ for the race detector and Vale, fonts with known widths, Caddy, what
# reads metrics.
need:
	@scripts/need chromium-headless-shell=chromium-headless-shell g++=g++ node=nodejs npm=npm $(if $(NIGHTLY),chromium=chromium pre-commit=pre-commit ip=iproute2 sysctl=procps) \
		$(SERVERS) firefox-esr=firefox-esr WebKitWebDriver=webkit2gtk-driver Xvfb=xvfb \
		$(FONTS)

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "run gofmt -w on these"; exit 1; }
	go mod tidy -diff
	go vet ./...
	go tool staticcheck ./...
	@! grep -nE 'WriteString.*"[^"]*[ >.]@[a-zA-Z.]+\(' templates/*_templ.go internal/pack/*_templ.go || { echo "a component is called within text, which prints its code: give the call a line of its own"; exit 1; }
	@! git grep -nE '^\s*(//|/?\*).{119,}' -- '*.go' '*.templ' '*.js' '*.mjs' '*.ts' '*.css' ':!*_templ.go' || { echo "these comments have more than 120 columns"; exit 1; }
	@! git grep -nE '^\s[^"`'"'"']{140,}' -- '*.go' '*.templ' '*.js' '*.mjs' '*.ts' '*.css' ':!*_templ.go' || { echo "these lines have more than 140 columns without a text in them"; exit 1; }
	scripts/budget
	@git log --no-merges --since=2026-11-22T21:00Z --format=%s 2>/dev/null | awk 'length > 72 || !/^[A-Za-z0-9_.\/-]+(, [A-Za-z0-9_.\/-]+)*: [a-z]/ { print "this subject of a commit is not \"package: verb object\" in 72 characters: " $$0; bad = 1 } END { exit bad }'

# Every change has to pass this. Two steps run at a time, the longest first. A table at the end lists their times.
test: need
	@scripts/step -start
	@$(MAKE) --no-print-directory --jobs 2 step-generated step-npm && $(MAKE) --no-print-directory step-bin && \
		$(MAKE) --no-print-directory --keep-going --jobs 2 $(STEPS:%=step-%); scripts/step -table generated npm bin $(STEPS)
STEPS = browser unit engines race deploy models figures lint words check $(if $(NIGHTLY),reproducible kubernetes)

# The same, with everything that takes too long for every change: docs/testing.md lists it.
nightly: export NIGHTLY := 1
nightly: test
	@scripts/need wrk=wrk curl=curl
	scripts/gotest floods
	scripts/bench flood

STEP := @scripts/step
# By day, steps with -unless are left out if they have passed with the same inputs.
step-generated:
	$(STEP) generated scripts/generated
# Drawing and training take longer than all else that is generated. Their modules are tested only here.
step-figures:
	$(STEP) -unless "figures content/poses content/vocabularies/muscles.yaml static/figures static/favicon.svg static/css/screen scripts/generated scripts/gotest Makefile" figures \
		sh -c 'scripts/gotest figures && scripts/generated figures'
step-models:
	$(STEP) -unless "go.mod go.sum content training scripts/generated scripts/gotest Makefile $$($(OURS) ./internal/load ./internal/search/...)" models \
		sh -c 'scripts/gotest training && scripts/generated model'
OURS := go list -deps -f '{{ if and .Module .Module.Main }}{{ .Dir }}{{ end }}'
step-lint:
	$(STEP) lint $(MAKE) lint
# The race detector makes tests several times slower. Only nightly runs use it for all packages.
step-race:
	$(STEP) race scripts/gotest race
step-unit:
	$(STEP) unit scripts/gotest plain
step-deploy:
	$(STEP) -unless "cmd deploy Dockerfile Makefile go.mod go.sum internal/web scripts/gotest scripts/release \
		$$(dpkg-query -f '$${Package}=$${Version} ' -W $(foreach server,$(SERVERS),$(lastword $(subst =, ,$(server)))) 2>/dev/null)" deploy scripts/gotest deploy
step-bin:
	$(STEP) bin $(BUILD) -o bin/unknot ./cmd/unknot
step-check:
	$(STEP) -unless "go.mod go.sum content static/figures $$($(OURS) ./cmd/edit)" check go run ./cmd/edit check $(if $(NIGHTLY),,-day newest) content
step-npm:
	@[ -d e2e/node_modules ] || rm -f bin/passed/npm
	$(STEP) -unless "e2e/package.json e2e/package-lock.json e2e/.npmrc node=$$(node --version)" npm sh -c 'cd e2e && npm ci --no-audit --no-fund'
step-reproducible:
	$(STEP) reproducible scripts/reproducible
# kubectl-validate has the schemas of Kubernetes. It asks a cluster instead if KUBECONFIG names one.
step-kubernetes: export KUBECONFIG := /dev/null
step-kubernetes:
	$(STEP) kubernetes sh -c 'go run sigs.k8s.io/kustomize/kustomize/v5@v5.8.2 build deploy/kubernetes >bin/kubernetes.yaml && \
		go run sigs.k8s.io/kubectl-validate@v0.0.4 bin/kubernetes.yaml --version 1.30'
step-words:
	$(STEP) -unless "README.md CONTRIBUTING.md SECURITY.md docs content scripts/words internal/edit/styles .vale.ini e2e/cspell.json e2e/package-lock.json" words scripts/words
step-browser:
	$(STEP) browser sh -c 'cd e2e && UNKNOT_BIN=$(CURDIR)/bin/unknot npm test'
step-engines:
	$(STEP) engines sh -c 'cd e2e && UNKNOT_BIN=$(CURDIR)/bin/unknot npm run engines'

# Feeds random input to every parser. It takes minutes; make test runs the known inputs only.
fuzz:
	scripts/fuzz

# Measures speed and memory: over HTTP with wrk, then by Go's benchmarks.
bench:
	@scripts/need wrk=wrk curl=curl
	scripts/bench
	go test -run='^$$' -bench=Warm -benchmem ./internal/web

# Floods the site for an hour, or for DURATION, and fails if its memory grows meanwhile.
DURATION := 1h
soak:
	@scripts/need wrk=wrk curl=curl
	scripts/bench soak $(DURATION)

# Makes the archives of a release in dist, from the last commit.
release:
	rm -rf dist
	scripts/release dist

# Shows that a release can be repeated byte by byte.
reproducible:
	scripts/reproducible

# Makes the image of this machine's release, from the last commit.
image:
	rm -rf bin/image
	scripts/release bin/image linux/$$(go env GOARCH)
	tar -C bin/image -xzf bin/image/*.tar.gz
	docker build -t unknot bin/image/unknot-*/
