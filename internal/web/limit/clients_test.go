package limit_test

import (
	"encoding/binary"
	"net/netip"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/web/limit"
)

// newClients returns clients that are closed when the test ends.
func newClients(t *testing.T, perMinute, burst int) *limit.Clients {
	t.Helper()
	c, err := limit.NewClients(perMinute, burst)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// A client may send a burst at once, and after that as many requests as the rate allows.
func TestClientsMayBurst(t *testing.T) {
	t.Parallel()
	clients, now := newClients(t, 30, 3), time.Now()
	one, other := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
	for _, test := range []struct {
		client netip.Addr
		after  time.Duration // since now
		wait   time.Duration
	}{
		{one, 0, 0}, {one, 0, 0}, {one, 0, 0},
		{one, 0, 2 * time.Second},
		{one, 0, 2 * time.Second}, // a refused request takes nothing
		{other, 0, 0},
		{one, time.Second, time.Second},
		{one, 2 * time.Second, 0},
		{one, 2 * time.Second, 2 * time.Second},
		{one, time.Minute, 0}, {one, time.Minute, 0}, {one, time.Minute, 0}, {one, time.Minute, 2 * time.Second},
	} {
		if got := clients.Take(test.client, now.Add(test.after)); got != test.wait {
			t.Errorf("%s after %v: wait %v, want %v", test.client, test.after, got, test.wait)
		}
	}
}

// If the clock is set back or forward, no client waits longer than its rate requires, and none may send more than a
// burst.
func TestSettingTheClockHarmsNoClient(t *testing.T) {
	t.Parallel()
	for _, by := range []time.Duration{-time.Hour, -100 * 365 * 24 * time.Hour, time.Hour, 100 * 365 * 24 * time.Hour} {
		clients, now := newClients(t, 60, 2), time.Now().Round(0) // without a monotonic reading
		client := netip.MustParseAddr("192.0.2.1")
		for clients.Take(client, now) == 0 { // until the burst is used up
		}
		now = now.Add(by)
		wait := clients.Take(client, now)
		mustWait := by < 0 // forward, time for another burst has passed
		if (wait > 0) != mustWait || wait > time.Second {
			t.Errorf("%v: wait %v", by, wait)
		}
		if wait := clients.Take(client, now.Add(time.Second)); wait != 0 {
			t.Errorf("%v: wait %v, a second later", by, wait)
		}
		for range 2 {
			clients.Take(client, now.Add(time.Second))
		}
		if wait := clients.Take(client, now.Add(time.Second)); wait == 0 {
			t.Errorf("%v: no wait after the burst", by)
		}
	}
}

// Refused requests cost nothing, however many come at once: the client need not wait longer because of them.
func TestRefusedRequestsCostNothing(t *testing.T) {
	t.Parallel()
	clients, now := newClients(t, 60, 1), time.Now()
	client := netip.MustParseAddr("192.0.2.1")
	clients.Take(client, now)
	var all sync.WaitGroup
	for range 64 {
		all.Go(func() {
			for range 1000 {
				clients.Take(client, now)
			}
		})
	}
	all.Wait()
	if wait := clients.Take(client, now); wait != time.Second {
		t.Errorf("wait %v, want 1s", wait)
	}
	if wait := clients.Take(client, now.Add(time.Second)); wait != 0 {
		t.Errorf("a second later: wait %v", wait)
	}
}

// All addresses in one IPv6 network count as one client, and so do both notations of an IPv4 address.
func TestClientsAreCountedByNetwork(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		one, two string
		same     bool
	}{
		{"192.0.2.1", "::ffff:192.0.2.1", true},
		{"192.0.2.1", "192.0.2.2", false},
		{"2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true},
		{"fe80::1%eth0", "fe80::2%eth1", true},
		{"2001:db8:1:2::1", "2001:db8:1:3::1", false},
	} {
		clients, now := newClients(t, 1, 1), time.Now()
		clients.Take(netip.MustParseAddr(test.one), now)
		if wait := clients.Take(netip.MustParseAddr(test.two), now); (wait > 0) != test.same {
			t.Errorf("%s, then %s: wait %v", test.one, test.two, wait)
		}
	}
}

// Clients are forgotten minutes after their last request, even if nobody else sends one.
func TestClientsAreForgotten(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		clients := newClients(t, 1, 1)
		clients.Take(netip.MustParseAddr("192.0.2.1"), time.Now())
		for _, test := range []struct {
			after time.Duration
			want  int
		}{{9 * time.Minute, 1}, {3 * time.Minute, 0}} {
			time.Sleep(test.after) // takes no real time
			if got := clients.Len(); got != test.want {
				t.Errorf("%d clients after %v more, want %d", got, test.after, test.want)
			}
		}
		clients.Close()
	})
}

// Only so many clients are counted, however many there are.
func TestClientsAreBounded(t *testing.T) {
	t.Parallel()
	clients, now := newClients(t, 1, 1), time.Now()
	for i := range uint32(50_000) {
		var address [4]byte
		binary.BigEndian.PutUint32(address[:], i)
		clients.Take(netip.AddrFrom4(address), now)
	}
	if got := clients.Len(); got > 11_000 {
		t.Errorf("%d clients are counted", got)
	}
}
