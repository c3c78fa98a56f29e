// Package progress shows the progress of long work on a terminal. It writes nothing to a file or a pipe.
package progress

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// interval is the shortest time between two updates of the line. Work that takes less time shows nothing.
const interval = 100 * time.Millisecond

// Progress counts the steps of some work. It is safe for concurrent use.
type Progress struct {
	mu          sync.Mutex
	w           io.Writer // nil if nothing is shown
	what        string
	total, done int
	shown       time.Time // when the line was last written
	width       int       // the width of the line, 0 if there is none
}

// New returns the progress of work that takes total steps, or an unknown number of steps if total is 0. If w is a
// terminal, it is shown there, as "what: 12 of 82".
func New(w io.Writer, what string, total int) *Progress {
	p := &Progress{what: what, total: total, shown: time.Now()}
	if f, ok := w.(*os.File); ok && IsTerminal(f) {
		p.w = f
	}
	return p
}

// IsTerminal reports whether f is a character device. That is a terminal, or the null device, where output does no
// harm.
func IsTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Step counts one step.
func (p *Progress) Step() {
	if p.w == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	now := time.Now()
	if now.Sub(p.shown) < interval {
		return
	}
	p.shown = now
	line := fmt.Sprintf("%s: %d", p.what, p.done)
	if p.total > 0 {
		line += fmt.Sprintf(" of %d", p.total)
	}
	p.width = len(line) // the line only ever grows
	fmt.Fprint(p.w, "\r"+line)
}

// Done clears the line, so that other output can follow.
func (p *Progress) Done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.width > 0 {
		fmt.Fprint(p.w, "\r"+strings.Repeat(" ", p.width)+"\r")
	}
	p.width = 0
}
