package session

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"html"
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// longBreak is how long a long break lasts by default in programs that remind of breaks.
const longBreak catalog.Seconds = 5 * 60

// AtDesk separates the items that can be done in a break at a desk from the others. They are in a position for a desk,
// need nothing that most homes do not have, and fit into a long break.
func AtDesk(items catalog.Items) (fit, others catalog.Items) {
	for _, i := range items {
		unusual := slices.ContainsFunc(i.Move.Equipment, func(e *catalog.Equipment) bool { return !e.Household })
		if i.Position.AtDesk() && !unusual && i.Dose().Seconds() <= longBreak {
			fit = append(fit, i)
		} else {
			others = append(others, i)
		}
	}
	return fit, others
}

// stretchlyFile is the part of Stretchly's preferences file that holds the ideas for long breaks (README of
// hovancik/stretchly, "Editing Break ideas"; app/utils/defaultBreakIdeas.js). Its mini breaks of 20 seconds are too
// short for a move.
type stretchlyFile struct {
	UseIdeas bool            `json:"useIdeasFromSettings"`
	Ideas    []stretchlyIdea `json:"breakIdeas"`
}

type stretchlyIdea struct {
	Data    [2]string `json:"data"` // title and text
	Enabled bool      `json:"enabled"`
}

// Stretchly returns the moves of a session that suit a desk as break ideas for Stretchly. It returns nil if there are
// none.
func Stretchly(sess catalog.Session, site SiteInfo) ([]byte, error) {
	out := stretchlyFile{UseIdeas: true}
	suitable, _ := AtDesk(sess.Items)
	for _, i := range suitable {
		// Stretchly shows both texts as HTML (app/break.js).
		texts := [2]string{html.EscapeString(i.Move.Title), html.EscapeString(breakText(i, site))}
		out.Ideas = append(out.Ideas, stretchlyIdea{texts, true})
	}
	if len(out.Ideas) == 0 {
		return nil, nil
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false) // people read and copy the file
	e.SetIndent("", "\t")
	err := e.Encode(out)
	return text.Bytes(), err
}

// workraveFile is a file for the folder of exercises of Workrave. The program reads it in
// ui/libs/commonui/src/Exercise.cc of rcaelers/workrave; ui/data/exercises/exercises.xml.in is an example.
type workraveFile struct {
	XMLName   xml.Name           `xml:"exercises"`
	Exercises []workraveExercise `xml:"exercise"`
}

type workraveExercise struct {
	Title       string           `xml:"title"`
	Description string           `xml:"description"`
	Sequence    workraveSequence `xml:"sequence"` // Workrave requires it, even without pictures
}

type workraveSequence struct {
	Duration int `xml:"duration,attr"` // in seconds
}

// Workrave returns the moves of a session that suit a desk as exercises for Workrave. It returns nil if there are none.
func Workrave(sess catalog.Session, site SiteInfo) ([]byte, error) {
	var out workraveFile
	suitable, _ := AtDesk(sess.Items)
	for _, i := range suitable {
		out.Exercises = append(out.Exercises, workraveExercise{
			spellOutMarkup.Replace(i.Move.Title), spellOutMarkup.Replace(breakText(i, site)), workraveSequence{int(i.Dose().Seconds())},
		})
	}
	if len(out.Exercises) == 0 {
		return nil, nil
	}
	text, err := xml.MarshalIndent(out, "", "\t")
	return append(append([]byte(xml.Header), text...), '\n'), err
}

// spellOutMarkup replaces the characters that Workrave would take for Pango markup
// (ui/app/toolkits/gtkmm/ExercisesPanel.cc).
var spellOutMarkup = strings.NewReplacer("&", "and", "<", "less than ", ">", "more than ")

// breakText returns what to do, how much of it, when to stop, and the address of the move.
func breakText(i *catalog.Item, site SiteInfo) string {
	parts := []string{i.Text() + ".", stopText(site.Catalog, i.Move.ClassesIn(i.Position)), "Steps and pictures: " + site.URL + i.Move.ShortPath()}
	if text := instruction(i); text != "" {
		parts = append([]string{text}, parts...)
	}
	return site.Numbers.Replace(strings.Join(parts, " "))
}

// instruction returns the cue of the move, or in a position other than its own, what changes there. It returns "" for a
// dose other than the move's own, because the cue may mention numbers of the move's own dose.
func instruction(i *catalog.Item) string {
	switch {
	case i.Position != i.Move.Position:
		return i.Move.ChangeIn(i.Position)
	case i.Dose() == i.Move.Dose:
		return i.Move.Cue
	}
	return ""
}
