// Package markdown parses the Markdown of the content. It hides goldmark.
//
// [Parse] returns a [Doc]: blocks of HTML, headings, links, citations, embeds and paragraphs. HTML, footnote
// definitions and pictures from other sites are not allowed. Whatever is not allowed becomes a [Problem] with its line.
// [Doc.Portable] returns Markdown for other sites. A Doc does not change after Parse.
package markdown

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Doc is a parsed text. Lines count from 1.
type Doc struct {
	Blocks   []Block
	Headings []Heading       // in order
	Links    []Link          // every link, in order; Dest is never empty
	Cites    []Cite          // every citation mark, in order
	Notes    []string        // the IDs that its page has cited so far, in order of first mention
	Embeds   []Embed         // the embeds in Blocks, in order
	Sure     []CertaintyLine // the lines of SURE boxes in Blocks, in order
	Passages []Passage       // the text without markup, in order
	Words    int             // the number of words

	src []byte
}

// Passage is the text of a paragraph, heading, list item or table cell, with typographic quotation marks and without
// markup.
type Passage struct {
	Text   string
	Marked string // Text with its citations, [^id]
	Line   int
	Cited  bool // it contains a citation; for a cell, its row does
	Head   bool // it is a heading, a title, a caption or the head of a column
}

// Block is a piece of a document: exactly one of its fields is set.
type Block struct {
	HTML  string
	Embed *Embed
	Sure  []CertaintyLine
}

// Embed is a move, a figure or something else of the site that is shown between paragraphs: ![](stretch:cat-cow).
type Embed struct {
	Kind, ID string
	Alt      string // the text between the brackets
	Level    int    // the level for headings in it: one below the heading before it
	Line     int
}

// CertaintyLine is an item of a SURE box.
type CertaintyLine struct {
	Level string // the certainty word, as written
	HTML  string // the item without the certainty word
	Line  int
}

// Heading is a heading of the text, with the fragment that leads to it.
type Heading struct {
	Level    int
	ID       string
	Formerly []string // the fragments of former headings whose subject is here now
	Text     string
	Line     int
}

// Link is the target of a link.
type Link struct {
	Dest string
	Line int
}

// Cite is a citation of a source or a claim.
type Cite struct {
	ID   string
	Line int
}

// Problem is something that a text must not contain.
type Problem struct {
	Line int
	Text string
}

// syntax is goldmark with our syntax and rendering.
var syntax = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, typographer),
	goldmark.WithParserOptions(
		parser.WithAutoHeadingID(), // headingIDs reads {#anchor}; heading attributes of goldmark would allow any attribute
		parser.WithInlineParsers(util.Prioritized(citeParser{}, 150)),
		parser.WithASTTransformers(util.Prioritized(boxTransformer{}, 100)),
	),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodeRenderer{}, 100))),
)

var typographer = extension.NewTypographer(extension.WithTypographicSubstitutions(extension.TypographicSubstitutions{
	extension.LeftSingleQuote:  []byte("‘"),
	extension.RightSingleQuote: []byte("’"),
	extension.LeftDoubleQuote:  []byte("“"),
	extension.RightDoubleQuote: []byte("”"),
	extension.Apostrophe:       []byte("’"),
	extension.EnDash:           []byte("–"),
	extension.Ellipsis:         []byte("…"),
}))

// notesKey is the key of Notes in the context of the parser.
var notesKey = parser.NewContextKey()

// Parse parses src, numbers its citations in notes, and links terms. notes and terms may be nil. The Doc is complete
// even if there are problems. src must not change afterwards.
func Parse(src []byte, notes *Notes, terms *Terms) (*Doc, []Problem) {
	ctx := parser.NewContext(parser.WithIDs(&headingIDs{seen: map[string]int{}}))
	ctx.Set(notesKey, notes)
	root := syntax.Parser().Parse(text.NewReader(src), parser.WithContext(ctx))

	r := &reader{src: src, doc: &Doc{src: src}, anchors: map[string]bool{}}
	_ = ast.Walk(root, r.visit) // visit returns no error
	if terms != nil {
		terms.link(root, src)
	}
	r.addBlocks(root)
	if notes != nil {
		r.doc.Notes = notes.ids
	}
	return r.doc, r.problems
}

// Inline parses one line of Markdown and returns its HTML without the paragraph around it. It also returns the Doc and
// the problems of Parse.
func Inline(src string, notes *Notes) (string, *Doc, []Problem) {
	doc, problems := Parse([]byte(src), notes, nil)
	if len(doc.Blocks) == 0 {
		return "", doc, problems
	}
	html := strings.TrimSpace(doc.Blocks[0].HTML)
	inner, isParagraph := strings.CutPrefix(html, "<p>")
	if inner = strings.TrimSuffix(inner, "</p>"); !isParagraph || len(doc.Blocks) > 1 || strings.Contains(inner, "<p>") {
		problems = append(problems, Problem{1, "one line of text expected, without headings, lists or boxes"})
	}
	return inner, doc, problems
}
