package deploy_test

import (
	"context"
	"errors"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// maxExposure is what `systemd-analyze security` may say of the unit, from 0 to 10. What remains: it is on the network,
// and connects from this machine.
const maxExposure = 1.1

var exposure = regexp.MustCompile(`Overall exposure level for \S+: ([0-9.]+)`)

// systemd accepts the unit and rates it as well confined.
func TestUnitIsValidAndConfined(t *testing.T) {
	analyze := find(t, "systemd-analyze", "systemd")
	unit := configure(t, shortDir(t), "systemd/unknot@.service", "/usr/local/bin/unknot", program(t)) // verify looks for the binary
	if out, err := exec.Command(analyze, "verify", "--man=no", unit).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("verify: %v\n%s", err, out)
	}
	out, err := exec.Command(analyze, "security", "--offline=yes", "--no-pager", unit).CombinedOutput()
	if err != nil {
		t.Fatalf("security: %v\n%s", err, out)
	}
	m := exposure.FindSubmatch(out)
	if m == nil {
		t.Fatalf("no exposure level:\n%s", out)
	}
	level, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("exposure level %.1f", level)
	if level > maxExposure {
		t.Errorf("exposure level %.1f, want at most %.1f:\n%s", level, maxExposure, out)
	}
}

var (
	startPost = regexp.MustCompile(`(?m)^ExecStartPost=/bin/sh -c '(.*)'$`)
	metrics   = regexp.MustCompile(`(?m)^Environment=UNKNOT_METRICS=(.*)$`)
)

// A start ends when the replica is ready, or when it has ended.
func TestUnitStartEndsWhenReady(t *testing.T) {
	t.Parallel()
	m := startPost.FindStringSubmatch(readFile(t, "systemd/unknot@.service"))
	if m == nil {
		t.Fatal("the unit waits for nothing")
	}
	r := startReplica(t, program(t), freeHost()+":0", "-drain", "0")
	host, port, _ := strings.Cut(r.addr, ":")
	wait := func() error {
		ctx, cancel := context.WithTimeout(t.Context(), waitLimit)
		defer cancel()
		cmd := exec.CommandContext(ctx, "/bin/sh", "-c", strings.NewReplacer("/usr/local/bin/unknot", program(t), "%i", port).Replace(m[1]))
		cmd.Env = []string{"LISTEN_HOST=" + host, "MAINPID=" + strconv.Itoa(r.cmd.Process.Pid)}
		launch(t, cmd)
		return cmd.Wait()
	}
	if err := wait(); err != nil {
		t.Errorf("a replica is ready, and the start of the unit ends with %v", err)
	}
	stopReplicas(t, []*replica{r})
	var exit *exec.ExitError
	if err := wait(); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("a replica has ended, and the start of the unit ends with %v", err)
	}
}

// Replicas on the same machine have different addresses for metrics.
func TestUnitsHaveTheirOwnMetrics(t *testing.T) {
	t.Parallel()
	m := metrics.FindStringSubmatch(readFile(t, "systemd/unknot@.service"))
	if m == nil || !strings.HasPrefix(m[1], "127.0.0.1:") || !strings.Contains(m[1], "%i") {
		t.Errorf("metrics are at %q", m)
	}
	if strings.Contains(readFile(t, "systemd/unknot.env"), "\nUNKNOT_METRICS=") {
		t.Error("all replicas have the same address for metrics")
	}
}
