package main

import (
	"encoding/json"
	"math"
	"syscall"
	"testing"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// The memory limit is the setting, or else grows with the cache, the connections and the content, within the container.
func TestMemoryLimitFollowsSettings(t *testing.T) {
	t.Parallel()
	none := func() (uint64, error) { return 0, memlimit.ErrNoLimit }
	for _, test := range []struct {
		name   string
		set    settings
		loaded int64
		cgroup memlimit.Provider
		want   int64
	}{
		{"nothing set", settings{connections: 1024, cache: 24 << 20}, 20 << 20, none, 100 << 20},
		{"few connections", settings{cache: 24 << 20}, 20 << 20, none, 80 << 20},
		{"a large cache", settings{cache: 200 << 20}, 20 << 20, none, 432 << 20},
		{"much content", settings{cache: 24 << 20}, 400 << 20, none, 800 << 20},
		{"a large container", settings{cache: 24 << 20}, 20 << 20, memlimit.Limit(8 << 30), 80 << 20},
		{"a small container", settings{cache: 24 << 20}, 20 << 20, memlimit.Limit(50 << 20), 40 << 20},
		{"much content in a small container", settings{cache: 24 << 20}, 400 << 20, memlimit.Limit(50 << 20), 40 << 20},
		{"set", settings{memory: 150 << 20, connections: 1024}, 20 << 20, memlimit.Limit(50 << 20), 150 << 20},
		{"off", settings{memory: math.MaxInt64}, 20 << 20, none, math.MaxInt64},
	} {
		if got := memoryLimit(test.set, test.loaded, test.cgroup); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

// The setting is the limit of the program, but GOMEMLIMIT overrides it.
func TestGOMEMLIMITOverridesSetting(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		env  []string
		args []string
		want int64
	}{
		{"flag", []string{"UNKNOT_MEMORY=200MiB"}, []string{"-memory", "150MiB"}, 150 << 20},
		{"variable", []string{"UNKNOT_MEMORY=200MiB"}, nil, 200 << 20},
		{"GOMEMLIMIT", []string{"GOMEMLIMIT=90MiB"}, []string{"-memory", "150MiB"}, 90 << 20},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := start(t, t.TempDir(), unknot(t, append([]string{"serve", "-addr", "127.0.0.1:0"}, test.args...)...), test.env...)
			var line struct{ Memory int64 }
			if err := json.Unmarshal([]byte(p.out.await(t, `"msg":"serving"`)), &line); err != nil || line.Memory != test.want {
				t.Errorf("the limit is %d bytes, want %d (%v)", line.Memory, test.want, err)
			}
			p.stop(t, syscall.SIGTERM)
		})
	}
}
