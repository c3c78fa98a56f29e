package web_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// metricCells matches the cells of a table that name a metric, its labels and its type.
	metricCells = regexp.MustCompile("(?m)^\\| `(unknot_[a-z_]+)(?:\\{([a-z, ]+)\\})?` \\| ([a-z]+) \\|")
	fencedBlock = regexp.MustCompile("(?ms)^```\n(.*?)^```")
	metricName  = regexp.MustCompile(`\bunknot_[a-z_]+`)
	labelName   = regexp.MustCompile(`(\w+)="`)
)

// documentedQueries returns the queries in docs/operating.md, one for each line.
func documentedQueries(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../docs/operating.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, block := range fencedBlock.FindAllStringSubmatch(string(text), -1) {
		for line := range strings.Lines(block[1]) {
			if metricName.MatchString(line) {
				out = append(out, strings.TrimSpace(line))
			}
		}
	}
	if len(out) == 0 {
		t.Fatal("docs/operating.md has no queries")
	}
	return out
}

// The queries in docs/operating.md and the alerts use metrics that exist, and Prometheus can parse all.
func TestDocumentedQueriesAreValid(t *testing.T) {
	t.Parallel()
	site := newMeasuredSite(t)
	get(t, site, "/about")
	families := scrape(t, site)
	var rules strings.Builder
	rules.WriteString("groups:\n- name: docs\n  rules:\n")
	for n, query := range documentedQueries(t) {
		fmt.Fprintf(&rules, "  - {record: 'query:%d', expr: '%s'}\n", n, query)
	}
	alerts, err := os.ReadFile("../../deploy/prometheus/alerts.yml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range metricName.FindAllString(rules.String()+string(alerts), -1) {
		if families[strings.TrimSuffix(strings.TrimSuffix(name, "_bucket"), "_count")] == nil {
			t.Errorf("there is no metric %s", name)
		}
	}
	promtool, err := exec.LookPath("promtool")
	if err != nil {
		t.Fatal("promtool is not installed: run `make need` or `make test`")
	}
	file := filepath.Join(t.TempDir(), "rules.yml")
	if err := os.WriteFile(file, []byte(rules.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(promtool, "check", "rules", file).CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
	read := exec.Command(promtool, "check", "metrics")
	read.Stdin = strings.NewReader(get(t, site.Metrics(), "/metrics").body)
	if out, err := read.CombinedOutput(); err != nil && read.ProcessState.ExitCode() != 3 { // it wants help texts
		t.Errorf("the metrics: %v:\n%s", err, out)
	}
}

// The table in docs/operating.md names every metric of the site with its labels and its type, and no other.
func TestMetricsAreDocumented(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/operating.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]string{}
	for _, m := range metricCells.FindAllStringSubmatch(string(text), -1) {
		documented[m[1]] = m[3] + " by " + m[2]
	}
	site := newMeasuredSite(t)
	get(t, site, "/about")
	exposed := map[string]string{}
	for name, family := range scrape(t, site) {
		if !strings.HasPrefix(name, "unknot_") {
			continue
		}
		for labels := range family.series {
			var names []string
			for _, label := range labelName.FindAllStringSubmatch(labels, -1) {
				names = append(names, label[1])
			}
			exposed[name] = family.kind + " by " + strings.Join(names, ", ")
		}
	}
	if !maps.Equal(documented, exposed) {
		t.Errorf("documented %v\nexposed %v", documented, exposed)
	}
}
