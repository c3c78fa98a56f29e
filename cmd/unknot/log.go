package main

import (
	"bufio"
	"context"
	"io"
	"sync"
	"time"
)

// gulps gathers what is written and hands it on a few times a second: a system call for each line of the
// request log would cost a sixth of the shortest answers.
type gulps struct {
	mu  sync.Mutex
	out *bufio.Writer
}

// gulpEvery is how late a line may be.
const gulpEvery = 200 * time.Millisecond

// newGulps writes to w until ctx ends; end hands on what is left.
func newGulps(ctx context.Context, w io.Writer) (g *gulps, end func()) {
	g = &gulps{out: bufio.NewWriterSize(w, 64<<10)}
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(gulpEvery)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				g.flush()
			case <-ctx.Done():
				return
			}
		}
	}()
	return g, func() {
		stop()
		<-done
		g.flush()
	}
}

func (g *gulps) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.out.Write(p)
}

func (g *gulps) flush() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if err := g.out.Flush(); err != nil {
		g.out.Reset(io.Discard) // nobody reads the log any more, and that must not end the site
	}
}
