// Package authoring helps those who write content: [Draft] begins a file or an entry of a list, and [Schemas] lets an
// editor complete and check what is written. Fields come from the structs of the content, their words from the
// vocabularies of its folder.
package authoring

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/words"
)

// skeletons has a file for each kind of content. Its first line names the file to write, and for a list the form of its
// ids and where they have their addresses. In the rest needed fields say TODO and others are comments; ${name} is an
// option, ${choices.name} the words that a field may hold.
//
//go:embed skeletons
var skeletons embed.FS

// Draft is something to begin in a folder of content.
type Draft struct {
	content    *load.Result
	fsys       fs.FS
	options    map[string]string // what, title, id, section, kind, position, group, like
	head, text string            // of its skeleton
}

// NewDraft returns a draft without options. Content is what fsys has.
func NewDraft(content *load.Result, fsys fs.FS) *Draft {
	return &Draft{content: content, fsys: fsys, options: map[string]string{}}
}

// Set sets an option. The error says what it may be.
func (d *Draft) Set(option, value string) error {
	if choices := d.Choices(option); choices != nil && !slices.Contains(choices, value) {
		return fmt.Errorf("%q is none of %s", value, strings.Join(choices, ", "))
	} else if option == "what" {
		data, _ := skeletons.ReadFile("skeletons/" + value)
		d.head, d.text, _ = strings.Cut(string(data), "\n")
	} else if !d.has(option) && option != "id" {
		return fmt.Errorf("a %s has no %s", cmp.Or(d.options["what"], "new file"), option)
	} else if option == "group" && len(d.groups()) == 0 {
		return fmt.Errorf("order.yaml has no group of a %s: leave out -group", d.options["what"])
	}
	d.options[option] = value
	return nil
}

func (d *Draft) has(option string) bool { return strings.Contains(d.head+d.text, "${"+option+"}") }

// Missing lists the options that are needed and not set.
func (d *Draft) Missing() []string {
	return slices.DeleteFunc([]string{"what", "title", "id", "section", "kind", "position", "group"}, func(option string) bool {
		return d.options[option] != "" || option == "id" && !strings.HasSuffix(d.head, " author-year") || option != "what" &&
			option != "id" && !d.has(option) || option == "group" && len(d.groups()) == 0 ||
			d.options["like"] != "" && d.like() != nil && option != "title"
	})
}

// Choices lists the values that an option may have, nil for any.
func (d *Draft) Choices(option string) (all []string) {
	switch option {
	case "what":
		files, _ := skeletons.ReadDir("skeletons")
		for _, f := range files {
			all = append(all, f.Name())
		}
	case "section":
		return catalog.IDs(d.content.Content.Sections)
	case "kind":
		return catalog.IDs(d.content.Content.Kinds)
	case "position":
		return catalog.IDs(d.content.Content.Positions)
	case "like":
		return catalog.IDs(d.content.AllDocs.Moves)
	case "group":
		for _, g := range d.groups() {
			all = append(all, g.Name)
		}
	}
	return all
}

func (d *Draft) groups() []catalog.Group {
	order := d.content.Content.Order
	return map[string][]catalog.Group{"guide": order.GuideGroups, "routine": order.RoutineGroups, "question": order.QuestionGroups}[d.options["what"]]
}

// like returns the move whose pose a new one begins with.
func (d *Draft) like() *catalog.Move {
	for _, s := range d.content.AllDocs.Moves {
		if s.ID == d.options["like"] || d.options["like"] == "" && s.KindID == d.options["kind"] && s.PositionID == d.options["position"] {
			return s
		}
	}
	return nil
}

// endOfList matches what stands behind the last entry of a list.
var endOfList = regexp.MustCompile(`(?m)^(?:#.*\n|\n)*\z`)

// notInID matches what stands between the words of an ID.
var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// Files returns the new text of each file to write, by name. None that is there is replaced but lists.
func (d *Draft) Files(today catalog.Day) (map[string]string, error) {
	head := strings.Fields(d.head)
	values := map[string]string{"title": frontmatter.Quoted(d.options["title"]), "today": today.ISO(), "number": d.nextNumber(), "id": d.id(head)}
	id := values["id"]
	if !words.IsID(id) {
		return nil, fmt.Errorf("the id is %q: choose one of small letters, digits and hyphens with -id", id)
	}
	if like := d.like(); d.has("like") && like != nil {
		values["kind"], values["position"], values["like"] = cmp.Or(d.options["kind"], like.KindID), cmp.Or(d.options["position"], like.PositionID), like.ID
	}
	schema := Schemas(d.content)[os.Expand(head[0], func(string) string { return "*" })]
	expand := func(name string) string {
		if field, ok := strings.CutPrefix(name, "choices."); ok {
			return strings.Join(choicesAt(schema, field), ", ")
		}
		return cmp.Or(values[name], d.options[name])
	}
	name := os.Expand(head[0], expand)
	files := map[string]string{name: os.Expand(d.text, expand)}
	if d.has("like") {
		pose, err := fs.ReadFile(d.fsys, "poses/"+values["like"]+".yaml")
		if err != nil {
			return nil, fmt.Errorf("no pose to copy: name a move that has one with -like: %w", err)
		}
		files["poses/"+id+".yaml"] = "# TODO: this is the pose of " + values["like"] + "\n" + string(pose)
	}
	for name := range files {
		if old, err := fs.ReadFile(d.fsys, name); err == nil && strings.Contains(head[0], "$") {
			return nil, fmt.Errorf("%s is there: choose another id with -id", name)
		} else if err == nil {
			end := endOfList.FindIndex(old)[0]
			files[name] = string(old[:end]) + files[name] + string(old[end:])
		}
	}
	for i, g := range d.groups() {
		if g.Name == d.options["group"] {
			f, last := d.content.List("order.yaml"), g.IDs[len(g.IDs)-1]
			lines := strings.SplitAfter(f.Written(), "\n")
			n := f.Line(d.options["what"]+"s", i, "ids", len(g.IDs)-1) - 1
			between := ", "
			if before, single := strings.CutSuffix(strings.TrimRight(lines[n], " \r\n"), "- "+last); single {
				between = "\n" + before + "- "
			}
			at := strings.LastIndex(lines[n], last) + len(last)
			lines[n] = lines[n][:at] + between + id + lines[n][at:]
			files["order.yaml"] = strings.Join(lines, "")
		}
	}
	return files, nil
}

// id returns the ID that was set, the one behind the last of a list, or that of the title.
func (d *Draft) id(head []string) string {
	title := strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(d.options["title"]))
	if d.options["id"] != "" || len(head) < 3 {
		return cmp.Or(d.options["id"], strings.Trim(notInID.ReplaceAllString(title, "-"), "-"))
	}
	n := 999
	for n > 0 && !slices.ContainsFunc(head[2:], func(at string) bool { return d.content.Sitemap.Answers(at + fmt.Sprintf(head[1], n)) }) {
		n--
	}
	return fmt.Sprintf(head[1], n+1)
}

func (d *Draft) nextNumber() string {
	n := 0
	for _, w := range d.content.Content.Withdrawn {
		n = max(n, w.Number)
	}
	for _, s := range d.content.AllDocs.Moves {
		n = max(n, s.Number)
	}
	return strconv.Itoa(n + 1)
}

// choicesAt lists the words that the field at a path, such as seen.as, may hold by a schema.
func choicesAt(schema any, path string) []string {
	at := schema.(node)
	for name := range strings.SplitSeq(path, ".") {
		for at["items"] != nil {
			at = at["items"].(node)
		}
		at, _ = at["properties"].(node)[name].(node) // a test expands every skeleton
	}
	for at["items"] != nil {
		at = at["items"].(node)
	}
	choices, _ := at["enum"].([]string)
	return choices
}
