package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/queries"
	"unknot/internal/search/scope"
)

// wanted says what a search wants to see.
type wanted int

const (
	wantsNothing wanted = iota
	wantsQuiet          // at least the quiet form of a sign
	wantsCard
)

func wantOf(q queries.Query) wanted {
	switch {
	case isCalm(q):
		return wantsNothing
	case strings.HasPrefix(q.Wants[0], queries.Quiet):
		return wantsQuiet
	}
	return wantsCard
}

func isCalm(q queries.Query) bool { return q.Wants[0] == queries.Calm }

// figures are what `make bench` prints: how often search is right about signs.
type figures struct {
	plain, plainSeen, plainFull   int // plain signs that need help now or today; those with a card in one form; in the full one
	all, allSeen, allFull         int // the same for all of them
	oblique, obliqueSeen          int
	near, nearFull, nearQuiet     int // searches that are not about a sign now; those with an urgent full card, and with a quiet one
	calm, calmFull, calmQuiet     int
	quiet, quietSeen              int
	right                         int // of allSeen, those whose first card has the sign
	firstWrong, unseen, falseFull []string
}

func alarmFigures(s *search.Index, c *catalog.Catalog, all []queries.Query) (f figures) {
	levels := map[string]int{}
	for _, v := range c.Safety.Cards {
		for _, id := range v.SignIDs {
			levels[id] = v.Level
		}
		levels["card:"+v.ID] = v.Level
	}
	for _, q := range all {
		a := s.Alarm(q.Text)
		full, seen := a.Urgent(), a.Urgent() || a.Maybe != nil
		switch wantOf(q) {
		case wantsCard:
			level := 3
			for _, w := range q.Wants {
				level = min(level, levels[w])
			}
			if level > 2 {
				continue
			}
			right := false
			for _, w := range q.Wants {
				if len(a.SafetyCards) > 0 {
					c := a.SafetyCards[0]
					right = right || slices.Contains(c.SignIDs, w) || "card:"+c.ID == w
				} else if a.Maybe != nil {
					right = right || a.Maybe.ID == w || "card:"+a.Maybe.Card.ID == w
				}
			}
			count := func(n, s, fl *int) {
				*n++
				if seen {
					*s++
				}
				if full {
					*fl++
				}
			}
			var x int
			if q.Kind == "oblique" {
				count(&f.oblique, &f.obliqueSeen, &x)
			} else {
				if q.Kind == "plain" || q.Kind == "alarm" {
					count(&f.plain, &f.plainSeen, &f.plainFull)
				}
				count(&f.all, &f.allSeen, &f.allFull)
			}
			if !seen {
				f.unseen = append(f.unseen, q.Kind+": "+q.Text)
			} else if right {
				f.right++
			} else {
				f.firstWrong = append(f.firstWrong, q.Text)
			}
		default:
			if isCalm(q) {
				f.calm++
				if full {
					f.calmFull++
				}
				if a.Maybe != nil {
					f.calmQuiet++
				}
			} else {
				f.quiet++
				if seen {
					f.quietSeen++
				}
			}
			f.near++
			if full {
				f.nearFull++
				f.falseFull = append(f.falseFull, q.Text)
			}
			if a.Maybe != nil {
				f.nearQuiet++
			}
		}
	}
	return f
}

func (f figures) String() string {
	pc := func(a, b int) string { return fmt.Sprintf("%d/%d %.1f%%", a, b, 100*float64(a)/float64(max(1, b))) }
	return fmt.Sprintf("plain seen %s full %s | all seen %s full %s | oblique seen %s | not now: full %s | calm: full %s quiet %s | quiet wanted seen %s | right %s",
		pc(f.plainSeen, f.plain), pc(f.plainFull, f.plain), pc(f.allSeen, f.all), pc(f.allFull, f.all), pc(f.obliqueSeen, f.oblique),
		pc(f.nearFull, f.near), pc(f.calmFull, f.calm), pc(f.calmQuiet, f.calm), pc(f.quietSeen, f.quiet), pc(f.right, f.allSeen+f.obliqueSeen))
}

func main() {
	c, err := load.Catalog(os.DirFS("content"))
	if err != nil {
		panic(err)
	}
	x := search.New(c)
	all, err := queries.Read("content/queries/signs.txt")
	if err != nil {
		panic(err)
	}
	var plain []string
	for _, set := range []string{queries.Tune, queries.Kept} {
		var of []queries.Query
		for _, q := range all {
			if q.Set == set {
				of = append(of, q)
			}
		}
		f := alarmFigures(x, c, of)
		fmt.Println(set, f)
		if slices.Contains(os.Args, "show") && set == queries.Tune {
			fmt.Println("UNSEEN\n" + strings.Join(f.unseen, "\n"))
			fmt.Println("FALSE\n" + strings.Join(f.falseFull, "\n"))
		}
		for _, q := range of {
			if (q.Kind == "plain" || q.Kind == "alarm") && wantOf(q) == wantsCard && (set == queries.Kept) && x.Alarm(q.Text).Urgent() {
				plain = append(plain, q.Text)
			}
		}
	}
	var phrases []string
	fl, _ := os.Open("/tmp/lab/everyday.txt")
	for sc := bufio.NewScanner(fl); sc.Scan(); {
		phrases = append(phrases, sc.Text())
	}
	fmt.Println(len(plain), "plain with full card", len(scope.Triggers()), "triggers", len(phrases), "phrases")
	r := rand.New(rand.NewPCG(67, 1))
	for _, p := range []struct {
		name string
		list []string
	}{{"triggers", scope.Triggers()}, {"phrases", phrases}} {
		for _, sep := range []string{". ", ", ", " "} {
			type res struct {
				full, seen bool
				ph         string
				st         string
			}
			const n = 3000
			texts := make([][3]string, n)
			for i := range texts {
				st, ph := plain[r.IntN(len(plain))], p.list[r.IntN(len(p.list))]
				if i%2 == 0 {
					texts[i] = [3]string{st + sep + ph, ph, st}
				} else {
					texts[i] = [3]string{ph + sep + st, ph, st}
				}
			}
			out := make([]res, n)
			var wg sync.WaitGroup
			for k := range 2 {
				wg.Go(func() {
					for i := k; i < n; i += 2 {
						a := x.Alarm(texts[i][0])
						out[i] = res{a.Urgent(), a.Raised(), texts[i][1], texts[i][2]}
					}
				})
			}
			wg.Wait()
			lost, none := 0, 0
			lostBy := map[string]int{}
			for i, o := range out {
				if !o.full {
					lost++
					lostBy[o.ph]++
				}
				if !o.seen {
					none++
					if slices.Contains(os.Args, "none") {
						fmt.Println("   none:", texts[i][0])
					}
				}
			}
			fmt.Printf("%s sep %q: lose full %.2f%%, lose both %.2f%%\n", p.name, sep, 100*float64(lost)/n, 100*float64(none)/n)
			var keys []string
			for k := range lostBy {
				keys = append(keys, k)
			}
			slices.SortFunc(keys, func(a, b string) int { return lostBy[b] - lostBy[a] })
			if sep == ", " {
				for _, k := range keys[:min(12, len(keys))] {
					fmt.Print("  ", k, ":", lostBy[k])
				}
				fmt.Println()
			}
		}
	}
}
