package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"sync"
	"time"
)

// process is a server that runs beside this program.
type process struct {
	cmd *exec.Cmd
	url string
}

var printedURL = regexp.MustCompile(`http://\S+`)

// startProcess starts a server and waits until it prints its address. Its log goes to the null device.
func startProcess(ctx context.Context, command ...string) (*process, error) {
	p := &process{cmd: exec.CommandContext(ctx, command[0], command[1:]...)}
	p.cmd.Env = []string{"GOMAXPROCS=" + os.Getenv("GOMAXPROCS"), "GOMEMLIMIT=100MiB"} // as deploy has it, and no other setting
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	output := bufio.NewReader(stderr)
	for p.url == "" {
		line, err := output.ReadString('\n')
		if err != nil {
			p.stop()
			return nil, fmt.Errorf("%v did not start: %s", command, line)
		}
		p.url = printedURL.FindString(line)
	}
	go func() { _, _ = io.Copy(io.Discard, output) }() // a full pipe would stop the server
	return p, nil
}

func (p *process) stop() {
	_ = p.cmd.Process.Signal(os.Interrupt) // an error means that it has ended
	_ = p.cmd.Wait()                       // the exit status does not matter
}

// memory returns a figure of the memory of a process in MB: VmRSS now, VmHWM at its highest.
func (p *process) memory(figure string) (float64, error) {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	m := regexp.MustCompile(figure + `:\s*(\d+) kB`).FindSubmatch(status)
	if m == nil {
		return 0, errors.New("/proc has no memory of the process")
	}
	kib, err := strconv.ParseFloat(string(m[1]), 64)
	return kib * 1024 / 1e6, err
}

// client neither requests compression by itself nor decompresses.
var client = &http.Client{Transport: &http.Transport{DisableCompression: true}, Timeout: time.Minute}

// answer is what the site answers.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// get requests a page in an encoding, for a reader who has the version etag, if that is not empty.
func get(ctx context.Context, url, encoding, etag string) (answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return answer{}, err
	}
	r.Header.Set("Accept-Encoding", encoding)
	r.Header.Set("If-None-Match", etag)
	response, err := client.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if response.StatusCode >= 400 {
		err = fmt.Errorf("%s answers %s", url, response.Status)
	}
	response.Header.Del("Date") // a bare server has its own
	return answer{response.StatusCode, response.Header, body}, err
}

// bareName is the first argument of this program when it is the server that the site is compared with.
const bareName = "bare-server"

// bare is one handler of net/http that keeps answers of the site at the address args[1] and writes them, every header
// line of them, under its time limits (cmd/unknot/serve.go) but without a router, content negotiation or a log. Without
// a site it writes a body of its own.
func bare(ctx context.Context, args []string) error {
	var kept sync.Map // answers by encoding and ETag
	handler := func(w http.ResponseWriter, r *http.Request) {
		encoding, etag := r.Header.Get("Accept-Encoding"), r.Header.Get("If-None-Match")
		found, ok := kept.Load(encoding + etag)
		if !ok {
			a := answer{http.StatusOK, nil, make([]byte, 10_000)}
			if args[1] != "" {
				a, _ = get(r.Context(), args[1]+r.URL.Path, encoding, etag) // without an answer this panics, and wrk reports it
			}
			found, _ = kept.LoadOrStore(encoding+etag, a)
		}
		a := found.(answer)
		maps.Copy(w.Header(), a.header)
		w.WriteHeader(a.status)
		_, _ = w.Write(a.body)
	}
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "http://%s\n", listener.Addr())
	server := &http.Server{
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute,
		Handler: http.HandlerFunc(handler),
	}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.Serve(listener); ctx.Err() == nil {
		return err
	}
	return nil
}
