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
	maxClients  = 10_000           // how many clients are counted; beyond that some are forgotten early
	forgetAfter = 10 * time.Minute // since a client last asked
	networkBits = 64               // of an IPv6 address
)

// Clients limits how often each client may ask, with a token bucket for each. It is safe for concurrent use. It stores
// no address, only a sum of each with a salt that no other process has, and forgets a client some minutes after it last
// asked.
type Clients struct {
	every   rate.Limit
	burst   int
	salt    maphash.Seed
	buckets *otter.Cache[uint64, *rate.Limiter]
}

// NewClients returns limits of perMinute requests for each client, and of burst requests at once. Both are at least 1.
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

// Close ends the goroutine that forgets clients.
func (c *Clients) Close() { c.buckets.StopAllGoroutines() }

// Take counts one request of a client at a time. It returns 0, or how long the client has to wait before its next
// request.
func (c *Clients) Take(client netip.Addr, now time.Time) (wait time.Duration) {
	bucket, _ := c.buckets.ComputeIfAbsent(c.sum(client), func() (*rate.Limiter, bool) { return rate.NewLimiter(c.every, c.burst), false })
	if bucket.AllowN(now, 1) {
		return 0
	}
	// Where the clock was set back, time counts from now on; else no token would come until it is as late as before.
	bucket.SetLimitAt(now, c.every)
	missing := 1 - bucket.TokensAt(now)
	return max(time.Nanosecond, time.Duration(missing/float64(c.every)*float64(time.Second)))
}

// sum returns the salted sum of a client.
func (c *Clients) sum(client netip.Addr) uint64 { return maphash.Comparable(c.salt, Network(client)) }

// Network returns the address that stands for a client: its own for IPv4, and for IPv6 that of its network, as one
// client can use any address of it.
func Network(client netip.Addr) netip.Addr {
	if client = client.Unmap(); client.Is6() {
		network, _ := client.WithZone("").Prefix(networkBits) // fails only for other lengths
		return network.Addr()
	}
	return client
}
