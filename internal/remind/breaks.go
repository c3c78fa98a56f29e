package remind

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"html"
	"strings"

	"unknot/internal/catalog"
)

// stretchlyFile is what of the preferences file of Stretchly holds ideas for its long breaks (README of hovancik/stretchly, "Editing Break ideas";
// app/utils/defaultBreakIdeas.js). It says nothing of its mini breaks: their 20 seconds are too short for a move.
type stretchlyFile struct {
	UseIdeas bool            `json:"useIdeasFromSettings"`
	Ideas    []stretchlyIdea `json:"breakIdeas"`
}

type stretchlyIdea struct {
	Data    [2]string `json:"data"` // title and text
	Enabled bool      `json:"enabled"`
}

// Stretchly is the session as ideas for the breaks of Stretchly, nil where none of its moves fits one.
func Stretchly(p catalog.Session, at SiteInfo) ([]byte, error) {
	out := stretchlyFile{UseIdeas: true}
	fit, _ := p.Items.AtDesk()
	for _, i := range fit {
		// It shows both as HTML (app/break.js).
		out.Ideas = append(out.Ideas, stretchlyIdea{[2]string{html.EscapeString(i.Move.Title), html.EscapeString(prompt(i, at))}, true})
	}
	if len(out.Ideas) == 0 {
		return nil, nil
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false) // people copy it
	e.SetIndent("", "\t")
	err := e.Encode(out)
	return text.Bytes(), err
}

// workraveFile is a file for the folder of exercises of Workrave (rcaelers/workrave, ui/libs/commonui/src/Exercise.cc reads it;
// ui/data/exercises/exercises.xml.in is its own).
type workraveFile struct {
	XMLName   xml.Name           `xml:"exercises"`
	Exercises []workraveExercise `xml:"exercise"`
}

type workraveExercise struct {
	Title       string           `xml:"title"`
	Description string           `xml:"description"`
	Sequence    workraveSequence `xml:"sequence"` // without pictures
}

type workraveSequence struct {
	Duration int `xml:"duration,attr"` // in seconds
}

// Workrave is the session as exercises for the breaks of Workrave, nil where none of its moves fits one.
func Workrave(p catalog.Session, at SiteInfo) ([]byte, error) {
	var out workraveFile
	fit, _ := p.Items.AtDesk()
	for _, i := range fit {
		out.Exercises = append(out.Exercises, workraveExercise{
			withoutMarkup.Replace(i.Move.Title), withoutMarkup.Replace(prompt(i, at)), workraveSequence{int(i.Dose().Seconds())},
		})
	}
	if len(out.Exercises) == 0 {
		return nil, nil
	}
	text, err := xml.MarshalIndent(out, "", "\t")
	return append(append([]byte(xml.Header), text...), '\n'), err
}

// withoutMarkup spells out what Workrave would take for markup of its text (ui/app/toolkits/gtkmm/ExercisesPanel.cc).
var withoutMarkup = strings.NewReplacer("&", "and", "<", "less than ", ">", "more than ")

// prompt is what to do in a break, how much of it, when to stop, where to read on.
func prompt(i *catalog.Item, at SiteInfo) string {
	parts := []string{i.Words() + ".", stopLine(i.Move.ClassesIn(i.Position)), "Steps and pictures: " + at.URL + i.Move.ShortPath()}
	if what := inWords(i); what != "" {
		parts = append([]string{what}, parts...)
	}
	return at.Numbers.Replace(strings.Join(parts, " "))
}

// inWords is what to do: the change where the item is not done as the move starts, else the cue. A cue may count, so one of another dose does without.
func inWords(i *catalog.Item) string {
	switch {
	case i.Position != i.Move.Position:
		return i.Move.ChangeIn(i.Position)
	case i.Dose() == i.Move.Dose:
		return i.Move.Cue
	}
	return ""
}
