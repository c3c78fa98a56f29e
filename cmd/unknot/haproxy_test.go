package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// haproxyConfig makes HAProxy request /readyz every second and never retry a request, so that clients see every failure of an instance. Its
// timeouts are long: an instance that is slow on a busy machine is not down.
const haproxyConfig = `
global
	maxconn 200
defaults
	mode http
	retries 0
	timeout connect 30s
	timeout check 30s
	timeout client 30s
	timeout server 30s
frontend site
	bind fd@3
	default_backend instances
backend instances
	option httpchk GET /readyz
	http-check expect status 200
	default-server inter 1s downinter 100ms fall 1 rise 1
	server one %s check
	server two %s check
`

// findHAProxy returns the path of the program, which Debian installs outside the PATH of most users. A test fails without it.
func findHAProxy(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"haproxy", "/usr/sbin/haproxy", "/usr/local/sbin/haproxy"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("haproxy is not installed: run make need, or install the package haproxy")
	return ""
}

// startHAProxy starts HAProxy in front of two instances and returns its address.
func startHAProxy(t *testing.T, one, two string) string {
	t.Helper()
	path := findHAProxy(t)
	front, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer front.Close()
	socket, err := front.(*net.TCPListener).File() // inherited, so that no other process can take its port
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	config := filepath.Join(t.TempDir(), "haproxy.cfg")
	if err := os.WriteFile(config, fmt.Appendf(nil, haproxyConfig, one, two), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-db", "-f", config)
	cmd.ExtraFiles = []*os.File{socket}
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(t.Output(), said) }()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // the process was killed
	})
	return "http://" + front.Addr().String()
}

// readers are clients that request pages through a load balancer until stop is closed, some with keep-alive and some on new connections.
type readers struct {
	stop     chan struct{}
	answered chan struct{} // gets a value for each response while waitForResponses runs
	running  sync.WaitGroup
	asked    atomic.Int64
}

func startReaders(t *testing.T, base string) *readers {
	r := &readers{stop: make(chan struct{}), answered: make(chan struct{})}
	for n := range 8 {
		client := &http.Client{Transport: &http.Transport{DisableKeepAlives: n%4 == 0}, Timeout: waitLimit}
		r.running.Go(func() {
			defer client.CloseIdleConnections()
			for i := 0; ; i++ {
				select {
				case <-r.stop:
					return
				default:
				}
				path := []string{"/", "/stretches", "/search?q=neck", "/robots.txt"}[(n+i)%4]
				response, err := client.Get(base + path)
				if err != nil {
					t.Errorf("%s: %v", path, err)
					continue
				}
				if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
					t.Errorf("%s: status %d, %v", path, response.StatusCode, err)
				}
				response.Body.Close()
				r.asked.Add(1)
				select {
				case r.answered <- struct{}{}:
				default:
				}
			}
		})
	}
	return r
}

// waitForResponses waits until the readers have n more responses.
func (r *readers) waitForResponses(t *testing.T, n int) {
	t.Helper()
	timeout := time.After(waitLimit)
	for range n {
		select {
		case <-r.answered:
		case <-timeout:
			t.Fatal("the readers get no responses")
		}
	}
}

// One of two instances behind a load balancer is replaced without a failed request.
func TestServeRollingUpdate(t *testing.T) {
	t.Parallel()
	// A loopback address that nothing else uses, so that the port stays free between one instance and the next.
	host := fmt.Sprintf("127.%d.%d.%d", 100+os.Getpid()>>16&63, os.Getpid()>>8&255, os.Getpid()&255|1)
	instance := func(addr string) *program {
		return start(t, t.TempDir(), unknot(t, "serve", "-addr", addr, "-drain", "4s"))
	}
	one, two := instance(host+":0"), instance(host+":0")
	addr := strings.TrimPrefix(one.url, "http://")
	readers := startReaders(t, startHAProxy(t, addr, strings.TrimPrefix(two.url, "http://")))
	readers.waitForResponses(t, 50)
	if err := one.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	one.waitForExit(t)
	readers.waitForResponses(t, 20) // all from the other instance
	one = instance(addr)
	one.out.await(t, `"msg":"request"`, `"path":"/robots.txt"`) // the load balancer uses it
	readers.waitForResponses(t, 50)
	close(readers.stop)
	readers.running.Wait()
	t.Logf("%d requests", readers.asked.Load())
	one.stop(t, os.Interrupt)
	two.stop(t, os.Interrupt)
}
