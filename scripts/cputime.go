//go:build ignore

// Cputime runs a command and writes into a file how many seconds of processor time the processes that it started took
// together: cputime FILE COMMAND...
//
// Unlike time(1), it counts processes whose parents ended before them, such as most of a browser: it adopts them.
package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	log.SetPrefix("cputime: ")
	if len(os.Args) < 3 {
		log.Fatal("usage: cputime FILE COMMAND...")
	}
	const setChildSubreaper = 36 // of prctl(2)
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, setChildSubreaper, 1, 0); errno != 0 {
		log.Fatal(errno)
	}
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		log.Fatal(err)
	}
	status := wait(cmd.Process.Pid)
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &used); err != nil {
		log.Fatal(err)
	}
	seconds := time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
	if err := os.WriteFile(os.Args[1], fmt.Appendf(nil, "%.1f\n", seconds), 0o644); err != nil {
		log.Fatal(err)
	}
	if status.Signaled() {
		log.Fatalf("%s was ended by a signal: %v", os.Args[2], status.Signal())
	}
	os.Exit(status.ExitStatus())
}

// wait waits until a child and all adopted processes have ended, and returns the status of that child. It does not wait
// long for what the child leaves behind.
func wait(child int) syscall.WaitStatus {
	ended, all := make(chan syscall.WaitStatus, 1), make(chan struct{})
	go func() {
		defer close(all)
		for {
			var status syscall.WaitStatus
			pid, err := syscall.Wait4(-1, &status, 0, nil)
			if err == syscall.ECHILD {
				return
			}
			if pid == child {
				ended <- status
			}
		}
	}()
	status := <-ended
	select {
	case <-all:
	case <-time.After(10 * time.Second):
	}
	return status
}
