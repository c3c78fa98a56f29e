package main

import (
	"bufio"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
)

// program is a server that runs as it does outside tests.
type program struct {
	*exec.Cmd
	out, err *lines
	url      string
}

// lines is what a program writes. Those that nobody has awaited yet are kept: two parts of it may write in
// either order.
type lines struct {
	kept []string
	from chan string
}

func read(r io.Reader) *lines {
	l := &lines{from: make(chan string, 10_000)}
	go func() {
		defer close(l.from)
		for s := bufio.NewScanner(r); s.Scan(); {
			l.from <- s.Text()
		}
	}()
	return l
}

// patience is how long to wait for a line that never comes. Passing tests never wait this long.
const patience = time.Minute

// await returns the first line that has all words and was not returned before.
func (l *lines) await(t *testing.T, words ...string) string {
	t.Helper()
	late := time.After(patience)
	for seen := 0; ; {
		for ; seen < len(l.kept); seen++ {
			line := l.kept[seen]
			if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(line, word) }) {
				l.kept = slices.Delete(l.kept, seen, seen+1)
				return line
			}
		}
		select {
		case line, ok := <-l.from:
			if !ok {
				t.Fatalf("it ended without a line with %q:\n%s", words, strings.Join(l.kept, "\n"))
			}
			l.kept = append(l.kept, line)
		case <-late:
			t.Fatalf("no line with %q:\n%s", words, strings.Join(l.kept, "\n"))
		}
	}
}

// start runs the program in dir and waits until it listens. It reads its log unless cmd has another output. Of our own variables
// only env is set.
func start(t *testing.T, dir string, cmd *exec.Cmd, env ...string) *program {
	t.Helper()
	p := &program{Cmd: cmd, out: read(strings.NewReader(""))}
	p.Dir, p.Env = dir, append(p.Env, env...)
	if p.Stdout == nil {
		stdout, err := p.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		p.out = read(stdout)
	}
	stderr, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill() }) // it has ended, unless the test failed
	p.err = read(stderr)
	_, p.url, _ = strings.Cut(p.err.await(t, "unknot: http://"), " ")
	return p
}

// unknot returns the program with these arguments, without the variables UNKNOT_* and PORT of the environment.
func unknot(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("unknot", args...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "UNKNOT_") && !strings.HasPrefix(v, "PORT=") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "UNKNOT_DRAIN=0") // no test has a load balancer to wait for, unless it sets another
	return cmd
}

// stop sends the program a signal. It must exit by itself with status 0.
func (p *program) stop(t *testing.T, signal os.Signal) {
	t.Helper()
	if err := p.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	p.ends(t)
}

func (p *program) ends(t *testing.T) {
	t.Helper()
	for range p.out.from { // to its end, before Wait closes the pipe
	}
	for line := range p.err.from {
		p.err.kept = append(p.err.kept, line)
	}
	if err := p.Wait(); err != nil {
		t.Errorf("it exits with %v:\n%s", err, strings.Join(p.err.kept, "\n"))
	}
}

// get asks for a path.
func (p *program) get(t *testing.T, path string) (int, string) {
	t.Helper()
	response, err := http.Get(p.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

func TestServe(t *testing.T) {
	t.Parallel()
	for _, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			p := start(t, t.TempDir(), unknot(t, "serve"), "UNKNOT_ADDR=127.0.0.1:0", "UNKNOT_URL=https://unknot.example", "UNKNOT_ADVICE=none")
			if code, body := p.get(t, "/"); code != http.StatusOK || !strings.Contains(body, `<link rel="canonical" href="https://unknot.example/">`) {
				t.Errorf("/ answers %d:\n%s", code, body)
			}
			if _, body := p.get(t, "/safety"); !strings.Contains(body, "a doctor or advice line") {
				t.Error("/safety has a number for advice")
			}
			p.stop(t, signal)
		})
	}
}

// Pages, the sitemap and feeds name the port that the system chose.
func TestServeOnAnyPort(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0"))
	for path, want := range map[string]string{
		"/":            `<link rel="canonical" href="` + p.url + `/">`,
		"/sitemap.xml": "<loc>" + p.url + "/</loc>",
		"/feed.atom":   `<link rel="self" type="application/atom+xml" href="` + p.url + `/feed.atom">`,
		"/robots.txt":  "Sitemap: " + p.url + "/sitemap.xml",
	} {
		if code, body := p.get(t, path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s answers %d, without %s", path, code, want)
		}
	}
	p.stop(t, syscall.SIGTERM)
}

// A request that is under way when the program is told to end is answered, a new one is not.
func TestServeFinishes(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0"))
	u, err := url.Parse(p.url)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// net/http answers when it has all of the request. Of this one a byte is missing, though the page is made
	// and in the log: so the test knows that it is under way.
	if _, err := fmt.Fprintf(conn, "GET /robots.txt HTTP/1.1\r\nHost: %s\r\nContent-Length: 2\r\n\r\n1", u.Host); err != nil {
		t.Fatal(err)
	}
	p.out.await(t, `"msg":"request"`, `"path":"/robots.txt"`)
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.out.await(t, `"msg":"stopping"`)
	for {
		late, err := net.Dial("tcp", u.Host)
		if err != nil {
			break // it listens no more
		}
		late.Close()
	}
	if _, err := io.WriteString(conn, "2"); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK || !strings.HasSuffix(string(body), "/sitemap.xml\n") {
		t.Errorf("%d %q, %v", response.StatusCode, body, err)
	}
	p.ends(t)
}

func TestServeWhereSomeoneListens(t *testing.T) {
	t.Parallel()
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	out, err := unknot(t, "serve", "-addr", other.Addr().String()).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "another -addr or UNKNOT_ADDR, or stop what listens there") {
		t.Errorf("%v:\n%s", err, out)
	}
}

// project is a folder with the fixture as its content and the files of the site.
func project(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), fixture.Proofread()); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "static"), static.FS()); err != nil {
		t.Fatal(err)
	}
	// The fixture is read-only, its copy is to be written to.
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			err = os.Chmod(name, 0o644)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestServeDev(t *testing.T) {
	t.Parallel()
	dir := project(t)
	about := filepath.Join(dir, "content", "pages", "about.md")
	p := start(t, dir, unknot(t, "serve", "-dev", "-addr", "127.0.0.1:0"))
	p.err.await(t, "unknot: the content is up")
	open := p.open(t)
	edit := func(before, after string) {
		t.Helper()
		if err := replaceIn(about, before, after); err != nil {
			t.Fatal(err)
		}
	}

	open.shows(t, "/about", "anyone with a back", "!in the content.")
	edit("anyone with a back", "anyone with a spine")
	open.shows(t, "/about", "anyone with a spine", "!anyone with a back")

	// What check would not let through is up, and every page says so.
	edit("anyone with a spine", "anyone with chronic pain")
	open.shows(t, "/about", "anyone with chronic pain", "1 problem", "check will not let it through", "content/pages/about.md:7")
	edit("anyone with chronic pain", "anyone with a spine")
	open.shows(t, "/about", "anyone with a spine", "!in the content.")

	// Broken: the last page stays, and says what is wrong.
	edit("summary:", "sumary:")
	open.shows(t, "/about", "anyone with a spine", "in the content.", "content/pages/about.md:3", "sumary")
	p.err.await(t, "content/pages/about.md:3: ", "sumary")
	edit("written: 2026-01-10", "writen: 2026-01-10")
	open.shows(t, "/about", "anyone with a spine", "content/pages/about.md:3", "writen")

	edit("sumary:", "summary:")
	edit("writen:", "written:")
	edit("anyone with a spine", "anyone with a neck")
	open.shows(t, "/about", "anyone with a neck", "!in the content.")

	// A page more, which needs no line in the ledger while it is written, and a style sheet.
	text, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	more := strings.Replace(string(text), "title: About this site", "title: More about it", 1)
	if err := os.WriteFile(filepath.Join(filepath.Dir(about), "more.md"), []byte(more), 0o644); err != nil {
		t.Fatal(err)
	}
	open.shows(t, "/more", "More about it", "content/permalinks.txt", "run `make permalinks`")
	_, before := p.get(t, "/about")
	if err := os.WriteFile(filepath.Join(dir, "static", "css", "screen", "99-new.css"), []byte("a{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	open.shows(t, "/about", "!"+sheet(t, before))
	// The stream is still open: it does not keep the program from ending.
	p.stop(t, syscall.SIGTERM)
}

// A pipe in the folder of content or of static files is named, and the site goes on as soon as it is gone.
func TestServeDevWithPipes(t *testing.T) {
	t.Parallel()
	dir := project(t)
	content, looks := filepath.Join(dir, "content", "stretches", "pipe.md"), filepath.Join(dir, "static", "css", "screen", "98-pipe.css")
	p := start(t, dir, unknot(t, "serve", "-dev", "-addr", "127.0.0.1:0"))
	p.err.await(t, "unknot: the content is up")
	open := p.open(t)
	if err := syscall.Mkfifo(content, 0o644); err != nil {
		t.Fatal(err)
	}
	open.shows(t, "/about", "content/stretches/pipe.md:1", "named pipe")
	if err := os.Remove(content); err != nil {
		t.Fatal(err)
	}
	open.shows(t, "/about", "!named pipe")
	if err := syscall.Mkfifo(looks, 0o644); err != nil {
		t.Fatal(err)
	}
	p.err.await(t, "98-pipe.css", "not a regular file")
	if err := os.Remove(looks); err != nil {
		t.Fatal(err)
	}
	about := filepath.Join(dir, "content", "pages", "about.md")
	if err := replaceIn(about, "anyone with a back", "anyone with a spine"); err != nil {
		t.Fatal(err)
	}
	open.shows(t, "/about", "anyone with a spine")
	p.stop(t, syscall.SIGTERM)
}

// page is a page that someone has open while writing.
type page struct {
	*program
	changes *lines
}

// open opens a page, which hears of changes until the test ends.
func (p *program) open(t *testing.T) *page {
	t.Helper()
	response, err := http.Get(p.url + "/dev/changes")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return &page{program: p, changes: read(response.Body)}
}

// shows reloads a page whenever it hears of a change, until it has every part, and none of those that begin
// with "!". Two changes may come as one, and one as two: a file is seen when half of it is written.
func (p *page) shows(t *testing.T, path string, parts ...string) {
	t.Helper()
	late := time.After(patience)
	for {
		code, body := p.get(t, path)
		wrong := slices.IndexFunc(parts, func(part string) bool {
			gone, not := strings.CutPrefix(part, "!")
			return strings.Contains(body, gone) == not
		})
		if code == http.StatusOK && wrong < 0 {
			return
		}
		select {
		case _, ok := <-p.changes.from:
			if !ok {
				t.Fatalf("the stream of changes has ended")
			}
		case <-late:
			t.Fatalf("%s answers %d, want %q:\n%s", path, code, parts, body)
		}
	}
}

// sheet is the address of the style sheet of a page.
func sheet(t *testing.T, body string) string {
	t.Helper()
	_, rest, ok := strings.Cut(body, `href="/static/screen.`)
	if !ok {
		t.Fatalf("no style sheet in\n%s", body)
	}
	hash, _, _ := strings.Cut(rest, ".")
	return hash
}

// A figure follows its pose file; while that is broken, the last good one stays and every page says what is wrong.
func TestServeDevFigures(t *testing.T) {
	t.Parallel()
	dir := project(t)
	file := filepath.Join(dir, "content", "poses", "neck-turn.yaml")
	p := start(t, dir, unknot(t, "serve", "-dev", "-addr", "127.0.0.1:0"))
	p.err.await(t, "unknot: the content is up")
	open := p.open(t)
	pose := func(pelvis string) {
		t.Helper()
		if err := os.WriteFile(file, []byte("view: {turn: 30, pitch: 8}\nframes:\n  - alt: A neck\n    "+pelvis+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pelvisAt := func(up string) string { return ">pelvis</th><td>0.0</td><td>" + up + "</td>" }

	pose("pelvis: {at: [0, 93, 0]}")
	open.shows(t, "/dev/figures/neck-turn", pelvisAt("93.0"), "!in the content.")
	first := drawing(t, p)
	pose("pelvis: {at: [0, 93, 0], heading: 50}")
	open.shows(t, "/stretches", "/static/neck-turn-a.", "!"+first, "!in the content.")

	// No body can do it: it is drawn, for its writer to see, and every page says so.
	pose("pelvis: {at: [0, 20, 0]}")
	open.shows(t, "/about", "content/poses/neck-turn.yaml:3", "under the floor")
	open.shows(t, "/dev/figures?problems=1", "neck-turn</a>", "!chair-stand")
	open.shows(t, "/dev/figures/neck-turn", pelvisAt("20.0"))
	sunk := drawing(t, p)

	// Broken: the last figure stays.
	pose("pelvs: {at: [0, 93, 0]}")
	open.shows(t, "/about", "content/poses/neck-turn.yaml:4", "pelvs")
	open.shows(t, "/stretches", sunk)
	open.shows(t, "/dev/figures/neck-turn", pelvisAt("20.0"), "pelvs")

	pose("pelvis: {at: [0, 93, 0]}")
	open.shows(t, "/stretches", first, "!in the content.")
	p.stop(t, syscall.SIGTERM)
}

// drawing is the address of the first picture of neck-turn.
func drawing(t *testing.T, p *program) string {
	t.Helper()
	_, body := p.get(t, "/stretches")
	_, rest, ok := strings.Cut(body, `"/static/neck-turn-a.`)
	if !ok {
		t.Fatalf("no figure in\n%s", body)
	}
	hash, _, _ := strings.Cut(rest, ".")
	return "/static/neck-turn-a." + hash
}

// Content that is wrong from the start: the page says so, and is there once it is mended.
func TestServeDevFromBroken(t *testing.T) {
	t.Parallel()
	dir := project(t)
	about := filepath.Join(dir, "content", "pages", "about.md")
	if err := replaceIn(about, "summary:", "sumary:"); err != nil {
		t.Fatal(err)
	}
	p := start(t, dir, unknot(t, "serve", "-dev", "-addr", "127.0.0.1:0"))
	p.err.await(t, "content/pages/about.md:3: ")
	for _, path := range []string{"/", "/readyz"} {
		if code, body := p.get(t, path); code != http.StatusServiceUnavailable || !strings.Contains(body, "content/pages/about.md:3: ") {
			t.Errorf("%s answers %d:\n%s", path, code, body)
		}
	}
	if err := replaceIn(about, "sumary:", "summary:"); err != nil {
		t.Fatal(err)
	}
	p.err.await(t, "unknot: the content is up")
	if code, body := p.get(t, "/about"); code != http.StatusOK || strings.Contains(body, "sumary") {
		t.Errorf("/about answers %d:\n%s", code, body)
	}
	p.stop(t, syscall.SIGTERM)
}

func TestHealth(t *testing.T) {
	t.Parallel()
	site, err := web.New(web.Config{Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	addr := server.Listener.Addr().String()
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(env []string, args ...string) (string, int) {
		t.Helper()
		cmd := unknot(t, append([]string{"health"}, args...)...)
		cmd.Env = append(cmd.Env, env...)
		out, _ := cmd.CombinedOutput()
		return string(out), cmd.ProcessState.ExitCode()
	}
	if out, code := ask(nil, "-addr", addr); code != 1 || !strings.Contains(out, "/readyz answers 503") {
		t.Errorf("not ready: status %d\n%s", code, out)
	}
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	files, err := static.New(static.FS(), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := site.Publish(c, files); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ env, args []string }{
		{nil, []string{"-addr", addr}},
		{nil, []string{"-addr", ":" + port}},
		{nil, []string{"-addr", "0.0.0.0:" + port}},
		{[]string{"UNKNOT_ADDR=" + addr}, nil},
		{[]string{"PORT=" + port}, nil},
		{[]string{"PORT=1", "UNKNOT_ADDR=" + addr}, nil},
		{[]string{"UNKNOT_ADDR=127.0.0.1:1"}, []string{"-addr", addr}},
	} {
		if out, code := ask(test.env, test.args...); code != 0 || out != "ready\n" {
			t.Errorf("%v %v: status %d, %q", test.env, test.args, code, out)
		}
	}
	server.Close()
	if out, code := ask(nil, "-addr", addr); code != 1 || !strings.HasPrefix(out, "unknot health: ") {
		t.Errorf("nobody listens: status %d\n%s", code, out)
	}
	if out, code := ask(nil, "-addr", "here"); code == 0 || !strings.Contains(out, "write host and port") {
		t.Errorf("an address that is none: status %d\n%s", code, out)
	}
}
