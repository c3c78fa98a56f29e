package outside

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"time"

	"unknot/internal/guard"
)

// Answer is the outcome of asking an address.
type Answer struct {
	At   time.Time `json:"at"`             // when it was asked; zero if nothing was learnt
	Dead bool      `json:"dead"`           // nothing is there any more
	What string    `json:"what,omitempty"` // what is wrong with it, "" for nothing
}

// Limits that keep the requests polite.
const (
	maxHosts       = 4                // asked at the same time
	rest           = time.Second      // between two requests to one host
	requestTimeout = 20 * time.Second // for one request
	maxRedirects   = 10               // of one request
	maxRetryAfter  = time.Minute      // the longest wait that a host can ask for
)

// userAgent tells hosts which program asks, as they expect.
const userAgent = "unknot-links/1.0 (checks the links of a website about back pain)"

// Asker asks web addresses whether they still answer. It skips an address whose answer is known and not older than
// Since.
type Asker struct {
	Answers map[string]Answer // the answers known so far, by address; Ask adds to them
	Since   time.Time
	Now     func() time.Time
	Wait    func(context.Context, time.Duration) error // [Wait], except in tests

	mu      sync.Mutex // guards Answers and the fields below
	asked   bool       // an address was asked
	reached bool       // a host answered
}

// ErrOffline means that no host answered at all, so that nothing was learnt about any address.
var ErrOffline = errors.New("no host answers: is this machine online?")

// Wait waits for d, or returns an error once ctx is done.
func Wait(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Ask asks all addresses that have no fresh answer, several hosts at a time but each host for only one address at a
// time. It stops early once ctx is done. The error is ErrOffline if no host could be reached.
func (a *Asker) Ask(ctx context.Context, addresses []string) error {
	byHost := map[string][]string{}
	for _, address := range addresses {
		host := ""
		if u, err := url.Parse(address); err == nil {
			host = u.Host
		}
		byHost[host] = append(byHost[host], address)
	}
	var work guard.Group
	work.Limit(maxHosts)
	for _, host := range slices.Sorted(maps.Keys(byHost)) {
		work.Go(func() error { return a.askHost(ctx, byHost[host]) })
	}
	err := work.Wait()
	if a.asked && !a.reached {
		return errors.Join(ErrOffline, err)
	}
	return err
}

// askHost asks the addresses of one host, one after the other.
func (a *Asker) askHost(ctx context.Context, addresses []string) error {
	pause := time.Duration(0)
	for _, address := range addresses {
		a.mu.Lock()
		known := a.Answers[address]
		a.mu.Unlock()
		if known.At.Before(a.Since) {
			if err := a.Wait(ctx, pause); err != nil {
				return err
			}
			answer, learnt := a.ask(ctx, address)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if learnt {
				answer.At = a.Now()
			}
			a.mu.Lock()
			a.Answers[address], a.asked = answer, true
			a.mu.Unlock()
			pause = rest
		}
	}
	return nil
}

// ask requests an address with HEAD, and with GET if that fails, as some hosts support only GET. A host that says when
// to retry is asked once more. learnt says that the answer shows whether the address is dead.
func (a *Asker) ask(ctx context.Context, address string) (answer Answer, learnt bool) {
	methods := []string{http.MethodHead, http.MethodGet, http.MethodGet}
	for n, method := range methods {
		status, header, moved, err := request(ctx, method, address)
		a.mu.Lock()
		a.reached = a.reached || err == nil
		a.mu.Unlock()
		var dns *net.DNSError
		switch {
		case errors.As(err, &dns) && dns.IsNotFound:
			return Answer{Dead: true, What: "there is no such host"}, true
		case err == nil && status < 400 && moved != "":
			return Answer{What: "moved permanently to " + moved}, true
		case err == nil && status < 400:
			return Answer{}, true
		}
		answer, learnt = failedAnswer(status, err)
		pause := rest
		if seconds, err := strconv.Atoi(header.Get("Retry-After")); err == nil && seconds >= 0 {
			pause = min(time.Duration(seconds)*time.Second, maxRetryAfter)
		} else if method == http.MethodGet {
			break // the host does not say when to retry
		}
		if n == len(methods)-1 || a.Wait(ctx, pause) != nil {
			break
		}
	}
	return answer, learnt
}

// failedAnswer returns the answer for a request that failed. Only the statuses 404 and 410 tell that an address is
// dead.
func failedAnswer(status int, err error) (answer Answer, learnt bool) {
	switch {
	case err != nil:
		return Answer{What: fmt.Sprintf("could not be checked: %v", err)}, false
	case status == http.StatusNotFound || status == http.StatusGone:
		return Answer{Dead: true, What: fmt.Sprintf("dead: it answers %d", status)}, true
	}
	return Answer{What: fmt.Sprintf("could not be checked: it answers %d", status)}, false
}

// request makes one request and follows redirects. moved is the address that they led to if all of them were permanent,
// "" otherwise.
func request(ctx context.Context, method, address string) (status int, header http.Header, moved string, err error) {
	ctx, cancel := context.WithTimeout(ctx, requestTimeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return 0, nil, "", err
	}
	r.Header.Set("User-Agent", userAgent)
	allPermanent := true
	client := http.Client{CheckRedirect: func(next *http.Request, via []*http.Request) error {
		status := next.Response.StatusCode
		isPermanent := status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect
		allPermanent = allPermanent && isPermanent
		if moved = next.URL.String(); len(via) >= maxRedirects {
			return errors.New("more than 10 redirects")
		}
		return nil
	}}
	response, err := client.Do(r)
	if err != nil {
		return 0, nil, "", err
	}
	defer response.Body.Close()
	if !allPermanent {
		moved = ""
	}
	return response.StatusCode, response.Header, moved, nil
}
