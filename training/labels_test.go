package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

// lines returns n lines of the set train that want the same.
func lines(want string, n int) (out string) {
	for i := range n {
		out += fmt.Sprintf("train\t-\t-\t%s\tsearch %d\n", want, i)
	}
	return out
}

// Labelled searches must want what the content has, and there must be enough for each sign and each short answer.
func TestLabelledSearchesAreChecked(t *testing.T) {
	t.Parallel()
	site := load.Inspect(fixture.Proofread())
	signs := ""
	for _, s := range site.Content.Signs {
		signs += lines(s.ID, minSignSearches)
	}
	for _, tt := range []struct{ file, text, want string }{ // text is added to a good file, or replaces it after =
		{"content/queries/signs.txt", "kept\t-\t-\tcalm card:nerves\tx\n", "content/queries/signs.txt:1: there is no sign or card card:nerves"},
		{"content/queries/signs.txt", "train\t-\t-\tcalm\tx\n", "content/queries/signs.txt:1: the set train is in training, the others are in content/queries"},
		{"training/signs.txt", "=# Comment.\n" + strings.Replace(signs, "numb", "nunb", 1), "training/signs.txt:2: there is no sign or card nunb (did you mean numb?)\n" +
			"training: 11 searches for the sign numb: write at least 12"},
		{"training/signs.txt", "tune\t-\t-\tcalm\tx\n", fmt.Sprintf("training/signs.txt:%d: the set train is in training, the others are in content/queries", strings.Count(signs, "\n")+1)},
		{"content/queries/pages.txt", "tune\t-\t-\t- /guides/causes/stiff-neck /floor#up /search?q=a\tx\n", ""},
		{"content/queries/pages.txt", "tune\t-\t-\t/floor#upp\tx\n", "content/queries/pages.txt:1: there is no page /floor#upp"},
		{"training/pages.txt", "train\t-\t-\t/stretches/old-breath\tx\ntrain\t-\t-\t/stretches/head-circle\ty\n", "" +
			"training/pages.txt:7: /stretches/old-breath has moved to /stretches/slow-breath\n" +
			"training/pages.txt:8: write /stretches/neck-turn, or take /stretches/head-circle out: it was withdrawn"},
		{"training/pages.txt", "train\t-\t-\tstiff-then\tx\n", "training/pages.txt:7: there is no short answer stiff-then (did you mean stiff-now?)"},
		{"training/pages.txt", "train\t-\t-\t/floor\n",
			"training/pages.txt:7: want set (train, tune or kept), writer, kind, wants and text, with tabs between, each line once\n" +
				"training: 0 searches for the short answer stiff-now: write at least 6"},
	} {
		root := t.TempDir()
		good := map[string]string{
			"training/signs.txt": signs, "training/pages.txt": lines("stiff-now", minIntentSearches), "content/queries/signs.txt": "", "content/queries/pages.txt": "",
		}
		text, replaces := strings.CutPrefix(tt.text, "=")
		if replaces {
			good[tt.file] = ""
		}
		good[tt.file] += text
		for name, text := range good {
			path := filepath.Join(root, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, _, err := labelled(site, root)
		got := ""
		if err != nil {
			got = strings.ReplaceAll(err.Error(), root+string(filepath.Separator), "")
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", tt.file, tt.text, diff)
		}
	}
}
