package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
)

// serve shows the site until ctx ends, then finishes the requests under way.
func serve(ctx context.Context, e env, args []string) error {
	set, err := e.settings("serve", serveOptions, args)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGPIPE) // whoever reads the log may leave: that ends the log, not the site
	lines := newLogWriter(e.stdout, func(err error) {
		fmt.Fprintf(e.stderr, "unknot: the log cannot be written (%v): trying again every %v, and lines that do not fit into memory are dropped\n", err, logRetry)
	})
	defer e.closeLog(lines)
	logger := slog.New(slog.NewJSONHandler(lines, nil))
	listener, err := net.Listen("tcp", set.addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w (another -addr or UNKNOT_ADDR, or stop what listens there)", set.addr, err)
	}
	defer listener.Close()
	site, err := e.load(ctx, set, web.Config{
		URL: cmp.Or(set.url, localURL(set.addr, listener.Addr())), Emergency: set.emergency, Advice: set.advice,
		Offline: set.offline, SharedCache: set.sharedCache, HSTSSubdomains: set.hstsSubdomains, Dev: set.dev, Log: logger, Now: time.Now,
		Preview: linkPicture,
	})
	if err != nil {
		return err
	}
	logger.Info("serving", "addr", listener.Addr().String(), "connections", set.connections, "memory", limitMemory(e, set))
	fmt.Fprintf(e.stderr, "unknot: http://%s\n", listener.Addr())
	if set.dev {
		set.drain = 0
	}
	return newServer(site, logger, set).run(ctx, newBoundedListener(listener, set.connections))
}

// load returns a site that serves its content, or with -dev soon will.
func (e env) load(ctx context.Context, set settings, config web.Config) (*web.Server, error) {
	if set.dev {
		return newDevServer(ctx, e, config)
	}
	return published(e, config)
}

// closeLog waits a while for the last lines, and says how many could not be written.
func (e env) closeLog(lines *logWriter) {
	if lost := lines.close(logCloseTime); lost > 0 {
		fmt.Fprintf(e.stderr, "unknot: %d lines of the log could not be written\n", lost)
	}
}

// published is a site with the content that is inside the binary. It says what is wrong with it, if anything is.
func published(e env, config web.Config) (*web.Server, error) {
	sum := make(chan string, 1)
	go func() { sum <- ownSum(e) }()
	c, err := load.Catalog(content.FS())
	if err != nil {
		return nil, e.refuse("content", err)
	}
	files, err := static.New(static.FS(), true)
	if err != nil {
		return nil, err
	}
	for _, p := range c.Due(catalog.NewDay(time.Now())) {
		fmt.Fprintf(e.stderr, "content/%s\n", p)
	}
	config.Build = <-sum
	site, err := web.New(config)
	if err != nil {
		return nil, err
	}
	return site, site.Publish(c, files)
}

// ownSum names this program by its bytes: with a sum that processors work out fast, as every start waits for it and nobody gains by forging it. Where
// they cannot be read it is named by the time: devices then fetch again what they keep, after each start.
func ownSum(e env) string {
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
		fmt.Fprintf(e.stderr, "the program cannot read itself: %v\n", err)
		return time.Now().String()
	}
	return fmt.Sprintf("%d-%08x", size, sum.Sum32())
}

// refuse says every problem of a content folder.
func (e env) refuse(dir string, err error) error {
	var problems catalog.Problems
	if !errors.As(err, &problems) {
		return err
	}
	for _, p := range problems {
		e.tell(dir, p)
	}
	return errFailed
}

// tell names a problem by the file that the writer can open: in dir, or beside it.
func (e env) tell(dir string, p catalog.Problem) {
	if strings.HasPrefix(p.File, "../") {
		p.File = filepath.ToSlash(filepath.Join(dir, p.File))
	} else {
		p.File = dir + "/" + p.File
	}
	fmt.Fprintln(e.stderr, p)
}
