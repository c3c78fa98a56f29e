package main

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"unknot/internal/rewrite"
)

// printLeft prints what a writer has to do by hand after an edit: each place of the content where an entry was named,
// and the words around may no longer fit. removes says that the entry is gone.
func (e env) printLeft(dir string, entry rewrite.Entry, removes bool, old, files map[string]string) {
	for _, name := range changedFiles(old, files) {
		isLedger := slices.Contains(strings.Fields("order.yaml permalinks.txt withdrawn.yaml"), name) || path.Dir(name) == "queries"
		if isLedger || files[name] == "" || old[name] == "" {
			continue
		}
		eachEdit(old[name], files[name], func(line int, before, after string) {
			todo := leftTo(entry, before, after, removes)
			if todo == "" {
				return
			}
			if id := idAbove(files[name], line); name == "conditions.yaml" && removes && id != "" {
				todo, after = id+" said this: say it of what takes its place, if it holds there:", ""
			}
			fmt.Fprintf(e.stdout, "Left to do: %s/%s:%d: %s %s\n", dir, name, line, todo, cmp.Or(after, before))
		})
	}
	if removes && len(entry.Searches) > 0 {
		fmt.Fprintf(e.stdout, "Left to do: %s/%s is gone with its searches: add those that fit to the page that takes its place: %s\n", dir, entry.File, strings.Join(entry.Searches, ", "))
	}
}

var entryID = regexp.MustCompile(`(?m)^ *- \{?id: "?([a-z0-9-]+)`)

// idAbove returns the ID of the last list entry that begins above a line of a text, "" if there is none.
func idAbove(text string, line int) string {
	above := strings.Join(strings.SplitAfter(text, "\n")[:line-1], "")
	if ids := entryID.FindAllStringSubmatch(above, -1); len(ids) > 0 {
		return ids[len(ids)-1][1]
	}
	return ""
}

// eachEdit calls do for each line that an edit has changed or removed, with its line number in the new text. after is
// "" if it is removed. Neighbouring lines that are all removed count as one.
func eachEdit(old, now string, do func(line int, before, after string)) {
	var before, after []string
	line, inHeader := 1, true
	flush := func() {
		if len(after) == 0 && len(before) > 0 {
			before = []string{strings.Join(strings.Fields(strings.Join(before, "")), " ")}
		}
		for i, b := range before {
			a := strings.Join(after[min(i, len(after)):min(i+1, len(after))], "")
			do(line-len(after)+min(i, len(after)), strings.TrimSpace(b), strings.TrimSpace(a))
		}
		before, after = nil, nil
	}
	for l := range strings.Lines(string(diff.Diff("", []byte(old), "", []byte(now)))) {
		switch {
		case inHeader && l[0] != '@', l[0] == '\\': // the names of the files, and that the last line has no end
		case l[0] == '-':
			before = append(before, l[1:])
		case l[0] == '+':
			after = append(after, l[1:])
			line++
		default:
			inHeader = false
			flush()
			line++
			_, _ = fmt.Sscanf(l, "@@ -%d,%d +%d", new(int), new(int), &line)
		}
	}
	flush()
}

// leftTo says what a writer has to do where an edit of an entry changed or removed a line, "" for nothing.
func leftTo(entry rewrite.Entry, before, after string, removes bool) string {
	linked := strings.Contains(before, "]("+entry.Path+")") || strings.Contains(before, "]("+entry.Path+"#")
	switch {
	case linked && strings.Count(after, "](") < strings.Count(before, "]("):
		return "a link is plain words now: rewrite them, or take them out:"
	case linked:
		return "do the words of the link still fit?"
	case removes && strings.Contains(after, " {#"):
		return "all old addresses of sections lead to this heading: move each to the heading that says it now:"
	case !removes || strings.HasPrefix(before, "- id:") || !regexp.MustCompile(`(^|[^\w-])`+regexp.QuoteMeta(entry.ID)+`($|[^\w-])`).MatchString(before):
		return ""
	case strings.Contains(before, "](stretch:") && after == "":
		return "a move was taken out here: mend the words around it, which may count or name it:"
	case strings.Contains(before, "](stretch:"):
		return "another move is here now: do the words around it still fit?"
	case strings.Count(after, ",") < strings.Count(before, ",") || after == "":
		return entry.ID + " was taken out here: does what is left still fit?"
	}
	return ""
}
