// Package authoring helps those who write content: a [Draft] begins a new file or a new item of a list.
package authoring

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/words"
)

// skeletons holds a template for each kind of content. Its first line names the file to write. For an item of a list,
// the form of its ids and the addresses that its id is added to follow. Below, fields that are needed say TODO, and all
// others are comments; ${name} is replaced by an option, and ${choices.name} by the words that a field accepts.
//
//go:embed skeletons
var skeletons embed.FS

// Draft is a document, or an item of a list, that is about to be written into a content folder.
type Draft struct {
	content    *load.Result
	fsys       fs.FS
	options    map[string]string // what, title, id, section, kind, position, group, like
	head, text string            // the first line of its skeleton, and the lines below
}

// NewDraft returns a draft without options. content is what was loaded from fsys.
func NewDraft(content *load.Result, fsys fs.FS) *Draft {
	return &Draft{content: content, fsys: fsys, options: map[string]string{}}
}

// Set sets an option. If the value is not allowed, the error says which values are.
func (d *Draft) Set(option, value string) error {
	choices := d.Choices(option)
	switch {
	case choices != nil && !slices.Contains(choices, value):
		return fmt.Errorf("%q is none of %s", value, strings.Join(choices, ", "))
	case option == "id" && !words.IsID(value):
		return fmt.Errorf("the id is %q: choose one of small letters, digits and hyphens", value)
	case option == "id" && d.needs("id") && d.content.Sitemap.Answers("/sources/"+value):
		return fmt.Errorf("the id %s is taken: choose another", value)
	case option == "what":
		data, _ := skeletons.ReadFile("skeletons/" + value)
		d.head, d.text, _ = strings.Cut(string(data), "\n")
	case option != "id" && !d.uses(option):
		return fmt.Errorf("a %s has no %s", cmp.Or(d.options["what"], "new file"), option)
	case option == "group" && len(d.groups()) == 0:
		return fmt.Errorf("order.yaml has no group of a %s: leave out -group", d.options["what"])
	}
	d.options[option] = value
	return nil
}

// uses reports whether the skeleton uses an option.
func (d *Draft) uses(option string) bool { return strings.Contains(d.head+d.text, "${"+option+"}") }

// Missing lists the options that are needed and not set.
func (d *Draft) Missing() []string {
	return slices.DeleteFunc([]string{"what", "title", "id", "section", "kind", "position", "group"}, func(option string) bool {
		return d.options[option] != "" || !d.needs(option)
	})
}

// needs reports whether an option is needed. A move that is like another one takes its kind and position from that.
func (d *Draft) needs(option string) bool {
	switch {
	case option != "title" && d.options["like"] != "" && d.like() != nil:
		return false
	case option == "what":
		return true
	case option == "id":
		return d.isSource()
	case option == "group" && len(d.groups()) == 0:
		return false
	}
	return d.uses(option)
}

// isSource reports whether d is a source: its ID is that of the author and the year.
func (d *Draft) isSource() bool { return strings.HasSuffix(d.head, " author-year") }

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
		return catalog.IDs(d.content.Content.Moves)
	case "group":
		for _, g := range d.groups() {
			all = append(all, g.Name)
		}
	}
	return all
}

// groups lists the groups of order.yaml that a document of this kind can be in.
func (d *Draft) groups() []catalog.Group {
	order := d.content.Content.Order
	return map[string][]catalog.Group{"guide": order.GuideGroups, "routine": order.RoutineGroups, "question": order.QuestionGroups}[d.options["what"]]
}

// like returns the move whose pose a new move starts from: the one that was named, or else the first of the same kind
// and position.
func (d *Draft) like() *catalog.Move {
	for _, m := range d.content.Content.Moves {
		isSameKind := m.KindID == d.options["kind"] && m.PositionID == d.options["position"]
		if m.ID == d.options["like"] || d.options["like"] == "" && isSameKind {
			return m
		}
	}
	return nil
}

// Files returns the new text of each file to write, keyed by its name. An item is added to its list. If any other file
// exists already, Files returns an error rather than replace it.
func (d *Draft) Files(today catalog.Day) (map[string]string, error) {
	head := strings.Fields(d.head)
	id := d.id(head)
	if !words.IsID(id) {
		return nil, fmt.Errorf("the id is %q: choose one of small letters, digits and hyphens with -id", id)
	}
	values := d.values(id, today)
	expand := func(name string) string {
		if field, ok := strings.CutPrefix(name, "choices."); ok {
			return strings.Join(d.choicesAt(field), ", ")
		}
		return cmp.Or(values[name], d.options[name])
	}
	files := map[string]string{os.Expand(head[0], expand): os.Expand(d.text, expand)}
	if d.uses("like") {
		pose, err := d.copyPose(values["like"])
		if err != nil {
			return nil, err
		}
		files["poses/"+id+".yaml"] = pose
	}
	isList := !strings.Contains(head[0], "$") // the name of a new document contains its id
	for name := range files {
		old, err := fs.ReadFile(d.fsys, name)
		if err == nil && !isList {
			return nil, fmt.Errorf("%s is there: choose another id with -id", name)
		} else if err == nil {
			files[name] = appendToList(string(old), files[name])
		}
	}
	if order, ok := d.insertIntoOrder(id); ok {
		files["order.yaml"] = order
	}
	return files, nil
}

// values returns what the skeleton is filled in with, beside the options as they were set.
func (d *Draft) values(id string, today catalog.Day) map[string]string {
	values := map[string]string{
		"title": frontmatter.Quoted(d.options["title"]), "today": today.ISO(), "id": id,
		"number": strconv.Itoa(catalog.NextNumber(d.content.Content.Moves, d.content.Content.Withdrawn)),
	}
	if like := d.like(); d.uses("like") && like != nil {
		values["kind"] = cmp.Or(d.options["kind"], like.KindID)
		values["position"] = cmp.Or(d.options["position"], like.PositionID)
		values["like"] = like.ID
	}
	return values
}

// copyPose returns the pose of a move, below a comment that says whose it is.
func (d *Draft) copyPose(moveID string) (string, error) {
	pose, err := fs.ReadFile(d.fsys, "poses/"+moveID+".yaml")
	if err != nil {
		return "", fmt.Errorf("no pose to copy: name a move that has one with -like: %w", err)
	}
	return "# TODO: this is the pose of " + moveID + "\n" + string(pose), nil
}

// listTail matches the comments and empty lines after the last item of a list.
var listTail = regexp.MustCompile(`(?m)^(?:#.*\n|\n)*\z`)

// appendToList returns the text of a list with a new last item. Comments at the end of the list stay below it.
func appendToList(list, item string) string {
	end := listTail.FindStringIndex(list)[0]
	return list[:end] + item + list[end:]
}

// insertIntoOrder returns the text of order.yaml with id as the last one of the chosen group, whose ids stand in one
// line or in a line each. It reports false if no group was chosen.
func (d *Draft) insertIntoOrder(id string) (text string, ok bool) {
	for i, g := range d.groups() {
		if g.Name != d.options["group"] {
			continue
		}
		order, last := d.content.List("order.yaml"), len(g.IDs)-1
		lines := strings.SplitAfter(order.Written(), "\n")
		line := &lines[order.Line(d.options["what"]+"s", i, "ids", last)-1]
		separator := ", "
		if indent, onOwnLine := strings.CutSuffix(strings.TrimRight(*line, " \r\n"), "- "+g.IDs[last]); onOwnLine {
			separator = "\n" + indent + "- "
		}
		end := strings.LastIndex(*line, g.IDs[last]) + len(g.IDs[last])
		*line = (*line)[:end] + separator + id + (*line)[end:]
		return strings.Join(lines, ""), true
	}
	return "", false
}

// notInID matches the characters of a title that become a hyphen in its id.
var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// maxListNumber is the highest number that the id of a list item, such as cl-07, may have.
const maxListNumber = 999

// id returns the id that was set. Otherwise it makes one: the next number in a list with numbers, or else an id from
// the title. head is the first line of the skeleton: the file, the form of ids such as cl-%02d, and addresses.
func (d *Draft) id(head []string) string {
	if id := d.options["id"]; id != "" {
		return id
	}
	if len(head) < 3 {
		title := strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(d.options["title"]))
		return strings.Trim(notInID.ReplaceAllString(title, "-"), "-")
	}
	form, addresses := head[1], head[2:]
	taken := func(n int) bool {
		id := fmt.Sprintf(form, n)
		return slices.ContainsFunc(addresses, func(address string) bool { return d.content.Sitemap.Answers(address + id) })
	}
	n := maxListNumber
	for n > 0 && !taken(n) {
		n--
	}
	return fmt.Sprintf(form, n+1)
}

// structs are the types whose fields the skeletons have.
var structs = map[string]reflect.Type{
	"guide": reflect.TypeFor[catalog.Guide](), "stretch": reflect.TypeFor[catalog.Move](), "routine": reflect.TypeFor[catalog.Routine](),
	"plan": reflect.TypeFor[catalog.Plan](), "claim": reflect.TypeFor[catalog.Claim](), "source": reflect.TypeFor[catalog.Source](),
	"question": reflect.TypeFor[catalog.Question](),
}

// choicesAt lists the words that the field at a path, such as seen.as, may hold.
func (d *Draft) choicesAt(path string) (choices []string) {
	t := structs[d.options["what"]]
	for name := range strings.SplitSeq(path, ".") {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		all := frontmatter.Fields(t)
		field := all[slices.IndexFunc(all, func(f frontmatter.Field) bool { return f.Name == name })] // a test expands every skeleton
		t, choices = field.Type, d.content.Choices(t, field)
	}
	return choices
}
