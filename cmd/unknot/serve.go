package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"golang.org/x/net/netutil"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/guard"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
)

// serve serves the site until ctx is cancelled, then finishes the requests in progress.
func serve(ctx context.Context, e env, args []string) error {
	var set settings
	if err := e.readSettings(&set, "serve", set.options(), args); err != nil {
		return err
	}
	signal.Ignore(syscall.SIGPIPE) // the server must go on if the reader of the log exits
	if !set.dev {
		// SIGHUP asks to reload, but there is nothing to reload. With -dev it ends the program when the terminal is
		// closed.
		signal.Ignore(syscall.SIGHUP)
	}
	logger := slog.New(slog.NewJSONHandler(e.stdout, nil))
	listener, err := e.listen("tcp", set.addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w (another -addr or UNKNOT_ADDR, or stop what listens there)", set.addr, err)
	}
	defer listener.Close()
	metricsListener, err := e.listenForMetrics(set.metrics)
	if err != nil {
		return err
	}
	if runtime.GOMAXPROCS(0) == 1 { // with one thread, answers from memory would wait until other pages are rendered
		runtime.GOMAXPROCS(2)
	}
	open := newEmbeddedServer
	if set.dev {
		open, set.drain = newDevServer, 0
	}
	site, err := open(ctx, e, web.Config{
		URL:       cmp.Or(set.url, localURL(set.addr, listener.Addr())),
		Emergency: set.emergency, AdviceLine: set.advice, Crisis: set.crisisLine(),
		Dev: set.dev, Metrics: metricsListener != nil, Log: logger, Now: e.now,
		ClientRate: set.clientRate, Proxies: set.proxies, SecurityContact: set.securityContact,
	})
	if err != nil {
		return err
	}
	logger.Info("serving", "addr", listener.Addr().String(), "connections", set.connections)
	if metricsListener != nil {
		defer serveMetrics(metricsListener, set.metrics, site.Metrics(), logger).Close()
		fmt.Fprintf(e.stderr, "unknot: metrics at http://%s/metrics\n", metricsListener.Addr())
	}
	fmt.Fprintf(e.stderr, "unknot: %s\n", localURL(set.addr, listener.Addr()))
	return newServer(site, logger, set.drain).run(ctx, netutil.LimitListener(listener, set.connections))
}

// newEmbeddedServer returns a server for the content inside the binary. It prints the problems of the content, and the
// documents that are due for a check.
func newEmbeddedServer(_ context.Context, e env, config web.Config) (*web.Server, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // loading keeps most of what it allocates
	var background guard.Group
	var files *static.Set
	background.Go(func() (err error) {
		config.Build = buildID(e)
		files, err = static.New(static.FS(), true)
		return err
	})
	c, err := load.Catalog(content.FS())
	if err != nil {
		return nil, e.printProblems("content", err)
	}
	if err := background.Wait(); err != nil {
		return nil, err
	}
	for _, p := range c.DateProblems(catalog.NewDay(e.now())) {
		fmt.Fprintf(e.stderr, "content/%s\n", p)
	}
	site, err := web.New(config)
	if err != nil {
		return nil, err
	}
	return site, site.Publish(c, files)
}

// buildID returns a checksum of the binary. It uses CRC-32C, which is fast, because every start waits for it and nobody
// gains from a forged one. If the binary cannot be read, the ID is the current time, and so devices fetch their offline
// copies again after each start.
func buildID(e env) string {
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	var size int64
	err := func() error {
		path, err := os.Executable()
		if err != nil {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		size, err = io.Copy(sum, file)
		return err
	}()
	if err != nil {
		fmt.Fprintf(e.stderr, "unknot: cannot read its own binary: %v\n", err)
		return e.now().String()
	}
	return fmt.Sprintf("%d-%08x", size, sum.Sum32())
}

// printProblems prints the problems of a content folder, which err lists, and returns errFailed. It returns any other
// err unchanged.
func (e env) printProblems(dir string, err error) error {
	var problems frontmatter.Problems
	if !errors.As(err, &problems) {
		return err
	}
	for _, p := range problems {
		e.printProblem(dir, p)
	}
	return errFailed
}

// printProblem prints a problem. The path of its file is relative to dir.
func (e env) printProblem(dir string, p frontmatter.Problem) {
	p.File = pathIn(dir, p.File)
	fmt.Fprintln(e.stderr, p)
}
