package progress_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
	"unsafe"

	"unknot/internal/progress"
)

// openTerminal returns a new terminal, and its other end, from which a test reads what the terminal shows.
func openTerminal(t *testing.T) (terminal, screen *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { screen.Close() })
	var number, locked int32 // TIOCGPTN reads the number of the terminal, TIOCSPTLCK unlocks it
	for request, value := range map[uintptr]*int32{syscall.TIOCGPTN: &number, syscall.TIOCSPTLCK: &locked} {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, screen.Fd(), request, uintptr(unsafe.Pointer(value))); errno != 0 {
			t.Fatal(errno)
		}
	}
	terminal, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { terminal.Close() })
	return terminal, screen
}

// A terminal shows one line, which is updated at intervals and cleared by Done.
func TestProgressShowsOneLine(t *testing.T) {
	t.Parallel()
	terminal, screen := openTerminal(t)
	synctest.Test(t, func(t *testing.T) {
		p := progress.New(terminal, "figures", 20)
		for range 2 {
			time.Sleep(time.Second) // takes no real time in a synctest bubble
			var all sync.WaitGroup
			for range 10 {
				all.Go(p.Step)
			}
			all.Wait()
		}
		p.Done()
		p.Done()
		progress.New(terminal, "short work", 1).Step()
	})
	fmt.Fprint(terminal, "end")
	var shown strings.Builder
	for b := make([]byte, 100); !strings.HasSuffix(shown.String(), "end"); {
		n, err := screen.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		shown.Write(b[:n])
	}
	want := "\rfigures: 1 of 20\rfigures: 11 of 20\r" + strings.Repeat(" ", len("figures: 11 of 20")) + "\rend"
	if shown.String() != want {
		t.Errorf("the terminal shows %q, want %q", shown.String(), want)
	}
}

// Nothing is written to a file or a buffer.
func TestProgressIsSilentElsewhere(t *testing.T) {
	t.Parallel()
	file, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var buffer bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		for _, p := range []*progress.Progress{progress.New(file, "figures", 0), progress.New(&buffer, "figures", 0)} {
			time.Sleep(time.Second) // takes no real time in a synctest bubble
			p.Step()
			p.Done()
		}
	})
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 0 || buffer.Len() > 0 {
		t.Errorf("a file has %d bytes, a buffer %q", info.Size(), buffer.String())
	}
}
