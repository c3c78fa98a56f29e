package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/command"
	"unknot/internal/load"
)

// maxWithin is the largest value of -within in days, about a century.
const maxWithin = 36500

// due lists what is due for a check or overdue, as the page /review does, the longest due first.
func (e env) due(_ context.Context, args []string) error {
	f := e.Flags("due", " [flags]\n\nLists what is due for a check, and overdue, as /review does.")
	on := f.String("day", "", "the `day` that due dates are held against, such as 2026-11-20; today if empty")
	within := f.Uint("within", catalog.SoonDays, "how many `days` ahead to look")
	if err := command.Parse(f, args, 0); err != nil {
		return err
	}
	now, err := e.timeOfCheck()
	if err != nil {
		return err
	}
	day, dayErr := time.Parse(time.DateOnly, cmp.Or(*on, now.UTC().Format(time.DateOnly)))
	if dayErr != nil || *within > maxWithin {
		fmt.Fprintln(e.Stderr, "edit due: write -day 2026-11-20, and -within 90")
		return command.ErrUsage
	}
	fsys, dir, err := contentAt("")
	if err != nil {
		return err
	}
	r := load.Inspect(fsys)
	if len(r.Problems) > 0 {
		return e.PrintProblems(dir, r.Problems)
	}
	until := day.AddDate(0, 0, int(*within))
	agenda := r.Catalog.Agenda(catalog.NewDay(day))
	all := slices.DeleteFunc(slices.Concat(agenda.Due, agenda.Soon, agenda.Later),
		func(d *catalog.Doc) bool { return d.CheckBy().After(until) })
	for _, d := range all {
		overdue := ""
		if d.OverdueOn(catalog.NewDay(day)) {
			overdue = ", overdue"
		}
		fmt.Fprintf(e.Stdout, "%s/%s:%d: %s, checked %s, due by %s%s\n",
			dir, d.CheckedAt.File, d.CheckedAt.Line, d.Title, d.Checked.ISO(), d.CheckBy().ISO(), overdue)
	}
	if len(all) == 0 {
		fmt.Fprintf(e.Stdout, "nothing is due by %s\n", until.Format(time.DateOnly))
	}
	return nil
}
