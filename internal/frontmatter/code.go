package frontmatter

// Code is the kind of a problem. Programs that read what `unknot check` prints depend on it, so that a code keeps its name and its meaning.
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

// Meanings has what each code means, as docs/checking.md says it.
var Meanings = map[Code]string{
	CodeAddress:    "An address is lost, or taken twice",
	CodeCharacters: "Characters that nobody sees",
	CodeDate:       "A day is due, or cannot be",
	CodeEffect:     "Surer than its sources, or another number",
	CodeField:      "A field is unknown, missing, empty or repeated",
	CodeFigure:     "A drawing is not that of its pose",
	CodeFile:       "A file is unreadable, missing or misplaced",
	CodeLink:       "A link leads nowhere",
	CodeMarkdown:   "Markdown or a placeholder that the site lacks",
	CodePage:       "A fault of the finished page",
	CodeReference:  "There is nothing with this id",
	CodeReview:     "A review does not fit its page",
	CodeSearch:     "The labelled searches do not fit",
	CodeSource:     "A source is missing or unseen",
	CodeUnused:     "Nothing uses or leads to this",
	CodeValue:      "A value does not fit",
	CodeWords:      "Words or sentences to change",
	CodeYAML:       "The file is not YAML",
}
