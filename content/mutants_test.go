package content_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"go.yaml.in/yaml/v3"

	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/load"
)

// mutated are the files that readers' safety depends on.
var mutated = []string{"signs.yaml", "safety.yaml", "intents.yaml", "treatments.yaml", "start.yaml", "medicines.yaml"}

// mutantsOf is the number of mutants of each file, at night.
const mutantsOf = 25

// files are the files of the content, with those that are not in the binary: edit check reads them.
var files = os.DirFS(".")

// leastNamed is the share of mutants that check must name with file and line.
const leastNamed = .95

// unnamed says why check cannot name that a field, or an entry of it, was lost: what is left is as valid.
var unnamed = map[string]string{
	"departs": "it is for reviewers, who read the record of the source too",
	"sources": "the sources that are left carry the line too",
}

// Those checks of `edit check` that read files find most mutants. A mutant is a file that safety depends on with one
// change, drawn by a seed. Each that is not found is logged, some of them with a cause. SEED draws others.
func TestMutants(t *testing.T) {
	if !nightly {
		return // each mutant costs a second or two of processor time
	}
	seed, err := strconv.ParseUint(cmp.Or(os.Getenv("SEED"), "1"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%-16s %6s %15s %10s %9s\n", "file", "named", "named elsewhere", "with cause", "survived")
	named, survived, all := 0, 0, 0
	for _, name := range mutated {
		m := newMutator(t, name)
		count := map[string]int{}
		for n := range mutantsOf {
			mutant := m.draw(rand.New(rand.NewPCG(uint64(n), seed)))
			problems := mutant.problems()
			where := "survived"
			switch {
			case slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, name+":") }):
				where = "named"
			case len(problems) > 0:
				where = "elsewhere"
			case mutant.cause() != "":
				where = "cause"
			}
			if count[where]++; len(problems) == 0 {
				t.Logf("%s, %s, not named: %s\n%s", name, mutant.operator, cmp.Or(mutant.cause(), "check should name it"), mutant.diff(m.text))
			}
		}
		fmt.Fprintf(&table, "%-16s %6d %15d %10d %9d\n", name, count["named"], count["elsewhere"], count["cause"], count["survived"])
		named, survived, all = named+count["named"]+count["elsewhere"], survived+count["survived"], all+mutantsOf
	}
	t.Logf("\n%s%d of %d are named with file and line, %d are not and should be", table.String(), named, all, survived)
	if float64(named) < leastNamed*float64(all) {
		t.Errorf("%d of %d mutants are named: check should name %.0f of 100", named, all, 100*leastNamed)
	}
}

// mutator makes mutants of one file, which it writes anew first, so that a mutant differs from it by one change alone.
type mutator struct {
	name, text string
}

func newMutator(t *testing.T, name string) mutator {
	t.Helper()
	written, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(written, &doc); err != nil {
		t.Fatal(err)
	}
	m := mutator{name, encode(&doc)}
	if problems := (mutant{name: name, text: m.text}).problems(); len(problems) > 0 {
		t.Fatalf("%s, written anew: %s", name, strings.Join(problems, "\n"))
	}
	return m
}

func encode(doc *yaml.Node) string {
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	_ = e.Encode(doc)
	return out.String()
}

// mutant is a file with one change.
type mutant struct {
	name, text, operator string
	field                string // that it was in, "" if the operator does not know fields
}

// cause says why check cannot name the mutant, "" if it should.
func (m mutant) cause() string { return unnamed[m.field] }

// draw returns a mutant: of the operators that can change the file, each is as likely.
func (m mutator) draw(rng *rand.Rand) mutant {
	for {
		var doc yaml.Node
		_ = yaml.Unmarshal([]byte(m.text), &doc)
		o := operators[rng.IntN(len(operators))]
		text, field := "", ""
		if o.tree != nil {
			if f, ok := o.tree(rng, &doc); ok {
				text, field = encode(&doc), f
			}
		} else {
			text = o.text(rng, m.text)
		}
		if text != "" && text != m.text && !means(text, m.text) {
			return mutant{m.name, text, o.name, field}
		}
	}
}

// means reports whether two texts of YAML say the same: an entry that stands further right often does.
func means(a, b string) bool {
	var first, second any
	return yaml.Unmarshal([]byte(a), &first) == nil && yaml.Unmarshal([]byte(b), &second) == nil && reflect.DeepEqual(first, second)
}

// problems returns what the checks say, a line each.
func (m mutant) problems() []string {
	fsys := overlay{files, fstest.MapFS{m.name: &fstest.MapFile{Data: []byte(m.text), Mode: 0o444}}}
	r := load.Inspect(fsys)
	problems := slices.Concat(r.Problems, r.DaysAfter(catalog.NewDay(time.Now())))
	if len(problems) == 0 {
		problems = edit.NewReport(context.Background(), fsys, r).Problems // which takes longer
	}
	var out []string
	for _, p := range problems {
		out = append(out, p.String())
	}
	return out
}

// diff returns the lines of the mutant that differ from those of text.
func (m mutant) diff(text string) string {
	a, b := strings.Split(text, "\n"), strings.Split(m.text, "\n")
	first := 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	last := 0
	for last < min(len(a), len(b))-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	return fmt.Sprintf("%d\n-%s\n+%s", first+1, strings.Join(a[first:len(a)-last], "\n-"), strings.Join(b[first:len(b)-last], "\n+"))
}

// overlay is a file system with some files replaced.
type overlay struct {
	fs.FS
	over fstest.MapFS
}

func (o overlay) Open(name string) (fs.File, error) {
	if o.over[name] != nil {
		return o.over.Open(name)
	}
	return o.FS.Open(name)
}

// operator changes a file in one place, in its tree or in its text. It reports whether it did, or returns "".
type operator struct {
	name string
	tree func(*rand.Rand, *yaml.Node) (field string, ok bool)
	text func(*rand.Rand, string) string
}

var operators = []operator{
	{name: "delete an entry", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		list, i, ok := anyEntry(rng, doc)
		field := fieldOf(doc, list)
		if ok {
			list.Content = slices.Delete(list.Content, i, i+1)
		}
		return field, ok
	}},
	{name: "delete a field", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		fields, ok := pick(rng, groups(doc))
		field := ""
		if ok {
			i := 2 * rng.IntN(len(fields.Content)/2)
			field = fields.Content[i].Value
			fields.Content = slices.Delete(fields.Content, i, i+2)
		}
		return field, ok
	}},
	{name: "swap a level", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		return "", exchange(rng, doc, "level", "certainty", "result", "for")
	}},
	{name: "swap two acts", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		return "", exchange(rng, doc, "act", "say", "short")
	}},
	{name: "placeholder to digits", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		n, ok := pick(rng, texts(doc, call))
		if ok {
			n.Value = strings.NewReplacer("{emergency}", "999", "{advice}", "111", "{crisis}", "116 123").Replace(n.Value)
		}
		return "", ok
	}},
	{name: "change a digit", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		n, ok := pick(rng, texts(doc, digit))
		if ok {
			at, _ := pick(rng, digit.FindAllStringIndex(n.Value, -1))
			n.Value = n.Value[:at[0]] + string('0'+(n.Value[at[0]]-'0'+1+byte(rng.IntN(9)))%10) + n.Value[at[1]:]
		}
		return fieldOf(doc, n), ok
	}},
	{name: "unknown id", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		n, ok := pick(rng, identifiers(doc))
		if ok {
			n.Value += "-x"
		}
		return fieldOf(doc, n), ok
	}},
	{name: "duplicate", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		list, i, ok := anyEntry(rng, doc)
		if ok {
			list.Content = slices.Insert(list.Content, i, list.Content[i])
		}
		return "", ok
	}},
	{name: "empty", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		n, ok := pick(rng, texts(doc, regexp.MustCompile(`.`)))
		if ok {
			n.Value, n.Tag, n.Style = "", "!!null", 0
		}
		return "", ok
	}},
	{name: "indent", text: func(rng *rand.Rand, text string) string {
		lines := strings.Split(text, "\n")
		if i := rng.IntN(len(lines)); strings.TrimSpace(lines[i]) != "" {
			lines[i] = " " + lines[i]
		}
		return strings.Join(lines, "\n")
	}},
	{name: "control character", text: func(rng *rand.Rand, text string) string {
		i := rng.IntN(len(text))
		return strings.ToValidUTF8(text[:i], "") + "\x07" + text[i:]
	}},
	{name: "date by ten years", tree: func(rng *rand.Rand, doc *yaml.Node) (string, bool) {
		n, ok := pick(rng, texts(doc, regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)))
		if ok {
			day, _ := time.Parse(time.DateOnly, n.Value)
			n.Value = day.AddDate(20*rng.IntN(2)-10, 0, 0).Format(time.DateOnly)
		}
		return "", ok
	}},
}

var (
	call  = regexp.MustCompile(`\{(emergency|advice|crisis)\}`)
	digit = regexp.MustCompile(`[0-9]`)
)

func pick[T any](rng *rand.Rand, list []T) (v T, ok bool) {
	if len(list) == 0 {
		return v, false
	}
	return list[rng.IntN(len(list))], true
}

// each calls visit for every value in n, with the key of the field that it belongs to.
func each(n *yaml.Node, key string, visit func(n *yaml.Node, key string)) {
	visit(n, key)
	for i, inner := range n.Content {
		switch {
		case n.Kind != yaml.MappingNode:
			each(inner, key, visit)
		case i%2 == 1:
			each(inner, n.Content[i-1].Value, visit)
		}
	}
}

func nodes(doc *yaml.Node, is func(n *yaml.Node, key string) bool) (out []*yaml.Node) {
	each(doc, "", func(n *yaml.Node, key string) {
		if is(n, key) {
			out = append(out, n)
		}
	})
	return out
}

func groups(doc *yaml.Node) []*yaml.Node {
	return nodes(doc, func(n *yaml.Node, _ string) bool { return n.Kind == yaml.MappingNode && len(n.Content) > 0 })
}

func texts(doc *yaml.Node, like *regexp.Regexp) []*yaml.Node {
	return nodes(doc, func(n *yaml.Node, _ string) bool { return n.Kind == yaml.ScalarNode && like.MatchString(n.Value) })
}

func identifiers(doc *yaml.Node) []*yaml.Node {
	keys := []string{"id", "level", "sources", "concerns", "from", "signs", "lines", "for", "result", "certainty", "more", "to", "start", "routine", "regions", "classes", "except", "when"}
	like := regexp.MustCompile(`^[a-z/][a-z0-9/#-]*$`)
	return nodes(doc, func(n *yaml.Node, key string) bool {
		return n.Kind == yaml.ScalarNode && slices.Contains(keys, key) && like.MatchString(n.Value)
	})
}

func anyEntry(rng *rand.Rand, doc *yaml.Node) (list *yaml.Node, i int, ok bool) {
	type entry struct {
		list *yaml.Node
		i    int
	}
	var all []entry
	for _, list := range nodes(doc, func(n *yaml.Node, _ string) bool { return n.Kind == yaml.SequenceNode }) {
		for i := range list.Content {
			all = append(all, entry{list, i})
		}
	}
	e, ok := pick(rng, all)
	return e.list, e.i, ok
}

// exchange exchanges two different values of one of the fields.
func exchange(rng *rand.Rand, doc *yaml.Node, keys ...string) bool {
	values := nodes(doc, func(n *yaml.Node, key string) bool {
		act := key != "say" || call.MatchString(n.Value) // others ask for nothing
		return n.Kind == yaml.ScalarNode && slices.Contains(keys, key) && act
	})
	a, ok := pick(rng, values)
	if !ok {
		return false
	}
	key := fieldOf(doc, a)
	others := slices.DeleteFunc(values, func(n *yaml.Node) bool { return n.Value == a.Value || fieldOf(doc, n) != key })
	b, ok := pick(rng, others)
	if ok {
		a.Value, b.Value = b.Value, a.Value
	}
	return ok
}

func fieldOf(doc, of *yaml.Node) (found string) {
	each(doc, "", func(n *yaml.Node, key string) {
		if n == of {
			found = key
		}
	})
	return found
}
