package web

import (
	"context"
	"net/http"
	"strings"

	"unknot/internal/preview"
	"unknot/templates"
)

// previews is what the addresses of pictures begin with that messengers show of pages: {id}.{hash}.png. They last as long as what they show.
const previews = "/previews/"

// pictureOf is where the picture of a card is. Nothing is painted before someone asks for it there.
func pictureOf(c templates.Card) templates.Picture {
	p := painted(c)
	return templates.Picture{Path: previews + c.ID + "." + p.Hash() + ".png", Alt: p.Alt()}
}

func painted(c templates.Card) preview.Card {
	return preview.Card{Title: c.Title, Facts: c.Facts, Movement: c.Movement}
}

// picture answers with a picture, painted when it is first asked for.
func (s *Server) picture(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	atMost(r, revalidated) // if it is none: it may be of a version that another server has already
	s.serveKept(w, r, snap, key{snapshot: snap.number, path: r.URL.Path}, func() (*body, error) {
		c, err := cardAt(snap.site, r.URL.Path)
		if err != nil {
			return nil, err
		}
		data, err := s.paint(c)
		if err != nil {
			return nil, err
		}
		return s.body(r, s.slow, "image/png", data, forever, nil)
	})
}

// paint bounds how many pictures are painted at once: each takes some megabytes meanwhile. Many readers may wait for one picture, so it does
// not end with the request of any of them.
func (s *Server) paint(c templates.Card) ([]byte, error) {
	if err := s.painter.acquire(context.Background()); err != nil {
		return nil, err
	}
	defer s.painter.release()
	return painted(c).PNG()
}

// cardAt is the card whose picture is at path. A picture that is no longer shown leads to the one that is.
func cardAt(site templates.Site, path string) (templates.Card, error) {
	id, _, _ := strings.Cut(strings.TrimPrefix(path, previews), ".")
	c := templates.CardCalled(site.Catalog, id)
	switch {
	case c == nil || !strings.HasSuffix(path, ".png"):
		return templates.Card{}, errNotFound
	case pictureOf(*c).Path != path:
		return templates.Card{}, moved{pictureOf(*c).Path, http.StatusFound}
	}
	return *c, nil
}
