// Package deploy_test runs the configurations of this folder with the real Caddy in front of the real program. Each
// test changes addresses, the paths of certificates and how long a health check may take, and nothing else.
package deploy_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// waitLimit is the time after which a wait fails. Passing tests never wait this long.
const waitLimit = time.Minute

// find returns the path of a program of a Debian package. Debian installs servers outside the PATH of most users. A
// test fails without it.
func find(t testing.TB, name, debianPackage string) string {
	t.Helper()
	for _, dir := range []string{"", "/usr/sbin/", "/usr/local/sbin/"} {
		if path, err := exec.LookPath(dir + name); err == nil {
			return path
		}
	}
	t.Fatalf("%s is not installed: run make need, or install the package %s", name, debianPackage)
	return ""
}

// starter returns a channel of functions to run. All run on one thread, which lives as long as this process.
var starter = sync.OnceValue(func() chan<- func() {
	todo := make(chan func())
	go func() {
		runtime.LockOSThread()
		for run := range todo {
			run()
		}
	}()
	return todo
})

// launch starts a program that ends with this process, also if this one is killed. Linux ends it with the thread that
// started it, so that is the thread of starter.
func launch(t testing.TB, cmd *exec.Cmd) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
	failed := make(chan error)
	starter() <- func() { failed <- cmd.Start() }
	if err := <-failed; err != nil {
		t.Fatal(err)
	}
}

// poll calls done until it returns true. If it never does, the test fails with what is wrong.
func poll(t testing.TB, wrong string, done func() bool) {
	t.Helper()
	late := time.After(waitLimit)
	pause := time.NewTicker(20 * time.Millisecond)
	defer pause.Stop()
	for !done() {
		select {
		case <-pause.C:
		case <-late:
			t.Fatalf("after %v %s", waitLimit, wrong)
		}
	}
}

// shortDir returns a temporary folder, which other users may enter.
func shortDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "unknot")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // it is in the folder for temporary files
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// configure copies a configuration file from this folder to dir and returns the path of the copy. replace holds pairs
// of an old and a new text. The file must contain every old text.
func configure(t testing.TB, dir, name string, replace ...string) string {
	t.Helper()
	text := readFile(t, name)
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(text, replace[i]) {
			t.Fatalf("%s does not have %q", name, replace[i])
		}
	}
	to := filepath.Join(dir, filepath.Base(name))
	if err := os.WriteFile(to, []byte(strings.NewReplacer(replace...).Replace(text)), 0o644); err != nil {
		t.Fatal(err)
	}
	return to
}

// readFile returns the text of a file of this folder.
func readFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// output holds the lines of a program.
type output struct {
	mu    sync.Mutex
	lines []string
	ended bool
}

// read reads r until it ends.
func (o *output) read(r io.Reader) {
	for s := bufio.NewScanner(r); s.Scan(); {
		o.mu.Lock()
		o.lines = append(o.lines, s.Text())
		o.mu.Unlock()
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ended = true
}

// await returns the first line with want, whether the program has written it already or not.
func (o *output) await(t testing.TB, want string) (line string) {
	t.Helper()
	poll(t, "there is no line with "+want, func() bool {
		o.mu.Lock()
		defer o.mu.Unlock()
		if i := slices.IndexFunc(o.lines, func(line string) bool { return strings.Contains(line, want) }); i >= 0 {
			line = o.lines[i]
		} else if o.ended {
			t.Fatalf("the output ended without a line with %q:\n%s", want, strings.Join(o.lines, "\n"))
		}
		return line != ""
	})
	return line
}

// String returns the lines so far.
func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return strings.Join(o.lines, "\n")
}

// whole returns all lines, after the program has ended.
func (o *output) whole(t testing.TB) string {
	t.Helper()
	poll(t, "the output has no end", func() bool {
		o.mu.Lock()
		defer o.mu.Unlock()
		return o.ended
	})
	return o.String()
}

// server is a running server.
type server struct {
	output
	cmd  *exec.Cmd
	stop func() // ends it, once
}

// startServer starts a server with both its outputs in one, and ends it at the end of the test: with SIGTERM, since
// some have processes that outlive one that was killed.
func startServer(t testing.TB, cmd *exec.Cmd) *server {
	t.Helper()
	s := &server{cmd: cmd}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = w, w
	launch(t, cmd)
	_ = w.Close() // the server has its own
	go s.read(r)
	s.stop = sync.OnceFunc(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // an error means that it has ended
		late := time.AfterFunc(waitLimit, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait() // the status does not matter
		late.Stop()
	})
	t.Cleanup(func() {
		s.stop()
		if t.Failed() {
			t.Logf("%s:\n%s", filepath.Base(cmd.Path), s)
		}
	})
	return s
}

// hosts counts what freeHost has returned.
var hosts atomic.Int32

// freeHost returns a loopback address that nothing else uses, so that a port stays free between a program and the one
// that replaces it.
func freeHost() string {
	pid := os.Getpid()
	return fmt.Sprintf("127.%d.%d.%d", 164+hosts.Add(1)&63, pid>>8&255, pid&255|1)
}

// replica is a running process of the program.
type replica struct {
	cmd    *exec.Cmd
	addr   string
	stderr output
	ended  chan struct{} // closed at the end of its log
	used   chan struct{} // closed by its first request from readers
}

// startReplica starts program at addr and waits until it listens.
func startReplica(t testing.TB, program, addr string, flags ...string) *replica {
	t.Helper()
	r := &replica{ended: make(chan struct{}), used: make(chan struct{})}
	r.cmd = exec.Command(program, append([]string{"serve", "-addr", addr, "-url", "https://unknot.example"}, flags...)...)
	r.cmd.Env = []string{"HOME=" + os.Getenv("HOME"), "GOMEMLIMIT=100MiB"} // as the unit sets it, and no setting of this environment
	log, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	said, err := r.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	launch(t, r.cmd)
	t.Cleanup(func() { // does nothing if the test has stopped it
		_ = r.cmd.Process.Kill()
		<-r.ended
		_ = r.cmd.Wait()
	})
	go r.readLog(log)
	go r.stderr.read(said)
	_, r.addr, _ = strings.Cut(r.stderr.await(t, "unknot: http://"), "http://")
	return r
}

// readLog looks for requests of readers in the log.
func (r *replica) readLog(log io.Reader) {
	defer close(r.ended)
	used := sync.OnceFunc(func() { close(r.used) })
	for s := bufio.NewScanner(log); s.Scan(); {
		if strings.Contains(s.Text(), `"msg":"request"`) {
			used()
		}
	}
}

// stop ends the replica with a signal, and fails the test unless its exit status is 0.
func (r *replica) stop(t testing.TB, signal os.Signal) {
	t.Helper()
	if err := r.cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	<-r.ended
	if err := r.cmd.Wait(); err != nil {
		t.Errorf("a replica ends with %v:\n%s", err, &r.stderr)
	}
}

// freeze suspends the replica, and waits until it is: after kill(2) its threads may go on for a while, and one could
// begin an answer that it does not end.
func (r *replica) freeze(t testing.TB) {
	t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(r.cmd.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the replica does not stop: status %v, %v", status, err)
	}
}

// awaitUse waits for the first request of a reader.
func (r *replica) awaitUse(t testing.TB) {
	t.Helper()
	select {
	case <-r.used:
	case <-time.After(waitLimit):
		t.Fatalf("no request reaches %s", r.addr)
	}
}

// awaitReady waits until the replica has its search index: before, a proxy would not send searches there.
func (r *replica) awaitReady(t testing.TB) {
	t.Helper()
	client := http.Client{Timeout: waitLimit}
	for start := time.Now(); ; {
		response, err := client.Get("http://" + r.addr + "/readyz") // answers after a second at most
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode == http.StatusOK {
			return
		}
		if time.Since(start) > waitLimit {
			t.Fatalf("%s is not ready: status %d", r.addr, response.StatusCode)
		}
	}
}

// startReplicas starts n replicas and waits until they are ready.
func startReplicas(t testing.TB, program string, n int, flags ...string) []*replica {
	t.Helper()
	var all []*replica
	for range n {
		all = append(all, startReplica(t, program, freeHost()+":0", flags...))
	}
	for _, r := range all {
		r.awaitReady(t)
	}
	return all
}

// stopReplicas ends all replicas at once.
func stopReplicas(t testing.TB, all []*replica) {
	t.Helper()
	for _, r := range all {
		r.stop(t, os.Interrupt)
	}
}

// freeAddr returns an address for a server that cannot inherit a socket.
func freeAddr(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", freeHost()+":0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
