package catalog_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// generate returns the fixture and n documents more, all linked: 6 moves to 3 guides to 1 routine, with a
// source for every 20. The same n and seed make the same site.
func generate(t testing.TB, n int, seed uint64) fstest.MapFS {
	t.Helper()
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0)), fsys: fixture.FS(), moves: n * 6 / 10, sources: n/20 + 1}
	for i := range g.sources {
		g.add("sources.yaml", source, i)
	}
	for i := range words {
		g.add("vocabularies/tags.yaml", "- {id: tag-%d, name: Tag, meaning: a tag}\n", i)
		g.add("vocabularies/muscles.yaml", "- {id: muscle-%d, name: Muscle, latin: musculus, meaning: a muscle}\n", i)
	}
	for i := range g.moves {
		g.position = append(g.position, g.one("standing", "chair", "bed", "floor", "all-fours"))
		g.add(fmt.Sprintf("stretches/move-%d.md", i), "%s", g.move(i))
	}
	for i := range n * 3 / 10 {
		g.add(fmt.Sprintf("guides/%s/guide-%d.md", g.one("causes", "techniques"), i), "%s", g.guide(i))
	}
	for i := range n / 10 {
		g.add(fmt.Sprintf("routines/routine-%d.md", i), "%s", g.routine(i))
	}
	lines, err := catalog.Permalinks(g.fsys)
	if err != nil {
		t.Fatalf("the generated site:\n%.2000v", err)
	}
	g.fsys["permalinks.txt"].Data = []byte(strings.Join(lines, "\n"))
	return g.fsys
}

type generator struct {
	*rand.Rand
	fsys           fstest.MapFS
	moves, sources int
	position       []string // of each move
}

const words = 40 // tags, and muscles

// add writes more text to the end of a file.
func (g *generator) add(name, format string, args ...any) {
	if g.fsys[name] == nil {
		g.fsys[name] = new(fstest.MapFile)
	}
	g.fsys[name].Data = fmt.Appendf(g.fsys[name].Data, format, args...)
}

func (g *generator) one(of ...string) string { return of[g.IntN(len(of))] }

// some returns n of those words.
func (g *generator) some(n int, of ...string) string {
	var out []string
	for _, i := range g.Perm(len(of))[:min(n, len(of))] {
		out = append(out, of[i])
	}
	return strings.Join(out, ", ")
}

// tags returns a list of up to n tags; few of them are common, as it is in life.
func (g *generator) tags(n int) string {
	var out []string
	for range g.IntN(n + 1) {
		if tag := fmt.Sprintf("tag-%d", g.IntN(1+g.IntN(words))); !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return strings.Join(out, ", ")
}

func (g *generator) cite() string { return fmt.Sprintf("[^source-%d]", g.IntN(g.sources)) }
func (g *generator) link() string {
	return fmt.Sprintf("[a move](/stretches/move-%d#step-1)", g.IntN(g.moves))
}

// text returns a paragraph of 40 words with a link and a citation.
func (g *generator) text() string {
	return strings.Repeat("It may help a little, or it doesn't at all. ", 3) + "See " + g.link() + ", if you *like*.\n" +
		g.cite() + "\n"
}

func (g *generator) move(i int) string {
	also := g.one("standing", "chair", "bed")
	if also == g.position[i] {
		also = "wall-less"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\nnumber: %d\ntitle: Move %d\nsummary: What one does in move %d, which nobody has done yet, and which nobody ever will.\n", 100+i, i, i)
	fmt.Fprintf(&b, "kind: %s\nregions: [%s]\n", g.one("stretch", "mobility", "strength", "breathing"), g.some(1+g.IntN(2), "upper-back", "lower-back"))
	fmt.Fprintf(&b, "position: %s\n", g.position[i])
	if also != "wall-less" {
		fmt.Fprintf(&b, "also:\n  - {position: %s, change: Do it there.}\n", also)
	}
	fmt.Fprintf(&b, "equipment: [%s]\nmuscles: [glutes, muscle-%d]\n", g.some(g.IntN(2), "ball", "band"), g.IntN(words))
	fmt.Fprintf(&b, "tags: [%s]\ndose: {%s}\nsteps:\n", g.tags(5), g.one("minutes: 1.5, sides: 2", "sets: 2, reps: 8, rest: 20s", "sets: 1, reps: 2, hold: 10s"))
	for range 3 + g.IntN(4) {
		b.WriteString("  - text: Do this, and wait until you have done it.\n")
	}
	fmt.Fprintf(&b, "feel: A mild pull.\nslips: [Doing it too fast., Doing it too often.]\ncue: Do this and wait.\n")
	fmt.Fprintf(&b, "cautions: [%s]\nharder: {move: move-%d}\nswap: chair-stand\n", g.some(g.IntN(3), "balance", "supine", "strength"), (i+1)%g.moves)
	fmt.Fprintf(&b, "evidence: [ev-move, ev-neck]\ncertainty: low\nsources: [source-%d]\n", g.IntN(g.sources))
	if i%20 == 0 {
		fmt.Fprintf(&b, "formerly: [old-%d]\n", i)
	}
	fmt.Fprintf(&b, "written: 2026-01-10\nchecked: 2026-01-10\n---\nOne trial found this.%s See %s.\n", g.cite(), g.link())
	return b.String()
}

func (g *generator) guide(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Guide %d\nsummary: What one may know of thing %d, of which nobody knows much, and how sure we are.\nanswer: %s\n", i, i, strings.Repeat("Nobody knows all of it. ", 9))
	fmt.Fprintf(&b, "regions: [%s]\ntags: [%s]\nrelated: [move-%d, start-here]\n", g.some(1+g.IntN(2), "upper-back", "lower-back"), g.tags(4), g.IntN(g.moves))
	fmt.Fprintf(&b, "written: 2026-01-10\nchecked: 2026-01-10\n---\n%s\n", g.text())
	for part := range 6 {
		fmt.Fprintf(&b, "## What is part %d?\n\n%s\n%s\n- One point\n- Another point\n\n", part, g.text(), g.text())
	}
	fmt.Fprintf(&b, "![](stretch:move-%d)\n\n| A | B |\n|---|---|\n| 1 | 2 |\nTable: Some numbers\n\n", g.IntN(g.moves))
	fmt.Fprintf(&b, "> [!TRY] Try this\n> Do it, and see.\n\n> [!SURE]\n> - low: It may help.%s\n", g.cite())
	return b.String()
}

func (g *generator) routine(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Routine %d\nsummary: What one does in routine %d, which nobody has done yet, and which nobody will.\nregions: [upper-back]\nfor: Anyone.\nitems:\n", i, i)
	for range 3 + g.IntN(6) {
		m := g.IntN(g.moves)
		fmt.Fprintf(&b, "  - {move: move-%d, position: %s, dose: {minutes: %d}}\n", m, g.position[m], 1+g.IntN(5))
	}
	fmt.Fprintf(&b, "notes: [One thing., Another thing.]\nwritten: 2026-01-10\nchecked: 2026-01-10\n---\n%s", g.text())
	return b.String()
}

const source = `- id: source-%d
  kind: trial
  authors: [One A, Two B, Three C]
  year: 2020
  title: A trial of something
  published_in: A journal
  address: https://example.org/source
  population: people
  finding: Something helps a little.
  certainty: low
  studied: whole
  checked: 2026-01-10
`

func TestGenerate(t *testing.T) {
	c := mustLoad(t, generate(t, 100, 1))
	if moves, guides, routines := len(c.Stretches), len(c.Guides), len(c.Routines); moves != 66 || guides != 32 || routines != 11 {
		t.Errorf("generated %d moves, %d guides and %d routines", moves, guides, routines)
	}
}
