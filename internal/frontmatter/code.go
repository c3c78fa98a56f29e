package frontmatter

// Code is the kind of a problem. Programs that read the output of `unknot check` depend on codes, so they keep their
// names and meanings.
type Code string

// The codes of problems.
const (
	CodeAddress    Code = "address"
	CodeCharacters Code = "characters"
	CodeDate       Code = "date"
	CodeEffect     Code = "effect"
	CodeField      Code = "field"
	CodeFigure     Code = "figure"
	CodeFile       Code = "file"
	CodeLink       Code = "link"
	CodeMarkdown   Code = "markdown"
	CodePage       Code = "page"
	CodeReference  Code = "reference"
	CodeReview     Code = "review"
	CodeSearch     Code = "search"
	CodeSource     Code = "source"
	CodeUnused     Code = "unused"
	CodeValue      Code = "value"
	CodeWords      Code = "words"
	CodeYAML       Code = "yaml"
)

// Meanings has the meaning of each code, in the words of docs/checking.md.
var Meanings = map[Code]string{
	CodeAddress:    "An address lost, or taken twice",
	CodeCharacters: "Characters that nobody sees",
	CodeDate:       "Due, or impossible",
	CodeEffect:     "More than its sources say",
	CodeField:      "Unknown, missing, empty or repeated",
	CodeFigure:     "A drawing of another pose",
	CodeFile:       "Unreadable, missing or misplaced",
	CodeLink:       "Leads nowhere",
	CodeMarkdown:   "Markdown or placeholders the site lacks",
	CodePage:       "Wrong on the finished page",
	CodeReference:  "No such id",
	CodeReview:     "Does not fit its page",
	CodeSearch:     "Labelled searches do not fit",
	CodeSource:     "A source missing or unseen",
	CodeUnused:     "Nothing uses it",
	CodeValue:      "A value that does not fit",
	CodeWords:      "Words or sentences to change",
	CodeYAML:       "Not YAML",
}
