package deploy_test

import (
	"strconv"
	"strings"
	"testing"
)

// counters are those of Varnish: requests of readers that it answered from its cache or not, requests that it sent on,
// and answers that it forgot for want of room.
type counters struct{ hits, misses, origin, forgotten int }

// counters returns the numbers since Varnish started.
func (s *stack) counters(t testing.TB) counters {
	t.Helper()
	out := s.varnish(t, "varnishstat", "-1", "-f", "MAIN.cache_hit", "-f", "MAIN.cache_miss", "-f", "MAIN.s_pass", "-f", "MAIN.backend_req", "-f", "MAIN.n_lru_nuked")
	values := map[string]int{}
	for line := range strings.Lines(out) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			t.Fatalf("varnishstat: %q: %v", line, err)
		}
		values[fields[0]] = n
	}
	if len(values) != 5 {
		t.Fatalf("varnishstat has not all counters:\n%s", out)
	}
	return counters{values["MAIN.cache_hit"], values["MAIN.cache_miss"] + values["MAIN.s_pass"], values["MAIN.backend_req"], values["MAIN.n_lru_nuked"]}
}
