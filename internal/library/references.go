package library

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// BibTeXType and RISType are the media types of lists of references.
const (
	BibTeXType = "application/x-bibtex; charset=utf-8"
	RISType    = "application/x-research-info-systems; charset=utf-8"
)

// reference is a source in the form that reference managers use.
type reference struct {
	*catalog.Source
	article bool
	authors []string // people as "Surname, A. B.", organisations as they are
	others  bool     // there are more authors, whom the source does not name

	journal, volume, issue, pages, doi string
}

var (
	// personName matches a surname with initials, such as Qaseem A.
	personName = regexp.MustCompile(`^([^,]+) (\p{Lu}{1,4})$`)
	// placeInJournal matches a journal, volume, issue and pages, such as Annals of Internal Medicine 166(7):514-530. A
	// remark in parentheses may follow.
	placeInJournal = regexp.MustCompile(`^(.+?),? (\d+[A-Z]?)(?:\(([^)]+)\))?:\s?([\w.–-]+)(?: \(.+\))?$`)
)

// webKinds are the kinds of sources that are not articles.
var webKinds = []string{"guideline", "patient-information", "professional-statement"}

// newReference reads the authors and the journal of a source from its texts.
func newReference(s *catalog.Source) reference {
	r := reference{Source: s, article: !slices.Contains(webKinds, s.Kind), journal: s.PublishedIn}
	if m := placeInJournal.FindStringSubmatch(s.PublishedIn); m != nil {
		r.article, r.journal, r.volume, r.issue, r.pages = true, m[1], m[2], m[3], strings.ReplaceAll(m[4], "–", "-")
	}
	for _, name := range s.Authors {
		name, andOthers := strings.CutSuffix(name, " and others")
		onlyOthers := name == "et al." || strings.HasPrefix(name, "others ")
		if andOthers || onlyOthers {
			r.others = true
		}
		if onlyOthers {
			continue
		}
		// Only in an article are capitals after a name a person's initials: elsewhere they belong to an organisation.
		if m := personName.FindStringSubmatch(name); m != nil && r.article {
			surname, initials := m[1], strings.Split(m[2], "")
			name = surname + ", " + strings.Join(initials, ". ") + "."
		}
		r.authors = append(r.authors, name)
	}
	if doi, found := strings.CutPrefix(s.Address, "https://doi.org/"); found {
		r.doi = doi
	}
	return r
}

// BibTeX returns some sources as BibTeX entries in UTF-8.
func (l Library) BibTeX(sources []any) string {
	return strings.Join(mapSlice(sources, func(v any) string { return newReference(v.(*catalog.Source)).bibTeX(l.URL) }), "\n")
}

// texEscaper escapes the characters that TeX reads as commands.
var texEscaper = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "$", `\$`, "&", `\&`, "#", `\#`, "^", `\^{}`, "_", `\_`, "~", `\~{}`, "%", `\%`)

// bibTeX returns the reference as a BibTeX entry with a link to its page on site.
func (r reference) bibTeX(site string) string {
	kind, journalField := "misc", "howpublished"
	if r.article {
		kind, journalField = "article", "journal"
	}
	var authors []string
	for _, name := range r.authors {
		name = texEscaper.Replace(name)
		if isOrganisation := !strings.HasSuffix(name, "."); isOrganisation {
			name = "{" + name + "}" // it has no first name
		}
		authors = append(authors, name)
	}
	if r.others {
		authors = append(authors, "others")
	}
	out := "@" + kind + "{" + r.ID + ",\n"
	for _, field := range [][2]string{
		{"author", strings.Join(authors, " and ")}, {"title", "{" + texEscaper.Replace(strings.Join(strings.Fields(r.Title), " ")) + "}"},
		{journalField, texEscaper.Replace(r.journal)}, {"volume", r.volume}, {"number", texEscaper.Replace(r.issue)},
		{"pages", strings.ReplaceAll(r.pages, "-", "--")}, {"year", r.yearOrNone()}, {"doi", r.doi}, {"url", r.Address},
		{"note", texEscaper.Replace(site + r.Path())},
	} {
		if field[1] != "" {
			out += "  " + field[0] + " = {" + field[1] + "},\n"
		}
	}
	return out + "}\n"
}

// RIS returns some sources as RIS.
func (l Library) RIS(sources []any) string {
	return strings.Join(mapSlice(sources, func(v any) string { return newReference(v.(*catalog.Source)).ris(l.URL) }), "")
}

// ris returns the reference as a RIS record with a link to its page on site.
func (r reference) ris(site string) string {
	kind, journalField := "GEN", "PB"
	if r.article {
		kind, journalField = "JOUR", "JO"
	}
	lines := [][2]string{{"TY", kind}, {"ID", r.ID}}
	for _, name := range r.authors {
		lines = append(lines, [2]string{"AU", name})
	}
	first, last, _ := strings.Cut(r.pages, "-")
	lines = append(lines, [][2]string{{"TI", r.Title}, {journalField, r.journal}, {"VL", r.volume}, {"IS", r.issue}, {"SP", first}, {"EP", last},
		{"PY", r.yearOrNone()}, {"DO", r.doi}, {"UR", r.Address}, {"N1", site + r.Path()}, {"ER", ""}}...)
	out := ""
	for _, line := range lines {
		if line[1] != "" || line[0] == "ER" {
			out += fmt.Sprintf("%s  - %s\r\n", line[0], strings.Join(strings.Fields(line[1]), " "))
		}
	}
	return out
}

// yearOrNone returns the year of publication, or "" if it is unknown.
func (r reference) yearOrNone() string {
	if y := year(r.Source); y != nil {
		return fmt.Sprint(*y)
	}
	return ""
}
