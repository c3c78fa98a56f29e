package frontmatter

// Code is the kind of a problem. Programs that read the output of `edit check` depend on codes, so they keep their
// names and meanings.
type Code string

// The codes of problems. docs/checking.md says what they mean.
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
