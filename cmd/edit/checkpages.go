package main

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/crawl"
	"unknot/internal/markdown"
	"unknot/internal/site"
	"unknot/internal/view"
	"unknot/internal/web"
	"unknot/static"
)

// safetyTexts returns the texts about safety that pages must show, keyed by the address of the page. A page that leads
// to a session shows the cautions for which no move can be changed. Unless it is an answer of /start, it also shows
// when to stop any move. The page and the player of a session show the care lines of its moves too, and whom these
// concern.
func safetyTexts(c *catalog.Catalog) map[string][]string {
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
	for _, v := range view.Starts(c.Start) {
		r := v.Find().Routine
		for _, caution := range c.AskFirst(r.Items) {
			addText(out, caution.Ask, v.Link())
		}
		for _, line := range r.Preparation {
			addText(out, line, v.Link())
		}
	}
	for _, v := range catalog.Titled(c.Conditions) {
		addCondition(out, c, v)
	}
	return out
}

// addAskFirst adds the texts that a page must show because it leads to items: who should ask first, and when to stop.
func addAskFirst(out map[string][]string, c *catalog.Catalog, items catalog.Items, path string) {
	for _, caution := range c.AskFirst(items) {
		addText(out, caution.Ask, path)
	}
	for _, line := range c.Stop {
		addText(out, line, path)
	}
}

// addCautions adds the texts that the page and the player of a session must show.
func addCautions(out map[string][]string, c *catalog.Catalog, session catalog.Session) {
	player := session.Address("play")
	addAskFirst(out, c, session.Items, session.Path)
	for _, line := range c.Stop {
		addText(out, line, player)
	}
	ask := c.AskFirst(session.Items)
	for _, i := range session.Items {
		for _, line := range i.CareFor(session.Fits) {
			addText(out, line, session.Path, player)
		}
		for _, class := range i.Move.ClassesIn(i.Position) {
			addText(out, class.Stop, session.Path, player)
		}
		for n, who := range i.PeopleNotYetNamed(c.Cautions, ask) {
			if n == 0 { // it begins the sentence
				who = catalog.Capital(who)
			}
			addText(out, who, session.Path, player)
		}
	}
}

// addCondition adds the texts that the page and the player of a condition must show.
func addCondition(out map[string][]string, c *catalog.Catalog, v *catalog.Condition) {
	session := v.Session()
	addCautions(out, c, session)
	for _, text := range []string{v.NewPain, v.First} {
		addText(out, text, session.Path, session.Address("play"))
	}
	for _, sign := range v.Signs {
		addText(out, catalog.Capital(sign.Phrase), session.Path, session.Address("play"))
	}
	for _, line := range v.Routine.Before {
		addText(out, line, session.Path, session.Address("play"))
	}
	for _, line := range v.Lines {
		addText(out, line.Say, session.Path)
	}
}

// addText adds a text to those that the pages at paths must show. It fills in phone numbers as the pages do.
func addText(out map[string][]string, text string, paths ...string) {
	text = checkedNumbers.Replace(markdown.DropLabels(text))
	for _, path := range paths {
		out[path] = append(out[path], text)
	}
}

// checkedWith is the configuration of the site while its pages are checked.
var checkedWith = web.Config{Emergency: "999", AdviceLine: "111", Crisis: "116 123"}

// checkedNumbers fills the phone numbers of checkedWith into texts.
var checkedNumbers = site.NewNumbers(checkedWith.Emergency, checkedWith.AdviceLine, checkedWith.Crisis).Plain

// siteOn returns a site that shows the content of c as on a day. It uses the static files of the binary, and answers
// requests that this program makes itself.
func siteOn(c *catalog.Catalog, cfg web.Config, today time.Time) (*web.Server, error) {
	cfg.Now = func() time.Time { return today }
	cfg.URL, cfg.Log = "https://unknot.example", slog.New(slog.DiscardHandler)
	files, err := static.New(static.FS(), false)
	if err != nil {
		return nil, err
	}
	return web.New(cfg, c, files)
}

// crawlSite requests every page that is made from c, and returns the faults of the pages and the number of pages.
func crawlSite(ctx context.Context, c *catalog.Catalog, today time.Time) ([]crawl.Fault, int, error) {
	site, err := siteOn(c, checkedWith, today)
	if err != nil {
		return nil, 0, err
	}
	for range 60 { // seconds: on a busy machine the search index takes longer than a reader would wait
		status, _, _, err := crawl.Get(ctx, site, "/readyz")
		if err != nil {
			return nil, 0, err
		}
		if status == http.StatusOK {
			break
		}
	}
	return crawl.Check(ctx, site, startAddresses(c), safetyTexts(c))
}

// startAddresses lists the addresses at which the crawl of a site starts: every page, and addresses to which forms
// lead but no page links.
func startAddresses(c *catalog.Catalog) []string {
	start := []string{"/offline"} // browsers open it without a connection
	for _, page := range c.PageEntries() {
		start = append(start, page.Path)
	}
	for _, v := range view.Starts(c.Start) {
		start = append(start, v.Link())
	}
	return start
}
