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

// Answer is what an address answered.
type Answer struct {
	At   time.Time `json:"at"`
	Dead bool      `json:"dead"`           // there is nothing any more
	What string    `json:"what,omitempty"` // what to know about it, "" if it is as expected
}

// Limits of politeness: how many hosts are asked at a time, how long each rests between two requests, how long it may
// take to answer, and how long we wait if it asks for that.
const (
	hosts     = 4
	rest      = time.Second
	patience  = 20 * time.Second
	mostRetry = time.Minute
)

// userAgent says who asks, as hosts expect of programs.
const userAgent = "unknot-links/1.0 (checks the links of a website about back pain)"

// Asker asks addresses. Answers is what is known and what it learns; it asks again about what was asked before Since,
// and about what it could not learn.
type Asker struct {
	Answers map[string]Answer
	Since   time.Time
	Now     func() time.Time
	Wait    func(context.Context, time.Duration) error // [Wait], but for tests
	Step    func()                                     // called for each address

	mu      sync.Mutex // guards Answers and what follows
	asked   bool
	reached bool // some host has answered
}

// ErrOffline says that no host has answered, so that nothing is known of any address.
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

// Ask asks all addresses: one at a time of each host. It ends early once ctx is done.
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
	work.Limit(hosts)
	for _, host := range slices.Sorted(maps.Keys(byHost)) {
		work.Go(func() error { return a.askHost(ctx, byHost[host]) })
	}
	err := work.Wait()
	if a.asked && !a.reached {
		return errors.Join(ErrOffline, err)
	}
	return err
}

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
			if answer.At = a.Now(); !learnt {
				answer.At = time.Time{}
			}
			a.mu.Lock()
			a.Answers[address], a.asked = answer, true
			a.mu.Unlock()
			pause = rest
		}
		a.Step()
	}
	return nil
}

// ask asks for an address by HEAD, and by GET if that gets no good answer: some hosts know only that. It reports
// whether it learnt whether the address is dead.
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
		case err != nil:
			answer, learnt = Answer{What: fmt.Sprintf("could not be checked: %v", err)}, false
		case status == http.StatusNotFound || status == http.StatusGone:
			answer, learnt = Answer{Dead: true, What: fmt.Sprintf("dead: it answers %d", status)}, true
		case status >= 400:
			answer, learnt = Answer{What: fmt.Sprintf("could not be checked: it answers %d", status)}, false
		case moved != "":
			return Answer{What: "moved permanently to " + moved}, true
		default:
			return Answer{}, true
		}
		pause := rest
		if seconds, err := strconv.Atoi(header.Get("Retry-After")); err == nil && seconds >= 0 {
			pause = min(time.Duration(seconds)*time.Second, mostRetry)
		} else if method == http.MethodGet {
			break
		}
		if n == len(methods)-1 || a.Wait(ctx, pause) != nil {
			break
		}
	}
	return answer, learnt
}

// request makes one request and follows redirects. Moved is where they led if all of them are permanent, "" otherwise.
func request(ctx context.Context, method, address string) (status int, header http.Header, moved string, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return 0, nil, "", err
	}
	r.Header.Set("User-Agent", userAgent)
	permanent := true
	client := http.Client{CheckRedirect: func(next *http.Request, via []*http.Request) error {
		permanent = permanent && slices.Contains([]int{http.StatusMovedPermanently, http.StatusPermanentRedirect}, next.Response.StatusCode)
		if moved = next.URL.String(); len(via) > 9 {
			return errors.New("more than 10 redirects")
		}
		return nil
	}}
	response, err := client.Do(r)
	if err != nil {
		return 0, nil, "", err
	}
	defer response.Body.Close()
	if !permanent {
		moved = ""
	}
	return response.StatusCode, response.Header, moved, nil
}
