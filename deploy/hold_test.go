package deploy_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
)

// night reports whether the tests run that need the machine for themselves.
var night = os.Getenv("NIGHTLY") != ""

// onlyAtNight leaves a test out by day.
func onlyAtNight(t *testing.T) {
	if !night {
		t.Skip("it takes long, and other tests would disturb it: make nightly runs it")
	}
}

// flood keeps n connections open until the test ends, from 13 addresses. On each it sends a request and reads nothing.
// If the request is empty it stays silent, and dials again when the server has closed the connection. It returns once
// all are open.
func (c *client) flood(t testing.TB, n int, request string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var running, open sync.WaitGroup
	t.Cleanup(func() { cancel(); running.Wait() })
	for i := range n {
		dialer := net.Dialer{Timeout: waitLimit, LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 8, 8, byte(1+i%13))}}
		open.Add(1)
		opened := sync.OnceFunc(open.Done)
		running.Go(func() {
			for ctx.Err() == nil {
				conn, err := dialer.DialContext(ctx, "tcp", c.addr)
				if err != nil {
					continue
				}
				closing := context.AfterFunc(ctx, func() { _ = conn.Close() })
				if request == "" {
					opened()
					_, _ = io.Copy(io.Discard, conn)
				} else {
					_, _ = io.WriteString(c.encrypt(conn), request) // fails if the server has closed it
					opened()
					<-ctx.Done()
				}
				closing()
				_ = conn.Close()
			}
		})
	}
	open.Wait()
}

// readerPages are what readers ask for beside a flood.
var readerPages = []string{"/", "/safety", "/stretches/cat-cow", "/search?q=neck", "/guides/techniques/relieve-back-tension"}

// mostWait returns how long 99 of 100 requests of a reader take at most, each on a new connection, 50 a second.
func (c *client) mostWait(t testing.TB, seconds int) time.Duration {
	t.Helper()
	c.http.Transport.(*http.Transport).DisableKeepAlives = true
	took := make([]time.Duration, 50*seconds)
	var reading sync.WaitGroup
	tick := time.NewTicker(time.Second / 50)
	defer tick.Stop()
	for i := range took {
		<-tick.C
		reading.Go(func() {
			start := time.Now()
			if r, err := c.get(readerPages[i%len(readerPages)], "br"); err != nil || r.status != http.StatusOK {
				t.Errorf("a reader beside a flood: status %d, %v", r.status, err)
			}
			took[i] = time.Since(start)
		})
	}
	reading.Wait()
	slices.Sort(took)
	return took[len(took)*99/100]
}

var peakMemory = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// mostMemory returns the most memory that a process has taken, in MB.
func mostMemory(t testing.TB, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	kB, err := strconv.Atoi(string(peakMemory.FindSubmatch(status)[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kB * 1024 / 1e6
}

// A reader is answered while strangers hold 2,800 connections: 1,500 are silent, on 1,300 the largest answer is asked
// for three times, without compression, and not read. While these open, the test itself takes the processors for up to
// a second, with no network between: readers are measured from when they are answered at once again.
func TestFloodsLetReadersIn(t *testing.T) {
	onlyAtNight(t)
	const wait, memory = time.Second, 160 // MB
	const never = "GET /library.json HTTP/1.1\r\nHost: " + siteHost + "\r\n\r\n"
	for _, test := range []string{"directly", "at Caddy"} {
		t.Run(test, func(t *testing.T) {
			replicas := startReplicas(t, program(t), 1, "-drain", "0")
			c := newClient(replicas[0].addr, nil)
			c.base = "http://" + siteHost
			if test == "at Caddy" {
				var caddy *server
				c, caddy = startCaddy(t, replicas, asConfigured)
				defer func() { t.Logf("Caddy took %d MB", mostMemory(t, caddy.cmd.Process.Pid)) }()
			}
			c.mustGet(t, http.StatusOK, "/library.json", "br")
			c.flood(t, 1500, "")
			c.flood(t, 1300, never+never+never)
			opened := time.Now()
			poll(t, "readers are not answered at once again", func() bool {
				start := time.Now()
				c.mustGet(t, http.StatusOK, "/", "br")
				return time.Since(start) < wait/10
			})
			if settled := time.Since(opened); settled > 5*wait {
				t.Errorf("readers are answered at once again after %v, want at most %v", settled, 5*wait)
			}
			p99, took := c.mostWait(t, 20), mostMemory(t, replicas[0].cmd.Process.Pid)
			t.Logf("99 of 100 requests take %v at most; the replica took %d MB", p99.Round(time.Millisecond), took)
			if p99 > wait || took > memory {
				t.Errorf("want at most %v and %d MB", wait, memory)
			}
		})
	}
}

// While one of three replicas is frozen no request fails, while two are a few, and while all are readers see whom to
// call.
func TestFrozenReplicasHoldNobodyLong(t *testing.T) {
	onlyAtNight(t)
	for frozen, most := range map[int]struct {
		failed int
		wait   time.Duration
	}{1: {0, 2500 * time.Millisecond}, 2: {10, 4 * time.Second}, 3: {1 << 30, 4 * time.Second}} {
		t.Run(fmt.Sprint(frozen, " of 3"), func(t *testing.T) {
			replicas := startReplicas(t, program(t), 3, "-drain", "0")
			c, _ := startCaddy(t, replicas, asConfigured)
			var mu sync.Mutex
			var asked, failed int
			var slowest time.Duration
			reading := func(until time.Time) {
				var clients sync.WaitGroup
				for i := range 10 {
					clients.Go(func() {
						for n := i; time.Now().Before(until); n++ {
							start := time.Now()
							r, err := c.get(readerPages[n%len(readerPages)], "br")
							mu.Lock()
							asked++
							slowest = max(slowest, time.Since(start))
							if err != nil || r.status != http.StatusOK {
								failed++
							}
							mu.Unlock()
							if err != nil || r.status != http.StatusOK && (r.status != http.StatusServiceUnavailable || !bytes.Contains(r.body, []byte(`href="tel:112"`))) {
								t.Errorf("status %d, %v, without numbers to call", r.status, err)
							}
						}
					})
				}
				clients.Wait()
			}
			reading(time.Now().Add(time.Second))
			slowest = 0
			for _, r := range replicas[:frozen] {
				r.freeze(t)
			}
			reading(time.Now().Add(10 * time.Second))
			t.Logf("%d requests, %d failed, the slowest took %v", asked, failed, slowest.Round(time.Millisecond))
			if failed > most.failed || slowest > most.wait {
				t.Errorf("want at most %d failed, and %v", most.failed, most.wait)
			}
			for _, r := range replicas[:frozen] {
				_ = r.cmd.Process.Signal(syscall.SIGCONT) // or it would not end
			}
			poll(t, "a replica that is thawed is not used", func() bool {
				r, err := c.get("/about", "br")
				return err == nil && r.status == http.StatusOK
			})
		})
	}
}
