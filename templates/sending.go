package templates

import (
	"strings"
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

// maxMessage is how many characters of a message phones show without opening it.
const maxMessage = 200

// sessionMessage says what to do in a session, for somebody to send. The message is useful even to a person who does
// not open the link: it has as many steps of a single move as fit, or the names of several moves, with doses if they
// fit.
func sessionMessage(sess catalog.Session) string {
	if len(sess.Items) == 1 {
		return moveMessage(sess.Items[0])
	}
	var names, doses []string
	for _, i := range sess.Items {
		name := catalog.Lower(i.Move.Title)
		names = append(names, name)
		doses = append(doses, name+" ("+catalog.Lower(i.Text())+")")
	}
	title := sess.Title
	if sess.Doc == nil {
		title = "Moves for your back"
	}
	title += ", " + catalog.Count(sess.Items.AllowMinutes(), "minute") + ": "
	if text := title + strings.Join(doses, "; ") + "."; utf8.RuneCountInString(text) <= maxMessage {
		return text
	}
	return words.Excerpt(title+strings.Join(names, "; ")+".", maxMessage)
}

// moveMessage says how to do a move, such as "Pelvic tilt, in a chair: sit with your feet flat and your hands on your
// hips. 6 times."
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
		return text // the last step already says how often
	}
	return text + end
}

// docMessage returns the title of a document and as many sentences of a text about it as fit.
func docMessage(title, text string) string {
	if !strings.HasSuffix(title, "?") {
		title += "."
	}
	return fitting(title, strings.SplitAfter(text, ". "), maxMessage)
}

// fitting appends sentences to text as long as the result has at most n characters. It always appends the first one.
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
