package load_test

import (
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

// remedies match the problems that say what to write. Each has the groups it needs by name: on the line of the problem,
// old becomes new; or a field is added to a file; or a file gets another name.
var remedies = []*regexp.Regexp{
	regexp.MustCompile(`write (?P<new>\S+), which is new: (?P<old>\S+) is gone$`),
	regexp.MustCompile(`write (?P<new>\S+): (?P<old>\S+) is its former id$`),
	regexp.MustCompile(`(?P<old>/\S+) has moved to (?P<new>\S+)$`),
	regexp.MustCompile("write `(?P<field>formerly: .*)` in (?P<in>[^ ,]+)"),
	regexp.MustCompile(`git mv (?P<from>\S+) (?P<to>\S+)$`),
}

// follow does what a problem says, and reports whether it says what to write.
func follow(files fstest.MapFS, file string, line int, text string) bool {
	for _, remedy := range remedies {
		m := remedy.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		group := func(name string) string {
			if i := remedy.SubexpIndex(name); i > 0 {
				return m[i]
			}
			return ""
		}
		switch {
		case group("from") != "":
			files[group("to")] = files[group("from")]
			delete(files, group("from"))
		case group("field") != "":
			data := regexp.MustCompile(`(?m)^formerly: .*\n`).ReplaceAllString(string(files[group("in")].Data), "")
			data = strings.Replace(data, "---\n", "---\n"+group("field")+"\n", 1)
			files[group("in")] = &fstest.MapFile{Data: []byte(data)}
		default:
			lines := strings.Split(string(files[file].Data), "\n")
			whole := regexp.MustCompile(`(^|[^a-z0-9-])` + regexp.QuoteMeta(group("old")) + `($|[^a-z0-9-])`)
			lines[line-1] = whole.ReplaceAllString(lines[line-1], "${1}"+group("new")+"${2}")
			files[file] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		}
		return true
	}
	return false
}

// After the file of a document got another name, the problems say all that there is to write.
func TestProblemsSayHowToRename(t *testing.T) {
	t.Parallel()
	for name := range fixture.FS() {
		if folder := strings.Split(name, "/")[0]; path.Ext(name) != ".md" || folder == "pages" { // addresses of pages stay
			continue
		}
		files := fixture.FS()
		files[path.Dir(name)+"/brand-new.md"] = files[name]
		delete(files, name)
		for round := 0; ; round++ {
			found := load.Inspect(files).Problems
			isFollowed := false
			for i := len(found) - 1; i >= 0; i-- { // from the last line, as a new field moves those below it
				isFollowed = follow(files, found[i].File, found[i].Line, found[i].Text) || isFollowed
			}
			if !isFollowed || round > 5 {
				listed, err := load.Permalinks(files)
				if err == nil {
					files["permalinks.txt"] = &fstest.MapFile{Data: []byte(strings.Join(listed, "\n") + "\n")}
				}
				if left := load.Inspect(files).Problems; len(left) > 0 {
					t.Errorf("%s: this is left:\n%v", name, left)
				}
				break
			}
		}
	}
}
