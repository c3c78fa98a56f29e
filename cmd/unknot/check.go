package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/crawl"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/progress"
	"unknot/internal/view"
	"unknot/internal/web"
	"unknot/static"
	"unknot/templates"
)

// check reports all problems of a content folder and then of the pages made from it. It also reports documents that are
// due for a check, and fails for those only if they are about safety.
func check(ctx context.Context, e env, args []string) error {
	f := e.flags("check", " [-day DAY] [-format FORMAT] [DIR]\n\nDIR is ./content if it is there, else the content inside the binary.")
	day := f.String("day", "", "the `day` that due dates are held against: such as 2026-11-20; or newest, the last on which the content changed, when what is due is named but never fails; today if empty")
	format := oneOf(f, "format", "the `format` of the problems", "text", "json", "sarif")
	if err := parse(f, args, 1); err != nil {
		return err
	}
	now, err := e.timeOfCheck()
	if err != nil {
		return err
	}
	when, ok := parseDay(*day, now)
	if !ok {
		fmt.Fprintf(e.stderr, "unknot check: -day %q: write a day such as 2026-11-20, or newest\n", *day)
		return errUsage
	}
	fsys, dir, err := contentAt(f.Arg(0))
	if err != nil {
		return err
	}
	found := &report{dir: dir, all: []reported{}} // [] in JSON, not null
	r := edit.NewReviewOn(ctx, fsys, catalog.NewDay(now))
	later := reviewLater(ctx, fsys, r)
	pictures, drawings := checkDrawings(fsys, drawnFor(fsys, dir))
	ahead := r.DaysAfter(catalog.NewDay(now.Add(earliestZone)))
	found.add(severityError, slices.Concat(r.Problems, drawings, ahead, later.problems)...)
	today := when(r)
	if *day == newest && today.After(now) {
		today = now // otherwise a wrong day would make all others due
	}
	found.add(severityNote, r.EndedReviews()...)
	// Otherwise new content would fail because old content is due.
	found.addDue(r.CheckDateProblems(catalog.NewDay(today)), ahead, *day != newest)
	// At once: the pages take a while, and other formats are one document.
	if *format == "text" {
		if err := found.print(e.stdout, *format); err != nil {
			return err
		}
	}
	shown := progress.New(e.stderr, "pages and files fetched", 0)
	pages, err := found.addPages(ctx, r.Catalog, today, shown.Step)
	if err == nil {
		err = found.addLater(ctx, later, shown.Step)
	}
	shown.Done()
	if err != nil {
		return err
	}
	if err := found.print(e.stdout, *format); err != nil {
		return err
	}
	if !r.Loaded().Complete && *format == "text" {
		fmt.Fprintln(e.stderr, "unknot check: there may be more once these files can be read")
	}
	switch {
	case found.failed():
		return errFailed
	case *format == "text":
		e.summarizeAll(r, pictures, pages)
	}
	return nil
}

// addDue adds what is due, but not what is among ahead. If strict is set, check fails for what concerns safety.
func (r *report) addDue(due []catalog.DateProblem, ahead frontmatter.Problems, strict bool) {
	for _, p := range due {
		problem := frontmatter.Problem{File: p.File, Line: p.Line, Code: frontmatter.CodeDate, Text: p.Text}
		switch {
		case slices.Contains(ahead, problem):
		case p.Care && strict:
			r.add(severityError, problem)
		default:
			r.add(severityNote, problem)
		}
	}
}

// addPages adds the problems of the pages of c, nil if it cannot be loaded, and returns how many pages there are. It
// calls step for each request.
func (r *report) addPages(ctx context.Context, c *catalog.Catalog, today time.Time, step func()) (pages int, err error) {
	if c == nil {
		return 0, nil
	}
	faults, pages, err := faultsOf(ctx, c, today, step)
	for _, fault := range faults {
		r.add(severityError, frontmatter.Problem{File: madeFrom(c, fault.Path), Line: 1, Code: frontmatter.CodePage, Text: fault.String()})
	}
	return pages, err
}

// summarizeAll prints what was checked.
func (e env) summarizeAll(r *edit.Review, pictures, pages int) {
	summarize(e.stdout, r.Catalog, r.Proof)
	fmt.Fprintf(e.stdout, "%s\n", catalog.Count(pictures, "picture"))
	fmt.Fprintf(e.stdout, "%s fetched and followed: nothing is wrong\n", catalog.Count(pages, "page"))
}

// newest is the value of -day for the day of the last change of the content, so that the result does not depend on the
// date.
const newest = "newest"

// parseDay parses the value of -day, now if it is empty. It returns a function that finds the day for a review, and
// whether the value is valid.
func parseDay(s string, now time.Time) (func(*edit.Review) time.Time, bool) {
	switch s {
	case "":
		return func(*edit.Review) time.Time { return now }, true
	case newest:
		return func(r *edit.Review) time.Time { return r.Newest().Time }, true
	}
	t, err := time.Parse(time.DateOnly, s)
	return func(*edit.Review) time.Time { return t }, err == nil
}

// earliestZone is how far the clocks of the first time zone are ahead of UTC: writers put their own day into a file.
const earliestZone = 14 * time.Hour

// timeOfCheck returns the time: that in SOURCE_DATE_EPOCH, in seconds since 1970, if it is set, as in reproducible
// builds.
func (e env) timeOfCheck() (time.Time, error) {
	set := e.getenv("SOURCE_DATE_EPOCH")
	if set == "" {
		return e.now(), nil
	}
	seconds, err := strconv.ParseInt(set, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q: write seconds since 1970, or unset it", set)
	}
	return time.Unix(seconds, 0), nil
}

// summarize prints the amount of content and its reading grade.
func summarize(w io.Writer, c *catalog.Catalog, proof *edit.Proof) {
	fmt.Fprintf(w, "%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s\n",
		catalog.Count(len(c.Guides), "guide"), catalog.Count(len(c.Moves), "move"), catalog.Count(len(c.Routines), "routine"),
		catalog.Count(len(c.Plans), "plan"),
		catalog.Count(len(c.Pages)+1, "other page"), catalog.Count(len(c.Questions), "question"),
		catalog.Count(len(c.Tasks), "checklist line"), catalog.Count(len(c.Treatments), "treatment"),
		catalog.Count(len(c.Terms), "glossary term"), catalog.Count(len(c.Claims), "claim"), catalog.Count(len(c.Sources), "source"))
	fmt.Fprintf(w, "seen of the sources: %s\n", c.SeenText())
	fmt.Fprintf(w, "%s of running text", catalog.Count(proof.Words, "word"))
	if len(proof.Readings) > 0 {
		worst := proof.Readings[0]
		fmt.Fprintf(w, ", Flesch–Kincaid grade %.1f in the median of %s, %.1f at worst (%s)",
			proof.Median(), catalog.Count(len(proof.Readings), "page"), worst.Measure.Grade(), worst.Path)
	}
	fmt.Fprintln(w)
}

// contentAt opens the content in dir, or the default content if dir is empty, and returns its name.
func contentAt(dir string) (fs.FS, string, error) {
	if dir == "" {
		if _, err := os.Stat("content"); err != nil {
			return content.FS(), "content", nil
		}
		dir = "content"
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, "", err
	}
	if !info.IsDir() {
		return nil, "", fmt.Errorf("%s is not a folder", dir)
	}
	return openDisk(dir), strings.TrimRight(filepath.ToSlash(dir), "/"), nil
}

// cautionsOf returns the texts that pages must show. All that lead to a session have its cautions that no move can be
// changed for, and all but the answers of /start the lines for every move on when to stop. The page and the player of a
// session have the care lines of its moves in their positions, and whom else they concern.
func cautionsOf(c *catalog.Catalog) map[string][]string {
	out := map[string][]string{}
	for _, r := range c.Routines {
		addCautions(out, c, r.Session())
	}
	for _, p := range c.Plans {
		addAskFirst(out, c, p.Items(), p.Path)
		for n := range p.Weeks() {
			w := p.Week(n + 1)
			for _, v := range w.Stage.Sessions {
				addCautions(out, c, w.Session(v))
			}
		}
	}
	for _, v := range view.Walks(c.Walking) {
		addAskFirst(out, c, v.Move.AsItems(), v.Link())
	}
	for _, v := range planCards(c) {
		addAskFirst(out, c, v.Routine.Items, v.Link())
	}
	for _, v := range view.Starts(c.Start) {
		if found := v.Find(); found.Enough() {
			for _, caution := range c.AskFirst(found.Items) {
				addText(out, caution.Ask, v.Link())
			}
		}
	}
	return out
}

// planCards lists the cards that are checked: each choice on the card of a routine, and the card of each routine.
func planCards(c *catalog.Catalog) []view.PlanCard {
	var out []view.PlanCard
	for n, r := range c.Routines {
		if c.PlanCard == nil {
			return nil
		}
		cards := view.PlanCards(c.PlanCard, r)
		if n > 0 {
			cards = cards[:1]
		}
		out = append(out, cards...)
	}
	return out
}

// addAskFirst adds what a page at path that leads to items must show of them all.
func addAskFirst(out map[string][]string, c *catalog.Catalog, items catalog.Items, path string) {
	for _, caution := range c.AskFirst(items) {
		addText(out, caution.Ask, path)
	}
	for _, line := range c.Stop {
		addText(out, line, path)
	}
}

// addCautions adds what the page and the player of a session must show.
func addCautions(out map[string][]string, c *catalog.Catalog, s catalog.Session) {
	player := s.Address("play")
	addAskFirst(out, c, s.Items, s.Path)
	for _, line := range c.Stop {
		addText(out, line, player)
	}
	ask := c.AskFirst(s.Items)
	for _, i := range s.Items {
		for _, line := range i.Move.AllCareLines() {
			addText(out, line, s.Path, player)
		}
		for _, class := range i.Move.ClassesIn(i.Position) {
			addText(out, class.Stop, s.Path, player)
		}
		for n, who := range i.Concerned(c.Cautions, ask) {
			if n == 0 { // begins its sentence
				who = catalog.Capital(who)
			}
			addText(out, who, s.Path, player)
		}
	}
}

// addText adds a text, with the phone numbers that pages show, to those that the pages at paths must show.
func addText(out map[string][]string, text string, paths ...string) {
	text = checkedNumbers.Replace(markdown.DropLabels(text))
	for _, path := range paths {
		out[path] = append(out[path], text)
	}
}

// checkedWith is the configuration of the site while its pages are checked.
var checkedWith = web.Config{Emergency: "999", Advice: "111", Crisis: "116 123", Offline: true}

// checkedNumbers fills the phone numbers of checkedWith into texts.
var checkedNumbers = templates.NewNumbers(checkedWith.Emergency, checkedWith.Advice, checkedWith.Crisis).Plain

// siteOf returns a site with that content and the files of the binary on that day, for requests of this program.
func siteOf(c *catalog.Catalog, cfg web.Config, today time.Time) (*web.Server, error) {
	cfg.Now = func() time.Time { return today }
	cfg.URL, cfg.Log, cfg.Compression = "https://unknot.example", slog.New(slog.DiscardHandler), web.LittleCompression
	site, err := web.New(cfg)
	if err != nil {
		return nil, err
	}
	files, err := static.New(static.FS(), false)
	if err != nil {
		return nil, err
	}
	return site, site.Publish(c, files)
}

// faultsOf requests every page of c from the site's handler, and calls step each time.
func faultsOf(ctx context.Context, c *catalog.Catalog, today time.Time, step func()) ([]crawl.Fault, int, error) {
	site, err := siteOf(c, checkedWith, today)
	if err != nil {
		return nil, 0, err
	}
	start := []string{"/offline"} // no page links to it
	for _, a := range c.PageEntries() {
		start = append(start, a.Path)
	}
	for _, m := range c.Moves { // other sites lead there
		start = append(start, catalog.EmbedPath(m.Path))
	}
	for _, r := range c.Routines {
		start = append(start, catalog.EmbedPath(r.Path))
	}
	for _, v := range view.Starts(c.Start) { // a form leads there
		start = append(start, v.Link())
	}
	for _, p := range c.Plans { // each thing and each pair of things that can get in the way
		for _, v := range view.CheckIns(p.Week(1), c.Barriers) {
			if v.Sessions == 0 {
				start = append(start, v.Link())
			}
		}
	}
	for _, v := range view.Walks(c.Walking) {
		start = append(start, v.Link())
	}
	for _, v := range planCards(c) {
		start = append(start, v.Link())
	}
	counted := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		step()
		site.ServeHTTP(w, r)
	})
	faults, pages, err := crawl.Check(ctx, counted, start, cautionsOf(c))
	if err != nil {
		return nil, 0, err
	}
	var moves []string
	for _, m := range c.Moves {
		moves = append(moves, m.Path)
	}
	few, err := crawl.CheckSteps(ctx, site, moves)
	return append(faults, few...), pages, err
}
