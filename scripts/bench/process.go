package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// process is a server that runs beside this program.
type process struct {
	cmd *exec.Cmd
	url string
}

var printedURL = regexp.MustCompile(`http://\S+`)

// startProcess starts a server and waits until it prints its address. Its log goes to the null device.
func startProcess(ctx context.Context, name string, args ...string) (*process, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = []string{"GOMAXPROCS=" + os.Getenv("GOMAXPROCS")} // no other setting of this environment
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd}
	output := bufio.NewReader(stderr)
	for {
		line, err := output.ReadString('\n')
		if p.url = printedURL.FindString(line); p.url != "" {
			break
		}
		if err != nil {
			p.stop()
			return nil, fmt.Errorf("%s %s did not start: %s", name, strings.Join(args, " "), line)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, output) }() // a full pipe would stop the server
	return p, nil
}

// serve starts a build of the site.
func serve(ctx context.Context, program string) (*process, error) {
	return startProcess(ctx, program, "serve", "-addr", "localhost:0")
}

func (p *process) stop() {
	_ = p.cmd.Process.Signal(os.Interrupt) // an error means that it has ended
	_ = p.cmd.Wait()                       // the exit status does not matter
}

// memory returns the resident memory of a process in bytes, now and at its peak.
func (p *process) memory() (now, peak float64, err error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(line, ":")
		target := map[string]*float64{"VmRSS": &now, "VmHWM": &peak}[name]
		if target == nil {
			continue
		}
		kib, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 64)
		if err != nil {
			return 0, 0, err
		}
		*target = kib * 1024
	}
	return now, peak, nil
}

// client neither requests compression by itself nor decompresses.
var client = &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: filterClients}, Timeout: time.Minute}

// get requests one page in an encoding. If etag is not empty, it expects the answer 304.
func get(ctx context.Context, url, encoding, etag string) (http.Header, []byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, nil, err
	}
	r.Header.Set("Accept-Encoding", encoding)
	want := http.StatusOK
	if etag != "" {
		r.Header.Set("If-None-Match", etag)
		want = http.StatusNotModified
	}
	response, err := client.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != want {
		err = fmt.Errorf("%s answers %s", url, response.Status)
	}
	return response.Header, body, err
}

// maxRecompress is how long getBest asks.
const maxRecompress = 10 * time.Second

// getBest requests a page in brotli until the site has compressed it at its best level, as it does with pages that are read several
// times. Private pages, which it never keeps, have no better level.
func getBest(ctx context.Context, url string) ([]byte, error) {
	header, first, err := get(ctx, url, "br", "")
	if strings.Contains(header.Get("Cache-Control"), "private") {
		return first, err
	}
	for start := time.Now(); err == nil; time.Sleep(time.Millisecond) {
		var body []byte
		if _, body, err = get(ctx, url, "br", ""); err == nil && !bytes.Equal(body, first) {
			return body, nil
		}
		if time.Since(start) > maxRecompress {
			return nil, fmt.Errorf("%s is not compressed again", url)
		}
	}
	return nil, err
}
