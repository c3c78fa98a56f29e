package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// load asks for one page as often as it can, where wrk is not at hand. It takes and prints what wrk does.
func putUnderLoad(args []string) error {
	f := flag.NewFlagSet("bench load", flag.ContinueOnError)
	threads := f.Int("t", 1, "`threads`")
	connections := f.Int("c", 1, "`connections`")
	long := f.Duration("d", time.Second, "how long")
	var headers strings.Builder
	f.Func("H", "a `header` line to send", func(h string) error { headers.WriteString(h + "\r\n"); return nil })
	if err := f.Parse(args); err != nil {
		return err
	}
	u, err := url.Parse(f.Arg(0))
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(*threads)
	request := []byte("GET " + u.RequestURI() + " HTTP/1.1\r\nHost: " + u.Host + "\r\n" + headers.String() + "\r\n")
	var answers atomic.Int64
	var group errgroup.Group
	start := time.Now()
	for range *connections {
		group.Go(func() error {
			conn, err := net.Dial("tcp", u.Host)
			if err != nil {
				return err
			}
			defer conn.Close()
			in := bufio.NewReader(conn)
			for time.Since(start) < *long {
				if _, err := conn.Write(request); err != nil {
					return err
				}
				answer, err := http.ReadResponse(in, nil)
				if err != nil {
					return err
				}
				if answer.StatusCode >= 400 {
					return errors.New(answer.Status)
				}
				if _, err := io.Copy(io.Discard, answer.Body); err != nil {
					return err
				}
				answers.Add(1)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	fmt.Printf("Requests/sec: %.2f\n", float64(answers.Load())/time.Since(start).Seconds())
	return nil
}
