package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/web"
	"unknot/static"
	"unknot/templates"
)

const (
	stopTime   = 15 * time.Second // for requests under way when the program is told to end
	watchEvery = 250 * time.Millisecond
)

// serve shows the site until ctx ends, then finishes the requests under way.
func serve(ctx context.Context, e env, args []string) error {
	set, err := e.settings(args)
	if err != nil {
		return err
	}
	if e.getenv("GOGC") == "" {
		debug.SetGCPercent(200) // the pages take some 40 MB: memory is cheaper here than time
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
	config := web.Config{
		URL: cmp.Or(set.url, localURL(set.addr, listener.Addr())), Emergency: set.emergency, Advice: set.advice,
		Offline: set.offline, SharedCache: set.sharedCache, HSTSSubdomains: set.hstsSubdomains, Dev: set.dev, Log: logger, Now: time.Now,
	}
	load := published
	if set.dev {
		load = followed
	}
	site, err := load(ctx, e, config)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           site,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	server.RegisterOnShutdown(site.Close)
	fmt.Fprintf(e.stderr, "unknot: http://%s\n", listener.Addr())
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	logger.Info("stopping", "seconds", stopTime.Seconds())
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if err := server.Shutdown(late); err != nil {
		return fmt.Errorf("some requests did not finish: %w", err)
	}
	return nil
}

// closeLog waits a while for the last lines, and says how many could not be written.
func (e env) closeLog(lines *logWriter) {
	if lost := lines.close(logCloseTime); lost > 0 {
		fmt.Fprintf(e.stderr, "unknot: %d lines of the log could not be written\n", lost)
	}
}

// published is a site with the content that is inside the binary. It says what is wrong with it, if anything is.
func published(_ context.Context, e env, config web.Config) (*web.Server, error) {
	sum := make(chan string, 1)
	go func() { sum <- ownSum(e) }()
	c, err := catalog.Load(content.FS())
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

// followed is a site with the content and files on the disk, as they are now and each time they change, until ctx ends. Content with problems
// never goes up: the last without any stays, and every page shows the problems.
func followed(ctx context.Context, e env, config web.Config) (*web.Server, error) {
	for _, dir := range []string{"content", "static"} {
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("-dev reads the folders content and static from the disk: start it in the project's folder (%w)", err)
		}
	}
	site, err := web.New(config)
	if err != nil {
		return nil, err
	}
	words, looks := os.DirFS("content"), os.DirFS("static")
	var drawn sketches
	go func() {
		for range changes(ctx, watchEvery, words, looks) {
			if err := e.show(site, words, looks, &drawn); err != nil {
				fmt.Fprintln(e.stderr, err)
			}
		}
	}()
	return site, nil
}

// inContent names the files of problems as they are named from the project's folder.
func inContent(problems []catalog.Problem) []catalog.Problem {
	for i := range problems {
		problems[i].File = "content/" + problems[i].File
	}
	return problems
}

// show puts content and files up, or reports on every page what is wrong with the content. Poses that are wrong keep nothing down.
func (e env) show(site *web.Server, words, looks fs.FS, drawn *sketches) error {
	c, err := catalog.Preview(words)
	var problems catalog.Problems
	if errors.As(err, &problems) {
		problems = inContent(problems)
		return errors.Join(problems, site.Report(problems))
	}
	if drawn.kept == nil { // the first drawings may be of every pose: until they are made, the figures are those of the disk
		if err := put(site, c, drawn.over(looks), templates.Draft{}); err != nil {
			return err
		}
	}
	draft, err := drawn.draw(words, looks, c)
	if err != nil {
		return err
	}
	draft.Remarks = inContent(append(catalog.Remarks(words), draft.Remarks...))
	for _, f := range draft.Figures {
		inContent(f.Problems)
	}
	if err := put(site, c, drawn.over(looks), draft); err != nil {
		return err
	}
	fmt.Fprintln(e.stderr, "unknot: the content is up")
	for _, p := range draft.Remarks {
		fmt.Fprintln(e.stderr, p)
	}
	return nil
}

func put(site *web.Server, c *catalog.Catalog, looks fs.FS, draft templates.Draft) error {
	files, err := static.New(looks, false)
	if err != nil {
		return err
	}
	return site.Preview(c, files, draft)
}
