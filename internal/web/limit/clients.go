package limit

import (
	"fmt"
	"hash/maphash"
	"net/netip"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/time/rate"
)

const (
	maxClients  = 10_000           // how many clients are counted at the same time; if there are more, some are forgotten early
	forgetAfter = 10 * time.Minute // time after the last request of a client
	networkBits = 64               // length of the part of an IPv6 address that identifies a network
)

// Clients limits how often each client may ask, with one token bucket per client. It is safe for concurrent use. It
// stores no address, only a hash of the address with a salt that no other process knows. It forgets a client some
// minutes after the client's last request.
type Clients struct {
	every   rate.Limit
	burst   int
	salt    maphash.Seed
	buckets *otter.Cache[uint64, *rate.Limiter]
}

// NewClients returns a limit of perMinute requests for each client, of which burst may come at once. Both must be at
// least 1.
func NewClients(perMinute, burst int) (*Clients, error) {
	buckets, err := otter.New(&otter.Options[uint64, *rate.Limiter]{
		MaximumSize:      maxClients,
		ExpiryCalculator: otter.ExpiryAccessing[uint64, *rate.Limiter](forgetAfter),
	})
	if err != nil {
		return nil, fmt.Errorf("limit: %w", err)
	}
	return &Clients{rate.Limit(perMinute) / 60, burst, maphash.MakeSeed(), buckets}, nil
}

// Close stops the goroutine that forgets clients.
func (c *Clients) Close() { c.buckets.StopAllGoroutines() }

// Take counts one request that a client sends at the time now. It returns 0, or how long the client has to wait before
// its next request.
func (c *Clients) Take(client netip.Addr, now time.Time) (wait time.Duration) {
	bucket, _ := c.buckets.ComputeIfAbsent(c.sum(client), func() (*rate.Limiter, bool) { return rate.NewLimiter(c.every, c.burst), false })
	if bucket.AllowN(now, 1) {
		return 0
	}
	// If the clock was set back, count time from now on. Otherwise no token would come until the clock had caught up.
	bucket.SetLimitAt(now, c.every)
	missing := 1 - bucket.TokensAt(now)
	return max(time.Nanosecond, time.Duration(missing/float64(c.every)*float64(time.Second)))
}

// sum returns the salted hash by which c knows a client.
func (c *Clients) sum(client netip.Addr) uint64 { return maphash.Comparable(c.salt, network(client)) }

// network returns the address by which a client is counted: its own for IPv4. For IPv6 it is the address of the
// network, because one client can use any address in it.
func network(client netip.Addr) netip.Addr {
	if client = client.Unmap(); client.Is6() {
		prefix, _ := client.WithZone("").Prefix(networkBits) // fails only for other lengths
		return prefix.Addr()
	}
	return client
}
