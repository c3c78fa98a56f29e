package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const (
	floodClients  = 128 // more than are rendered and wait, so that some are refused
	floodRounds   = 3
	floodTime     = 3 * time.Second // of a round
	readerPause   = 2 * time.Millisecond
	maxSlowdown   = 5.0
	maxFloodBytes = 150e6
)

const floodNote = `
The reader asks for one cached page every two milliseconds, alone and then beside 128 clients that ask for addresses that nobody asked for
before, without a pause and without a limit for one client. The reader and the clients are processes of their own. The clients have the
lowest priority of the system, as if they were on other machines, so that they take time only from what is idle. Ratios are medians of the rounds' own.
`

// flood is what clients ask for that no cache holds.
type flood struct {
	name string
	path func(boxes [][]string) string
}

var floods = []flood{
	{"filters", func(boxes [][]string) string { return "/stretches?" + randomFilter(boxes) }},
	{"searches", func([][]string) string { return fmt.Sprintf("/search?q=neck+%x", rand.Uint64()) }},
	{"sheets", func([][]string) string { return "/handout?sheet=" + randomSheet() }},
	{"wrong addresses", func([][]string) string { return fmt.Sprintf("/%x", rand.Uint64()) }},
}

// randomSheet returns a sheet of six moves, each with a dose.
func randomSheet() string {
	sheet := "1"
	for range 6 {
		sheet += fmt.Sprintf(".%dc-%dh%de", 1+rand.IntN(30), 1+rand.IntN(5), 5*(1+rand.IntN(6)))
	}
	return sheet
}

// measured is what a process of the bench prints.
type measured struct {
	P99               float64 // milliseconds, of the reader
	Answered, Refused float64 // responses a second, of a flood
}

// slowdown measures how much longer a reader of a cached page waits beside each flood, and the memory that floods take.
func slowdown(ctx context.Context, b *builds) ([]row, error) {
	site, err := serve(ctx, b.real)
	if err != nil {
		return nil, err
	}
	defer site.stop()
	var rows []row
	for _, f := range floods {
		var ratios, p99, rates, refusals []float64
		for i := range floodRounds {
			quiet, err := runSelf(ctx, 0, "reader", site.url)
			if err != nil {
				return rows, err
			}
			clients := make(chan error, 1)
			var flooding measured
			go func() {
				var err error
				flooding, err = runSelf(ctx, 19, "flood", f.name, site.url)
				clients <- err
			}()
			beside, err := runSelf(ctx, 0, "reader", site.url)
			if err := errors.Join(err, <-clients); err != nil {
				return rows, err
			}
			ratios, p99 = append(ratios, beside.P99/quiet.P99), append(p99, beside.P99)
			rates, refusals = append(rates, flooding.Answered), append(refusals, flooding.Refused)
			progress("flood of %s: round %d of %d, p99 %.2f ms quiet, %.2f ms beside it", f.name, i+1, floodRounds, quiet.P99, beside.P99)
		}
		rows = append(rows, row{
			what: fmt.Sprintf("reader beside %d clients with different %s, p99", floodClients, f.name),
			measured: fmt.Sprintf("%.1f ms, %.1f times its quiet value (%.1f to %.1f); %.0f/s answered, %.0f/s refused",
				median(p99), median(ratios), slices.Min(ratios), slices.Max(ratios), median(rates), median(refusals)),
			limit: fmt.Sprintf("at most %.0f times", maxSlowdown),
			over:  median(ratios) > maxSlowdown,
		})
	}
	_, peak, err := site.memory()
	return append(rows, row{
		what:     "resident memory after these floods",
		measured: fmt.Sprintf("at its highest %.0f MB", peak/1e6),
		limit:    fmt.Sprintf("at most %.0f MB", maxFloodBytes/1e6),
		over:     peak > maxFloodBytes,
	}), err
}

// runSelf runs this program with args at a niceness, and returns what it prints.
func runSelf(ctx context.Context, niceness int, args ...string) (measured, error) {
	var m measured
	program, err := os.Executable()
	if err != nil {
		return m, err
	}
	command := exec.CommandContext(ctx, "nice", append([]string{"-n", strconv.Itoa(niceness), program}, args...)...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return m, fmt.Errorf("%v: %w", args, err)
	}
	return m, json.Unmarshal(out, &m)
}

// helpers are the processes of slowdown: the reader of the site at a URL, and a flood of it.
var helpers = map[string]func(ctx context.Context, args []string) (measured, error){
	"reader": func(ctx context.Context, args []string) (measured, error) { return readWarm(ctx, args[0]) },
	"flood":  func(ctx context.Context, args []string) (measured, error) { return floodSite(ctx, args[0], args[1]) },
}

// readWarm measures how long a reader waits for a page that is in the cache.
func readWarm(ctx context.Context, site string) (measured, error) {
	var tookMS []float64
	for start := time.Now(); time.Since(start) < floodTime; time.Sleep(readerPause) {
		asked := time.Now()
		if _, _, err := get(ctx, site+"/about", "br", ""); err != nil {
			return measured{}, err
		}
		tookMS = append(tookMS, float64(time.Since(asked).Microseconds())/1000)
	}
	slices.Sort(tookMS)
	return measured{P99: tookMS[len(tookMS)*99/100]}, nil
}

// floodSite floods the site as the flood with that name does.
func floodSite(ctx context.Context, name, site string) (measured, error) {
	_, page, err := get(ctx, site+"/stretches", "identity", "")
	if err != nil {
		return measured{}, err
	}
	boxes := checkbox.FindAllStringSubmatch(string(page), -1)
	at := slices.IndexFunc(floods, func(f flood) bool { return f.name == name })
	if at < 0 || len(boxes) == 0 {
		return measured{}, fmt.Errorf("there is no flood of %s, or /stretches has no filters", name)
	}
	var answered, refused atomic.Int64
	var clients sync.WaitGroup
	failed := make(chan error, floodClients)
	for range floodClients {
		clients.Go(func() {
			for start := time.Now(); time.Since(start) < floodTime; {
				status, err := status(ctx, site+floods[at].path(boxes))
				if err != nil {
					failed <- err
					return
				}
				if status == http.StatusServiceUnavailable {
					refused.Add(1)
				} else {
					answered.Add(1)
				}
			}
		})
	}
	clients.Wait()
	close(failed)
	return measured{Answered: float64(answered.Load()) / floodTime.Seconds(), Refused: float64(refused.Load()) / floodTime.Seconds()}, <-failed
}

// status requests a page and returns the status of its answer.
func status(ctx context.Context, url string) (int, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Accept-Encoding", "br")
	response, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	if err == nil && response.StatusCode >= 500 && response.StatusCode != http.StatusServiceUnavailable {
		err = errors.New(url + " answers " + strconv.Itoa(response.StatusCode))
	}
	return response.StatusCode, err
}
