package load

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/search/fulltext"
	"unknot/internal/words"
)

// intentsFile is the name of the file with short answers that search shows above its results.
const intentsFile = "intents.yaml"

// Limits of a short answer, so that its title fits on one line of a phone and readers take it in at a glance.
const maxIntentTitle, maxIntentWords = 45, 42 // characters, words

// readIntents reads the short answers above search results.
func (l *loader) readIntents() {
	var list struct {
		Intents []*catalog.Intent  `yaml:"intents" need:""`
		Missing []*catalog.Missing `yaml:"missing"`

		Answered catalog.Answered `yaml:"answered"`
	}
	f := l.readInto(intentsFile, &list)
	l.Intents, l.Missing, l.Answered = list.Intents, list.Missing, list.Answered
	checkIDs(f, l.Intents, "intents")
	checkIntents(f, l.Intents)
	checkMissing(f, l.Missing)
}

// checkIntents checks the lengths of short answers.
func checkIntents(f *frontmatter.File, intents []*catalog.Intent) {
	for i, v := range intents {
		if n := utf8.RuneCountInString(v.Title); n > maxIntentTitle {
			f.FaultAt([]any{"intents", i, "title"}, "%d characters: a title has at most %d", n, maxIntentTitle)
		}
		if n := len(words.Sentences(v.Say)); v.Say != "" && n != 2 {
			f.FaultAt([]any{"intents", i, "say"}, "%s: a short answer has two", catalog.Count(n, "sentence"))
		}
		if n := len(strings.Fields(v.Say)); n > maxIntentWords {
			f.FaultAt([]any{"intents", i, "say"}, "%d words: a short answer has at most %d", n, maxIntentWords)
		}
	}
}

// checkMissing checks what search says about things that the site does not have.
func checkMissing(f *frontmatter.File, missing []*catalog.Missing) {
	taken := map[string]bool{}
	for i, v := range missing {
		for j, name := range v.Names {
			if name != strings.ToLower(name) {
				f.FaultAt([]any{"missing", i, "names", j}, "write %q in small letters", name)
			}
			compared := strings.Join(fulltext.Words(name), " ") // search compares names in this form
			if compared == "" {
				f.FaultAt([]any{"missing", i, "names", j}, "%q is not a name: write it with letters", name)
			} else if taken[compared] {
				f.FaultAt([]any{"missing", i, "names", j}, "%s is listed twice", name)
			}
			taken[compared] = true
		}
		if n := len(words.Sentences(v.Say)); v.Say != "" && n != 1 {
			f.FaultAt([]any{"missing", i, "say"}, "%s: one says what the page offers", catalog.Count(n, "sentence"))
		}
	}
}

// linkIntents resolves the pages that short answers, and answers to what is missing on the site, lead to. It checks
// that short answers fit their signs. It needs the sitemap.
func (l *loader) linkIntents() {
	f := l.lists[intentsFile]
	signWords := map[*catalog.Sign][]string{}
	for _, s := range l.Signs {
		signWords[s] = fulltext.Keywords(s.Phrase + " " + s.Sign)
	}
	for i, v := range l.Intents {
		v.To = l.answerPage(f, v.Path, "intents", i, "to")
		l.checkAsked(f, v, i)
		checkNamed(f, v, signWords, i)
	}
	for i, v := range l.Missing {
		v.To = l.answerPage(f, v.Path, "missing", i, "to")
	}
}

// checkAsked compares what short answer i says about getting help with its signs. It must ask for an act of each of
// their levels, and for no act of other levels.
func (l *loader) checkAsked(f *frontmatter.File, v *catalog.Intent, i int) {
	if len(v.Signs) != len(v.SignIDs) {
		return // reported as unknown
	}
	answer := strings.ToLower(v.Say)
	for _, level := range l.Levels {
		asks := slices.ContainsFunc(level.AllActs(), func(act string) bool { return strings.Contains(answer, act) })
		needed := slices.ContainsFunc(v.Signs, func(s *catalog.Sign) bool { return s.Level == level })
		number := levelWords[level.ID].number
		saysNumber := number != "" && strings.Contains(answer, number)
		switch {
		case needed && !asks:
			f.FaultAt([]any{"intents", i, "say"}, "its signs need an act of the level %s: say “%s”", level.ID, strings.Join(level.AllActs(), "” or “"))
		case !needed && (asks || saysNumber):
			f.FaultAt([]any{"intents", i, "say"}, "it asks for help as the level %s does: name the signs of that level under signs, or take it out", level.ID)
		}
	}
}

// A word is telling if at most tellingLimit signs share it. It identifies a sign alone if at most rareLimit share it.
const tellingLimit, rareLimit = 8, 5

// checkNamed reports each sign of short answer i that its text does not mention. A text mentions a sign if it has two
// words that are telling for the sign, or one that identifies it alone.
func checkNamed(f *frontmatter.File, v *catalog.Intent, signWords map[*catalog.Sign][]string, i int) {
	keywords := fulltext.Keywords(v.Say)
	for j, s := range v.Signs {
		telling, hasRare := map[string]bool{}, false
		for _, word := range signWords[s] {
			if !hasWord(keywords, word) {
				continue
			}
			sharing := 0
			for _, other := range signWords {
				if hasWord(other, word) {
					sharing++
				}
			}
			if sharing <= tellingLimit {
				telling[word] = true
				hasRare = hasRare || sharing <= rareLimit
			}
		}
		if len(telling) < 2 && !hasRare {
			f.FaultAt([]any{"intents", i, "signs", j}, "the answer does not say %s (%s): say it, or take it out", s.ID, s.Phrase)
		}
	}
}

// hasWord reports whether list has word or another form of it: one that begins with it, or that differs only in its
// ending.
func hasWord(list []string, word string) bool {
	const longestEnding = 3
	return slices.ContainsFunc(list, func(other string) bool {
		shorter, longer := min(len(word), len(other)), max(len(word), len(other))
		shared := 0 // letters at the beginning
		for shared < shorter && word[shared] == other[shared] {
			shared++
		}
		isBeginning := shared == shorter && shared > 2
		differsInEnding := shared > 3 && longer-shared <= longestEnding
		return isBeginning || differsInEnding
	})
}

// answerPage returns the page at an address, which may have a fragment. If there is none, it reports a fault at path at
// in f and returns nil.
func (l *loader) answerPage(f *frontmatter.File, address string, at ...any) *catalog.PageEntry {
	if address == "" {
		return nil // reported as missing
	}
	path, _, _ := strings.Cut(address, "#")
	page := l.sitemap.PageEntry(path)
	fault := l.linkFault(address)
	if fault == "" && page == nil {
		fault = fmt.Sprintf("write the address of a page of the site, found %s", address)
	}
	if fault != "" {
		f.FaultAs(frontmatter.CodeLink, f.Line(at...), "%s", fault)
	}
	return page
}
