package templates

import (
	"strings"
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

// maxMessage is how many characters of a message telephones show at a glance.
const maxMessage = 200

// sessionMessage says what to do in a session, so that a message is of use even where its link is not opened: of one
// move as many of its first steps as fit, of several their names, with doses if they fit.
func sessionMessage(p catalog.Session) string {
	if len(p.Items) == 1 {
		return moveMessage(p.Items[0])
	}
	var names, doses []string
	for _, i := range p.Items {
		name := catalog.Lower(i.Move.Title)
		names = append(names, name)
		doses = append(doses, name+" ("+catalog.Lower(i.Text())+")")
	}
	title := p.Title
	if p.Doc == nil {
		title = "Moves for your back"
	}
	title += ", " + catalog.Count(p.Items.AllowMinutes(), "minute") + ": "
	if text := title + strings.Join(doses, "; ") + "."; utf8.RuneCountInString(text) <= maxMessage {
		return text
	}
	return words.Excerpt(title+strings.Join(names, "; ")+".", maxMessage)
}

// moveMessage says how to do a move: "Pelvic tilt, in a chair: sit with your feet flat and your hands on your hips. 6
// times."
func moveMessage(i *catalog.Item) string {
	steps := i.Steps()
	if change := i.Change(); change != "" {
		steps = append([]catalog.Step{{Text: change}}, steps...)
	}
	texts := make([]string, len(steps))
	for n, step := range steps {
		texts[n] = step.Text
	}
	texts[0] = catalog.Lower(texts[0])
	end := " " + i.Text() + "."
	text := fitting(i.Move.Title+", "+catalog.Lower(i.Position.Label)+":", texts, maxMessage-utf8.RuneCountInString(end))
	if strings.HasSuffix(text, catalog.Lower(i.Text())+".") {
		return text // its last step says how often
	}
	return text + end
}

// docMessage is the title of a document and the first sentences of what it says.
func docMessage(title, says string) string {
	if !strings.HasSuffix(title, "?") {
		title += "."
	}
	return fitting(title, strings.SplitAfter(says, ". "), maxMessage)
}

// fitting appends sentences to text until the next would make it longer than n characters. It appends at least one.
func fitting(text string, sentences []string, n int) string {
	for i, s := range sentences {
		longer := text + " " + strings.TrimSpace(s)
		if i > 0 && utf8.RuneCountInString(longer) > n {
			break
		}
		text = longer
	}
	return text
}
