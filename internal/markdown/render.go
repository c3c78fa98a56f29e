package markdown

import (
	"fmt"
	"html"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// nodeRenderer renders the nodes that goldmark does not have, and tables whose rows can be stacked on small screens.
type nodeRenderer struct{}

// RegisterFuncs registers a function for each kind of node.
func (r nodeRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindCite, r.cite)
	reg.Register(kindBox, r.box)
	reg.Register(kindTitle, r.title)
	reg.Register(kindTable, r.captioned)
	reg.Register(kindCaption, r.caption)
	reg.Register(extast.KindTable, r.table)
	reg.Register(extast.KindTableHeader, r.tableHeader)
	reg.Register(extast.KindTableRow, r.tableRow)
	reg.Register(extast.KindTableCell, r.tableCell)
	reg.Register(ast.KindRawHTML, writeNothing) // reported by Parse
	reg.Register(ast.KindHTMLBlock, writeNothing)
}

// writeNothing leaves out a node.
func writeNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

// cite renders a citation as a link to its note. Later mentions of the same source get their own IDs.
func (nodeRenderer) cite(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*citeNode); entering {
		id := fmt.Sprintf("cite-%d", n.number)
		if n.mention > 1 {
			id += fmt.Sprintf("-%d", n.mention)
		}
		_, err := fmt.Fprintf(w, `<sup id="%s"><a href="#source-%d" aria-label="Source %d">%d</a></sup>`, id, n.number, n.number, n.number)
		return ast.WalkContinue, err
	}
	return ast.WalkContinue, nil
}

func (nodeRenderer) box(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*boxNode)
	if n.name == "NOTE" || n.name == "" {
		return write(w, entering, `<div class="note">`, "</div>\n")
	}
	class := "frame"
	if n.name == "STOP" {
		class = "frame stop"
	}
	return write(w, entering, fmt.Sprintf(`<section class="%s" aria-labelledby="box-%d">`, class, n.number), "</section>\n")
}

func (nodeRenderer) title(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.Parent().(*boxNode)
	return write(w, entering, fmt.Sprintf(`<h%d id="box-%d">`, n.level, n.number), fmt.Sprintf("</h%d>", n.level))
}

func (nodeRenderer) captioned(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return write(w, entering, "<table>", "</tbody></table>\n")
}

func (nodeRenderer) caption(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return write(w, entering, "<caption>", "</caption>\n")
}

// table writes nothing, because the tableNode around it writes the tags.
func (nodeRenderer) table(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

func (nodeRenderer) tableHeader(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return write(w, entering, "<thead><tr>", "</tr></thead>\n<tbody>")
}

func (nodeRenderer) tableRow(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return write(w, entering, "<tr>", "</tr>\n")
}

func (nodeRenderer) tableCell(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	row := node.Parent()
	switch {
	case row.Kind() == extast.KindTableHeader && !node.HasChildren():
		return write(w, entering, "<td>", "</td>") // an empty cell heads nothing
	case row.Kind() == extast.KindTableHeader:
		return write(w, entering, `<th scope="col">`, "</th>")
	case node.PreviousSibling() == nil:
		return write(w, entering, `<th scope="row">`, "</th>")
	}
	open := "<td><span>" // small screens show the head of the column beside the cell
	if head := columnHead(row, node); entering && head != nil && head.HasChildren() {
		open = fmt.Sprintf(`<td data-h="%s"><span>`, html.EscapeString(plain(head, src)))
	}
	return write(w, entering, open, "</span></td>")
}

// columnHead returns the head of the column that cell is in, nil if there is none.
func columnHead(row, cell ast.Node) ast.Node {
	head := row.Parent().FirstChild().FirstChild()
	for c := row.FirstChild(); c != cell && head != nil; c = c.NextSibling() {
		head = head.NextSibling()
	}
	return head
}

// write writes open when the walk enters a node, and end when it leaves the node.
func write(w util.BufWriter, entering bool, open, end string) (ast.WalkStatus, error) {
	s := end
	if entering {
		s = open
	}
	_, err := w.WriteString(s)
	return ast.WalkContinue, err
}
