package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	kindBox     = ast.NewNodeKind("Box")
	kindTitle   = ast.NewNodeKind("BoxTitle")
	kindTable   = ast.NewNodeKind("CaptionedTable")
	kindCaption = ast.NewNodeKind("Caption")
)

// boxNode is a quote that begins with a line [!NAME] Title. If there is a title, it is the first child.
type boxNode struct {
	ast.BaseBlock
	name   string
	number int          // the number of the quote in the document, from 1
	level  int          // the heading level of its title
	mark   text.Segment // [!NAME], up to the title or the end of the line
	title  text.Segment // empty if there is no title
	fault  string       // what is wrong with the box, "" if nothing is

	secondLine int // the offset of the second line of the paragraph with the mark, 0 if there is none
}

func (n *boxNode) Kind() ast.NodeKind         { return kindBox }
func (n *boxNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// tableNode is a table with its caption, which is the line "Table: …" below it.
type tableNode struct {
	ast.BaseBlock
	fault string
}

func (n *tableNode) Kind() ast.NodeKind         { return kindTable }
func (n *tableNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// lineNode is the title of a box or the caption of a table. In the source it is a line of a paragraph.
type lineNode struct {
	ast.BaseBlock
	kind  ast.NodeKind
	start int // the offset of the text of a caption
}

func (n *lineNode) Kind() ast.NodeKind         { return n.kind }
func (n *lineNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// boxTransformer is an AST transformer. It turns quotes with a mark into boxes, gives tables their captions, and
// removes anchors from headings.
type boxTransformer struct{}

// Transform collects the quotes and tables first, because it cannot change nodes while it walks over them.
func (boxTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	src := reader.Source()
	var quotes []*ast.Blockquote
	levels := map[*ast.Blockquote]int{} // level of the title: one below the heading before it
	level := 2
	var tables []*extast.Table
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Text:
				mergeText(n, src)
			case *ast.Blockquote:
				quotes = append(quotes, n)
				levels[n] = level
			case *ast.Heading:
				level = 3
				for c := n.FirstChild(); c != nil; c = c.NextSibling() {
					mergeText(c, src)
				}
				dropAnchor(n, src)
			case *extast.Table:
				tables = append(tables, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for i, q := range quotes {
		makeBox(q, src, i+1, levels[q])
	}
	for _, t := range tables {
		addCaption(t, src)
	}
}

// mergeText joins n with the texts after it, because goldmark splits texts at every character that could be markup.
func mergeText(n ast.Node, src []byte) {
	t, ok := n.(*ast.Text)
	for ok && n.NextSibling() != nil && !t.SoftLineBreak() && !t.HardLineBreak() && t.Merge(n.NextSibling(), src) {
		n.Parent().RemoveChild(n.Parent(), n.NextSibling())
	}
}

// anchorMark matches the explicit anchor of a heading. Its groups are the anchor and, after a space, the anchors of
// headings that are gone.
var anchorMark = regexp.MustCompile(`\s*\{#([a-z0-9-]+)((?: [a-z0-9-]+)*)\}\s*$`)

// formerly is the attribute of a heading that holds the anchors of headings that are gone.
const formerly = "formerly"

// dropAnchor removes the explicit anchor from the text of h. headingIDs has read it before.
func dropAnchor(h *ast.Heading, src []byte) {
	last, ok := h.LastChild().(*ast.Text)
	if !ok {
		return
	}
	text := last.Segment.Value(src)
	if mark := anchorMark.FindSubmatchIndex(text); mark != nil {
		last.Segment.Stop = last.Segment.Start + mark[0]
		h.SetAttributeString(formerly, strings.Fields(string(text[mark[4]:mark[5]])))
	}
}

// boxLine matches the line that begins a box. Its groups are the name and the title.
var boxLine = regexp.MustCompile(`^\[!([A-Z]+)\](?: +(.*?))?\s*$`)

// needsTitle lists the names of boxes, and whether they have a title.
var needsTitle = map[string]bool{"TRY": true, "STOP": true, "NOTE": false, "SURE": false}

// makeBox replaces q by a box with the same children. number and level are fields of boxNode.
func makeBox(q *ast.Blockquote, src []byte, number, level int) {
	n := &boxNode{number: number, level: level}
	n.SetPos(position(q))
	n.parseMark(q, src)
	for c := q.FirstChild(); c != nil; {
		next := c.NextSibling()
		n.AppendChild(n, c)
		c = next
	}
	q.Parent().ReplaceChild(q.Parent(), q, n)
}

// parseMark removes the line with the mark from q, and sets the name, the title and the fault of n.
func (n *boxNode) parseMark(q *ast.Blockquote, src []byte) {
	first, _ := q.FirstChild().(*ast.Paragraph)
	if first == nil || !n.findMark(first, src) {
		n.fault = "a quote is a box: begin it with a line such as > [!TRY] Try this"
		return
	}
	title := &lineNode{kind: kindTitle}
	takeText(first, title, n.mark.Stop, true)
	hasTitle := title.FirstChild() != nil
	needs, known := needsTitle[n.name]
	switch {
	case !known:
		n.fault = fmt.Sprintf("unknown box %s: there are TRY, STOP, NOTE and SURE", n.name)
	case needs && !hasTitle:
		n.fault = fmt.Sprintf("the box %s needs a title after its name", n.name)
	case !needs && hasTitle:
		n.fault = fmt.Sprintf("the box %s has no title", n.name)
	}
	if first.FirstChild() == nil {
		q.RemoveChild(q, first)
	}
	if q.FirstChild() == nil && n.fault == "" {
		n.fault = fmt.Sprintf("the box %s is empty", n.name)
	}
	if hasTitle && needs {
		n.AppendChild(n, title)
	}
}

// findMark finds the mark in the first line of p. It sets the name of the box and the offsets of the mark and the
// title, or reports false if there is no mark.
func (n *boxNode) findMark(p *ast.Paragraph, src []byte) bool {
	line := p.Lines().At(0)
	found := boxLine.FindSubmatchIndex(line.Value(src))
	if found == nil {
		return false
	}
	nameStart, nameEnd, titleStart, titleEnd := found[2], found[3], found[4], found[5]
	n.name = string(line.Value(src)[nameStart:nameEnd])
	n.mark = text.NewSegment(line.Start, line.Start+nameEnd+len("]"))
	if titleStart >= 0 {
		n.title = text.NewSegment(line.Start+titleStart, line.Start+titleEnd)
		n.mark.Stop = n.title.Start
	}
	if p.Lines().Len() > 1 {
		n.secondLine = p.Lines().At(1).Start
	}
	return true
}

// takeText moves the children of p from the offset start on into the node into, and removes those before it. If oneLine
// is set, it moves only the rest of the first line.
func takeText(p, into ast.Node, start int, oneLine bool) {
	for c := p.FirstChild(); c != nil; {
		next := c.NextSibling()
		p.RemoveChild(p, c)
		t, isText := c.(*ast.Text)
		if isText {
			t.Segment.Start = min(max(t.Segment.Start, start), t.Segment.Stop)
		}
		if !isText || !t.Segment.IsEmpty() {
			into.AppendChild(into, c)
		}
		if isText && oneLine && (t.SoftLineBreak() || t.HardLineBreak()) {
			t.SetSoftLineBreak(false)
			t.SetHardLineBreak(false)
			return
		}
		c = next
	}
}

// captionMark begins the caption of a table.
const captionMark = "Table: "

// captionStart returns the offset of the text of the caption in n, 0 if n is not a caption.
func captionStart(n ast.Node, src []byte) int {
	t, ok := n.FirstChild().(*ast.Text)
	if !ok || !bytes.HasPrefix(t.Segment.Value(src), []byte(captionMark)) {
		return 0
	}
	return t.Segment.Start + len(captionMark)
}

// captionRow returns the last row of t if it is a caption, with the offset of its text. goldmark parses a line below a
// table as a row with one cell.
func captionRow(t *extast.Table, src []byte) (row ast.Node, start int) {
	if row = t.LastChild(); row == nil || row.Kind() != extast.KindTableRow {
		return nil, 0
	}
	if start = captionStart(row.FirstChild(), src); start == 0 {
		return nil, 0
	}
	return row, start
}

// captionParagraph returns the paragraph after t if it is a caption, with the offset of its text.
func captionParagraph(t *extast.Table, src []byte) (p *ast.Paragraph, start int) {
	p, ok := t.NextSibling().(*ast.Paragraph)
	if !ok {
		return nil, 0
	}
	if start = captionStart(p, src); start == 0 {
		return nil, 0
	}
	return p, start
}

// addCaption puts t into a new node, together with its caption: the last row of t, or the paragraph after it.
func addCaption(t *extast.Table, src []byte) {
	n := new(tableNode)
	n.SetPos(position(t))
	caption := &lineNode{kind: kindCaption}
	if row, start := captionRow(t, src); row != nil {
		if rest := afterCell(row.FirstChild(), src); rest != "" {
			n.fault = fmt.Sprintf("the caption ends at its first bar, and %q is lost", rest)
		}
		caption.start = start
		takeText(row.FirstChild(), caption, start, false)
		t.RemoveChild(t, row)
	}
	if p, start := captionParagraph(t, src); p != nil && caption.FirstChild() == nil {
		caption.start = start
		takeText(p, caption, start, false)
		p.Parent().RemoveChild(p.Parent(), p)
	}
	if caption.FirstChild() != nil {
		n.AppendChild(n, caption)
	} else {
		n.fault = "this table has no caption: write a line \"Table: what it shows\" under it"
	}
	parent := t.Parent()
	parent.ReplaceChild(parent, t, n)
	n.AppendChild(n, t)
}

// afterCell returns the rest of the line after a cell, without bars.
func afterCell(cell ast.Node, src []byte) string {
	if cell.Lines().Len() == 0 {
		return "" // a cell that goldmark has added to a row that is too short
	}
	rest, _, _ := bytes.Cut(src[cell.Lines().At(0).Stop:], []byte("\n"))
	return string(bytes.Trim(rest, "| \t\r"))
}

var kindCite = ast.NewNodeKind("Cite")

// citeNode is a citation [^id].
type citeNode struct {
	ast.BaseInline
	id              string
	number, mention int
}

func (n *citeNode) Kind() ast.NodeKind         { return kindCite }
func (n *citeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// citeParser parses [^id] with any ID, because only callers know which IDs exist. The footnotes of goldmark would need
// definitions in the text, but ours are generated.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

func (citeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	end := bytes.IndexByte(line, ']')
	if len(line) < 2 || line[1] != '^' || end < 0 {
		return nil
	}
	block.Advance(end + 1)
	n := &citeNode{id: string(line[2:end])}
	n.SetPos(segment.Start)
	if notes, ok := pc.Get(notesKey).(*Notes); ok && notes != nil {
		n.number, n.mention = notes.cite(n.id)
	}
	return n
}

// Notes numbers the citations in all texts of a page, in order of first mention. The zero value is ready to use.
type Notes struct {
	ids   []string // the ID at index i has the note number i+1
	cited map[string]citation
}

// citation is the note number of an ID, and how often it was mentioned.
type citation struct{ number, mentions int }

// cite returns the note number of id and the number of this mention of it. Both count from 1.
func (n *Notes) cite(id string) (number, mention int) {
	c, isCited := n.cited[id]
	if !isCited {
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
