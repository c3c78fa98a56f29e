// Package markdown turns the Markdown of Unknot's content into blocks of HTML,
// headings, links and citations, and hides goldmark.
//
// A document has no HTML of its own, no footnote definitions and no pictures
// but those of the site: whatever it may not hold is a Problem with its line,
// never dropped in silence. A Doc does not change after Parse.
package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Doc is one parsed text. Lines count from 1.
type Doc struct {
	Blocks   []Block
	Headings []Heading // in order
	Links    []Link    // every link and picture, in order; Dest is never empty
	Cites    []Cite    // every citation mark, in order
	Embeds   []Embed   // those of Blocks, in order
	Sure     []Sure    // those of Blocks, in order
	Passages []Passage // its words in order, without marks
	Words    int       // words a reader reads

	src []byte
}

// Passage is the words of one paragraph, heading, entry of a list or cell of a table, with typographic quotes.
type Passage struct {
	Text  string
	Line  int
	Cited bool // a citation stands in it; for a cell, in its row
	Head  bool // it is a heading, or the head of a column or a table: what it says stands below it
}

// Block is a piece of a document: exactly one of its fields is set.
type Block struct {
	HTML  string
	Embed *Embed
	Sure  []Sure
}

// Embed asks for something of the catalog in the place where it stands: ![](stretch:cat-cow).
type Embed struct {
	Kind, ID string
	Alt      string // what stands between the brackets
	Line     int
}

// Sure is one line of the box "What we are sure of".
type Sure struct {
	Level string // a certainty word, as written
	HTML  string
	Text  string // as written, without the word
	Line  int
}

// Heading is a heading of the text, with the fragment that leads to it.
type Heading struct {
	Level    int
	ID, Text string
	Line     int
}

// Link is the target of a link or a picture.
type Link struct {
	Dest string
	Line int
}

// Cite is a mark that cites a source or a claim.
type Cite struct {
	ID   string
	Line int
}

// Problem is something that a document may not hold.
type Problem struct {
	Line int
	Text string
}

// Notes numbers what is cited, in order of first mention, over all the texts of one page.
// The zero value is ready to use.
type Notes struct {
	ids   []string
	cited map[string]citation
}

type citation struct{ number, mentions int }

// IDs returns what was cited: the id at index i is note number i+1.
func (n *Notes) IDs() []string { return n.ids }

// cite returns the note number of id and which mention of it this is, both from 1.
func (n *Notes) cite(id string) (number, mention int) {
	c, again := n.cited[id]
	if !again {
		n.ids = append(n.ids, id)
		c.number = len(n.ids)
	}
	c.mentions++
	if n.cited == nil {
		n.cited = map[string]citation{}
	}
	n.cited[id] = c
	return c.number, c.mentions
}

var blocks = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, typographer),
	goldmark.WithParserOptions(
		parser.WithAutoHeadingID(), // and no heading attributes, which could be any: headingIDs reads {#anchor}
		parser.WithInlineParsers(util.Prioritized(citeParser{}, 150)),
		parser.WithASTTransformers(util.Prioritized(boxes{}, 100)),
	),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 100))),
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

var notesKey = parser.NewContextKey()

// Parse reads src, numbers its citations in notes and links terms, which may be nil. The Doc is whole even when
// there are problems.
func Parse(src []byte, notes *Notes, terms *Terms) (*Doc, []Problem) {
	ctx := parser.NewContext(parser.WithIDs(&headingIDs{seen: map[string]int{}}))
	ctx.Set(notesKey, notes)
	root := blocks.Parser().Parse(text.NewReader(src), parser.WithContext(ctx))

	r := &reading{src: src, doc: &Doc{src: bytes.Clone(src)}, anchors: map[string]bool{}}
	_ = ast.Walk(root, r.visit) // visit returns no error
	if terms != nil {
		terms.link(root, src)
	}
	r.split(root)
	return r.doc, r.problems
}

// Inline returns the HTML of a line of Markdown, without a paragraph around it.
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

// reading gathers a document's facts and faults while its tree is walked.
type reading struct {
	src      []byte
	doc      *Doc
	anchors  map[string]bool // of its headings
	problems []Problem
	ends     []int // where lines end, made when it is first asked for
}

// line is the line of the byte at pos.
func (r *reading) line(pos int) int {
	if pos < 0 || pos > len(r.src) {
		return 1
	}
	if r.ends == nil {
		r.ends = []int{}
		for i, c := range r.src {
			if c == '\n' {
				r.ends = append(r.ends, i)
			}
		}
	}
	before, _ := slices.BinarySearch(r.ends, pos)
	return 1 + before
}

func (r *reading) fault(n ast.Node, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.line(position(n)), fmt.Sprintf(format, args...)})
}

// position finds where n begins in the source; nodes made by transformers ask their children and parents.
func position(n ast.Node) int {
	if n.Pos() > 0 {
		return n.Pos()
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if c := n.FirstChild(); c != nil {
		return position(c)
	}
	return max(n.Pos(), 0)
}

func (r *reading) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	if c := n.FirstChild(); c != nil && n.Type() == ast.TypeBlock && c.Type() == ast.TypeInline {
		r.passage(n)
	}
	switch n := n.(type) {
	case *ast.HTMLBlock, *ast.RawHTML:
		r.fault(n, "HTML is not allowed: write Markdown, or put the tag between backquotes")
	case *ast.LinkReferenceDefinition:
		if bytes.HasPrefix(n.Label, []byte("^")) {
			r.fault(n, noteFault)
		}
	case *ast.Paragraph:
		if c, ok := n.FirstChild().(*citeNode); ok {
			if t, ok := c.NextSibling().(*ast.Text); ok && bytes.HasPrefix(t.Segment.Value(r.src), []byte(":")) {
				r.fault(n, noteFault)
			}
		}
	case *ast.Heading:
		r.heading(n)
	case *ast.Link:
		r.unseen(n, n.Title)
		r.link(n, string(n.Destination))
	case *ast.AutoLink:
		r.link(n, string(n.URL(r.src)))
	case *ast.Image:
		r.image(n)
	case *citeNode:
		r.doc.Cites = append(r.doc.Cites, Cite{n.id, r.line(n.Pos())})
	case *boxNode:
		if n.fault != "" {
			r.fault(n, "%s", n.fault)
		}
		if _, nested := n.Parent().(*ast.Document); n.name == "SURE" && !nested {
			r.fault(n, "a SURE box stands by itself, not inside something else")
		}
	case *tableNode:
		if n.fault != "" {
			r.fault(n, "%s", n.fault)
		}
	case *extast.TableRow:
		if rest := afterCell(n.LastChild(), r.src); rest != "" {
			r.fault(n, "this row has more cells than the table has columns, and %q is lost", rest)
		}
	case *ast.Text:
		r.text(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			r.braces(s.Start, s.Value(r.src))
		}
	}
	return ast.WalkContinue, nil
}

func (r *reading) passage(n ast.Node) {
	p := Passage{Text: plain(n, r.src), Line: r.line(position(n))}
	around := n
	switch n.Kind() {
	case ast.KindHeading, kindTitle, kindCaption:
		p.Head = true
	case extast.KindTableCell:
		around = n.Parent()
		p.Head = around.Kind() == extast.KindTableHeader
	}
	_ = ast.Walk(around, func(n ast.Node, _ bool) (ast.WalkStatus, error) { // returns no error
		p.Cited = p.Cited || n.Kind() == kindCite
		return ast.WalkContinue, nil
	})
	r.doc.Passages = append(r.doc.Passages, p)
	for range strings.FieldsSeq(p.Text) {
		r.doc.Words++
	}
}

const noteFault = "notes are written by the program: take this one out, and name its source in sources.yaml"

// ownAnchor is what the page around a text gives to its own parts.
var ownAnchor = regexp.MustCompile(`^(?:(?:box|cite|source|step)(?:-[0-9]+)+|adapt|before|contents|count|elsewhere|fields|get|give|main|moves|next|now|` +
	`problems|soon|sources|steps|stop|sure|today|trail|shape-.*)$`)

// OwnAnchor reports whether the page around a text gives that id to a part of its own.
func OwnAnchor(id string) bool { return ownAnchor.MatchString(id) }

func (r *reading) heading(n *ast.Heading) {
	if n.Level == 1 {
		r.fault(n, "a heading of level 1 is the page's title: begin with ##")
	}
	if last := len(r.doc.Headings) - 1; n.Level > 3 || last < 0 && n.Level == 3 {
		r.fault(n, "headings are ## and, under it, ###")
	}
	id, _ := n.AttributeString("id")
	name, _ := id.([]byte)
	if r.anchors[string(name)] {
		r.fault(n, "two headings have the anchor #%s", name)
	}
	r.anchors[string(name)] = true
	if OwnAnchor(string(name)) {
		r.fault(n, "the program needs the anchor #%s itself: set another by hand", name)
	}
	r.doc.Headings = append(r.doc.Headings, Heading{n.Level, string(name), plain(n, r.src), r.line(position(n))})
}

func (r *reading) link(n ast.Node, dest string) {
	if dest == "" {
		r.fault(n, "this link leads nowhere")
		return
	}
	r.doc.Links = append(r.doc.Links, Link{dest, r.line(position(n))})
}

func (r *reading) image(n *ast.Image) {
	dest := string(n.Destination)
	if embed(n) != nil {
		if p := n.Parent(); p.Kind() != ast.KindParagraph || p.ChildCount() != 1 || p.Parent().Kind() != ast.KindDocument {
			r.fault(n, "%s must stand alone on a line, with an empty line above and below", dest)
		}
		return
	}
	if n.FirstChild() == nil {
		r.fault(n, "picture without alt text: say in words what it shows")
	}
	r.fault(n, "a text has no pictures of its own, only moves: ![](stretch:id), found %s", dest)
}

// embed reads an image that asks for something of the catalog; nil for any other.
func embed(n *ast.Image) *Embed {
	kind, id, ok := strings.Cut(string(n.Destination), ":")
	if !ok || strings.HasPrefix(id, "//") {
		return nil
	}
	return &Embed{Kind: kind, ID: id}
}

// braces reports every {word} of s that is not a placeholder of Words.
func (r *reading) braces(start int, s []byte) {
	for at, end := badBrace(string(s)); end > 0; at, end = badBrace(string(s)) {
		r.problems = append(r.problems, Problem{r.line(start + at), braceFault(string(s[at:end]))})
		start, s = start+end, s[end:]
	}
}

func braceFault(word string) string {
	return fmt.Sprintf("%s is no placeholder: there are only {emergency} and {advice}", word)
}

// BadBrace returns the first {word} of s that is no placeholder, or "".
func BadBrace(s string) string {
	at, end := badBrace(s)
	return s[at:end]
}

// badBrace finds the first {word} of s that is no placeholder; end is 0 if there is none.
func badBrace(s string) (at, end int) {
	for i := 0; ; {
		next := strings.IndexAny(s[i:], "{}")
		if next < 0 {
			return 0, 0
		}
		i += next
		n := strings.IndexByte(s[i:], '}') + 1
		if n <= 1 { // one without the other
			return i, i + 1
		}
		if word := s[i : i+n]; word != "{emergency}" && word != "{advice}" {
			return i, i + n
		}
		i += n
	}
}

// split renders the top of the tree into blocks, one for each run of plain HTML.
func (r *reading) split(root ast.Node) {
	var html buffer
	flush := func() {
		if html.Len() > 0 {
			r.doc.Blocks = append(r.doc.Blocks, Block{HTML: html.String()})
			html.Reset()
		}
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if img, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 && embed(img) != nil {
			e := embed(img)
			e.Line, e.Alt = r.line(position(n)), plain(img, r.src)
			flush()
			r.doc.Embeds = append(r.doc.Embeds, *e)
			r.doc.Blocks = append(r.doc.Blocks, Block{Embed: e})
			continue
		}
		if box, ok := n.(*boxNode); ok && box.name == "SURE" {
			flush()
			sure := r.sure(box)
			r.doc.Sure = append(r.doc.Sure, sure...)
			r.doc.Blocks = append(r.doc.Blocks, Block{Sure: sure})
			continue
		}
		r.render(&html, n)
	}
	flush()
}

// buffer is what goldmark wants of a writer so as not to put one of its own around it for each node.
type buffer struct{ bytes.Buffer }

func (b *buffer) Buffered() int { return b.Len() }
func (b *buffer) Flush() error  { return nil }

func (r *reading) render(w *buffer, n ast.Node) {
	if err := blocks.Renderer().Render(w, r.src, n); err != nil {
		r.fault(n, "cannot be rendered: %v", err)
	}
}

// sure reads the list of a SURE box: each item begins with a certainty word and a colon.
func (r *reading) sure(box *boxNode) []Sure {
	list, ok := box.FirstChild().(*ast.List)
	if !ok || box.ChildCount() != 1 {
		r.fault(box, "a SURE box holds a list: - low: What may be so.")
		return nil
	}
	var out []Sure
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		var first *ast.Text
		if item.ChildCount() == 1 {
			first, _ = item.FirstChild().FirstChild().(*ast.Text)
		}
		if first == nil {
			r.fault(item, "one line of text expected: - low: What may be so.")
			continue
		}
		level, rest, ok := strings.Cut(string(first.Segment.Value(r.src)), ":")
		if !ok {
			r.fault(item, "begin with a certainty word and a colon: - low: What may be so.")
			continue
		}
		first.Segment.Start += len(level) + 1 + len(rest) - len(strings.TrimLeft(rest, " "))
		var html buffer
		for n := item.FirstChild().FirstChild(); n != nil; n = n.NextSibling() {
			r.render(&html, n)
		}
		out = append(out, Sure{Level: level, HTML: html.String(), Text: r.written(item.FirstChild(), first.Segment.Start), Line: r.line(position(item))})
	}
	return out
}

// written is the source of a paragraph from the place start on, in one line.
func (r *reading) written(p ast.Node, start int) string {
	var b strings.Builder
	for i := range p.Lines().Len() {
		line := p.Lines().At(i)
		b.Write(r.src[max(line.Start, start):line.Stop])
		b.WriteByte(' ')
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// plain returns the words of n's text without marks.
func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Text:
				b.Write(n.Segment.Value(src))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			case *ast.String:
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// headingIDs makes anchors from words: "What about you?" is what-about-you; "Getting up {#up}" is up.
type headingIDs struct{ seen map[string]int } // how often, by anchor

func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	if m := anchorMark.FindSubmatch(value); m != nil {
		h.seen[string(m[1])]++
		return m[1]
	}
	var b strings.Builder
	for _, c := range strings.ToLower(string(value)) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case (c == ' ' || c == '-') && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	base := strings.TrimSuffix(b.String(), "-")
	if base == "" {
		base = "part"
	}
	id := base
	for h.seen[id] > 0 {
		h.seen[base]++
		id = fmt.Sprintf("%s-%d", base, h.seen[base])
	}
	h.seen[id]++
	return []byte(id)
}

func (h *headingIDs) Put(value []byte) { h.seen[string(value)]++ }
