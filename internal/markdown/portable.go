package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// ExportOptions say how to write a text for other sites.
type ExportOptions struct {
	URL   string                    // the address of the site, put before every path
	Embed func(Embed) string        // returns the Markdown for an embed
	Sure  string                    // the title of the box SURE
	Level func(level string) string // returns what pages show for a certainty word
}

// Portable returns the text as plain Markdown: links are absolute, boxes are quotes with a bold title, embeds are text,
// and headings have no anchors. Citations stay as they are, [^id], and callers add the notes.
func (d *Doc) Portable(options ExportOptions) string { return Portable(string(d.src), options) }

// Portable is like [Doc.Portable], for a text that was not parsed.
func Portable(src string, options ExportOptions) string {
	p := &exporter{ExportOptions: options, src: []byte(strings.ReplaceAll(src, "\r", ""))}
	root := syntax.Parser().Parse(text.NewReader(p.src))
	_ = ast.Walk(root, p.visit) // visit returns no error
	return strings.TrimSpace(p.apply())
}

// exporter collects the edits that make a text portable.
type exporter struct {
	ExportOptions
	src   []byte
	edits []edit
}

// edit replaces the source from start to stop by text.
type edit struct {
	start, stop int
	text        string
}

// replace adds an edit.
func (p *exporter) replace(start, stop int, text string) {
	p.edits = append(p.edits, edit{start, stop, text})
}

// apply returns the source with all edits. It ignores an edit that overlaps an earlier one.
func (p *exporter) apply() string {
	slices.SortStableFunc(p.edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var out strings.Builder
	at := 0
	for _, e := range p.edits {
		if e.start < at {
			continue
		}
		out.Write(p.src[at:e.start])
		out.WriteString(e.text)
		at = e.stop
	}
	out.Write(p.src[at:])
	return out.String()
}

// visit adds the edits for one node. It never fails.
func (p *exporter) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Link:
		p.link(n)
	case *ast.LinkReferenceDefinition:
		p.makeAbsolute(position(n), "]:")
	case *ast.Paragraph:
		p.embed(n)
	case *ast.Heading:
		p.heading(n)
	case *boxNode:
		p.box(n)
	case *lineNode:
		if n.kind == kindCaption {
			p.caption(n)
		}
	}
	return ast.WalkContinue, nil
}

// link makes the destination of n absolute. The destination is after the text of the link.
func (p *exporter) link(n *ast.Link) {
	end := position(n)
	_ = ast.Walk(n, func(n ast.Node, _ bool) (ast.WalkStatus, error) { // returns no error
		if t, ok := n.(*ast.Text); ok {
			end = max(end, t.Segment.Stop)
		}
		return ast.WalkContinue, nil
	})
	if n.Reference == nil {
		p.makeAbsolute(end, "](")
	}
}

// makeAbsolute puts the URL of the site before the path that follows the first mark after start.
func (p *exporter) makeAbsolute(start int, mark string) {
	i := bytes.Index(p.src[start:], []byte(mark))
	if i < 0 {
		return
	}
	at := start + i + len(mark)
	for at < len(p.src) && strings.IndexByte(" \t\n<", p.src[at]) >= 0 {
		at++
	}
	if path := p.src[at:]; bytes.HasPrefix(path, []byte("/")) && !bytes.HasPrefix(path, []byte("//")) {
		p.replace(at, at, p.URL)
	}
}

// embed replaces a paragraph that consists of an embed by the text of the embed.
func (p *exporter) embed(n *ast.Paragraph) {
	img, ok := n.FirstChild().(*ast.Image)
	if !ok || n.ChildCount() != 1 || n.Parent().Kind() != ast.KindDocument {
		return
	}
	if e := asEmbed(img); e != nil {
		e.Alt = plain(img, p.src)
		lines := n.Lines()
		last := lines.At(lines.Len() - 1)
		p.replace(lines.At(0).Start, last.TrimRightSpace(p.src).Stop, p.Embed(*e))
	}
}

// heading removes the anchor of a heading.
func (p *exporter) heading(n *ast.Heading) {
	if n.Lines().Len() == 0 {
		return
	}
	line := n.Lines().At(0)
	if mark := anchorMark.FindIndex(line.Value(p.src)); mark != nil {
		p.replace(line.Start+mark[0], line.Start+mark[1], "")
	}
}

// box replaces the mark of a box by a bold title and an empty line. The box NOTE has no title.
func (p *exporter) box(n *boxNode) {
	emptyLine := "\n" + strings.TrimRight(p.quotes(n.mark.Start), " ")
	switch {
	case n.name == "":
	case n.name == "SURE":
		p.replace(n.mark.Start, n.mark.Stop, "**"+p.Sure+"**"+emptyLine)
		p.levels(n)
	case !n.title.IsEmpty():
		p.replace(n.mark.Start, n.mark.Stop, "**")
		p.replace(n.title.Stop, n.title.Stop, "**"+emptyLine)
	case n.secondLine > 0:
		p.replace(n.mark.Start, n.secondLine, "")
	default:
		p.replace(n.mark.Start, n.mark.Stop, "")
	}
}

// levels replaces the certainty words of a SURE box by the words that pages show.
func (p *exporter) levels(n *boxNode) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // returns no error
		if item, ok := n.(*ast.ListItem); ok && entering && item.ChildCount() == 1 {
			if first, ok := item.FirstChild().FirstChild().(*ast.Text); ok {
				if level, rest, ok := strings.Cut(string(first.Segment.Value(p.src)), ":"); ok {
					sentence := strings.TrimLeft(rest, " ")
					p.replace(first.Segment.Start, first.Segment.Stop-len(sentence), "**"+p.Level(level)+":** ")
				}
			}
		}
		return ast.WalkContinue, nil
	})
}

// caption separates the caption of a table from the last row of the table.
func (p *exporter) caption(n *lineNode) {
	mark := n.start - len(captionMark)
	line := p.lineStart(mark)
	end := max(line-1, 0)
	if before := p.src[p.lineStart(end):end]; len(bytes.Trim(before, " \t>")) == 0 {
		return
	}
	quotes := p.quotes(mark)
	p.replace(line, mark, strings.TrimRight(quotes, " ")+"\n"+quotes)
}

// quotes returns the quote marks and spaces before the offset at in its line, so that a new line can be in the same
// quotes.
func (p *exporter) quotes(at int) string {
	return strings.Map(func(r rune) rune {
		if r == '>' {
			return r
		}
		return ' '
	}, string(p.src[p.lineStart(at):at]))
}

// lineStart returns the start of the line with the offset at.
func (p *exporter) lineStart(at int) int { return bytes.LastIndexByte(p.src[:at], '\n') + 1 }

var (
	// special escapes characters that are markup anywhere.
	special = strings.NewReplacer("\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "<", "\\<", "|", "\\|", "~", "\\~")
	// entity matches an HTML entity.
	entity = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)
	// opening matches a mark of a list or heading at the beginning of a text.
	opening = regexp.MustCompile(`^(?:([0-9]+)([.)])|([-+#]))(\s|$)`)
	ruler   = regexp.MustCompile(`^\s*(?:>|[-=]+\s*$)`) // a quote, or a line that makes the line above a heading
)

// Escape returns Markdown that shows a plain text unchanged.
func Escape(words string) string {
	out := entity.ReplaceAllString(special.Replace(words), `\&$1`)
	if ruler.MatchString(out) {
		return `\` + strings.TrimLeft(out, " ")
	}
	return opening.ReplaceAllString(out, `$1\$2$3$4`)
}
