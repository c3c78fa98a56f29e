package main

import (
	"bufio"
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

// begin starts a server and waits for the address that it prints. Its log goes to the null device.
func begin(ctx context.Context, name string, args ...string) (*process, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = []string{"GOMAXPROCS=" + os.Getenv("GOMAXPROCS")} // none of the settings of this environment
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd}
	said := bufio.NewReader(stderr)
	for {
		line, err := said.ReadString('\n')
		if p.url = printedURL.FindString(line); p.url != "" {
			break
		}
		if err != nil {
			p.end()
			return nil, fmt.Errorf("%s %s did not start: %s", name, strings.Join(args, " "), line)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, said) }() // a full pipe would stop the server
	return p, nil
}

// serve starts a build of the site.
func serve(ctx context.Context, program string) (*process, error) {
	return begin(ctx, program, "serve", "-addr", "localhost:0")
}

func (p *process) end() {
	_ = p.cmd.Process.Signal(os.Interrupt) // it may have ended
	_ = p.cmd.Wait()                       // how it ended does not matter
}

// memory returns the resident bytes of a process, now and at their highest.
func (p *process) memory() (now, peak float64, err error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(line, ":")
		into := map[string]*float64{"VmRSS": &now, "VmHWM": &peak}[name]
		if into == nil {
			continue
		}
		kib, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 64)
		if err != nil {
			return 0, 0, err
		}
		*into = kib * 1024
	}
	return now, peak, nil
}

// client never asks for compression by itself and never undoes it.
var client = &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: filterClients}, Timeout: time.Minute}

// get asks for one page, which the reader has if etag is not empty.
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
	answer, err := client.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != want {
		err = fmt.Errorf("%s answers %s", url, answer.Status)
	}
	return answer.Header, body, err
}
