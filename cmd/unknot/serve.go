package main

import (
	"cmp"
	"context"
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

	"unknot/internal/catalog"
	"unknot/internal/command"
	"unknot/internal/guard"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
)

// serve serves the site until ctx is cancelled, then finishes the requests in progress.
func (e env) serve(ctx context.Context, args []string) error {
	var set settings
	if err := e.readSettings(&set, "serve", set.options(), args); err != nil {
		return err
	}
	// The server must go on if the reader of the log exits. SIGHUP asks to reload, but there is nothing to reload.
	signal.Ignore(syscall.SIGPIPE, syscall.SIGHUP)
	connections, err := maxConnections()
	if err != nil {
		return err
	}
	logger := slog.New(slog.NewJSONHandler(e.Stdout, nil))
	listener, err := e.ListenOn(set.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	metricsListener, err := e.listenForMetrics(set.metrics)
	if err != nil {
		return err
	}
	if runtime.GOMAXPROCS(0) == 1 { // with one thread, answers from memory would wait until other pages are rendered
		runtime.GOMAXPROCS(2)
	}
	site, err := e.newSite(web.Config{
		URL:       cmp.Or(set.url, command.LocalURL(set.addr, listener.Addr())),
		Emergency: set.emergency, AdviceLine: set.advice, Crisis: set.crisisLine(),
		Metrics: metricsListener != nil, Log: logger, Now: e.Now,
		ClientRate: set.clientRate, Proxies: set.proxies, SecurityContact: set.securityContact,
	})
	if err != nil {
		return err
	}
	logger.Info("serving", "addr", listener.Addr().String(), "connections", connections)
	if metricsListener != nil {
		defer serveMetrics(metricsListener, set.metrics, site.Metrics(), logger).Close()
		fmt.Fprintf(e.Stderr, "unknot: metrics at http://%s/metrics\n", metricsListener.Addr())
	}
	fmt.Fprintf(e.Stderr, "unknot: %s\n", command.LocalURL(set.addr, listener.Addr()))
	return newServer(site, logger, set.drain).run(ctx, netutil.LimitListener(listener, connections))
}

// newSite returns a server for the content. It prints the problems of the content, and the documents that are due for a
// check.
func (e env) newSite(config web.Config) (*web.Server, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(1600)) // from 64 MB, more than loading allocates; a memory limit holds before
	var background guard.Group
	var files *static.Set
	background.Go(func() (err error) {
		config.Build = buildID(e)
		files, err = static.New(e.static, true)
		return err
	})
	c, err := load.Catalog(e.content)
	if err != nil {
		return nil, e.PrintProblems("content", err)
	}
	if err := background.Wait(); err != nil {
		return nil, err
	}
	for _, p := range c.DateProblems(catalog.NewDay(e.Now())) {
		fmt.Fprintf(e.Stderr, "content/%s\n", p)
	}
	return web.New(config, c, files)
}

// buildID returns a checksum of the beginning of the binary, where the linker puts the ID that Go gives each build
// (unless -ldflags=-buildid= takes it out). If the binary cannot be read, the ID is the current time, and so devices
// fetch their offline copies again after each start.
func buildID(e env) string {
	sum := crc32.NewIEEE()
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
		_, err = io.CopyN(sum, file, 32<<10) // as much as `go tool buildid` reads
		return err
	}()
	if err != nil {
		fmt.Fprintf(e.Stderr, "unknot: cannot read its own binary: %v\n", err)
		return e.Now().String()
	}
	return fmt.Sprintf("%08x", sum.Sum32())
}
