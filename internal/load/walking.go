package load

import (
	"io/fs"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// walkFile is the name of the file with the walking plan. A site may have none.
const walkFile = "walk.yaml"

// maxWalkStep is the most minutes that a walk may grow by from one week to the next.
const maxWalkStep = 5

// readWalking reads the walking plan, if the site has one.
func (l *loader) readWalking(fsys fs.FS, c *catalog.Content) {
	w := &catalog.Walking{}
	if f := l.readOptional(fsys, walkFile, w); f != nil {
		c.Walking = w
		checkWalking(w, f)
	}
}

// checkWalking checks that every plan climbs in small steps, from the fewest to the most minutes.
func checkWalking(w *catalog.Walking, f *frontmatter.File) {
	if !f.Whole() {
		return
	}
	for i, m := range w.Minutes {
		switch {
		case i == 0 && m != catalog.MinWalk:
			f.FaultAt([]any{"minutes", i}, "the ladder begins with %d minutes, found %d", catalog.MinWalk, m)
		case i > 0 && m < w.Minutes[i-1]:
			f.FaultAt([]any{"minutes", i}, "the ladder rises: %d is less than %d", m, w.Minutes[i-1])
		case i > 0 && m > w.Minutes[i-1]+maxWalkStep:
			f.FaultAt([]any{"minutes", i}, "from %d to %d minutes: a step is at most %d", w.Minutes[i-1], m, maxWalkStep)
		}
	}
	if n := len(w.Minutes); n > 0 && w.Minutes[n-1] != catalog.MaxWalk {
		f.FaultAt([]any{"minutes", n - 1}, "the ladder ends with %d minutes, found %d", catalog.MaxWalk, w.Minutes[n-1])
	}
	for i, n := range w.DayWeeks {
		switch {
		case n < 2 || n > catalog.MaxWalkWeeks:
			f.FaultAt([]any{"day_weeks", i}, "a day is added in a week from 2 to %d, found %d", catalog.MaxWalkWeeks, n)
		case i > 0 && n < w.DayWeeks[i-1]:
			f.FaultAt([]any{"day_weeks", i}, "the weeks stand in order: %d follows %d", n, w.DayWeeks[i-1])
		}
	}
	if n := len(w.DayWeeks); n > 0 && n < catalog.MaxWalkDays-1 {
		f.FaultAt([]any{"day_weeks"}, "%s that add a day: from 1 day to %d it takes %d", catalog.Count(n, "week"), catalog.MaxWalkDays, catalog.MaxWalkDays-1)
	}
}
