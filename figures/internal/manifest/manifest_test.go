package manifest

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The committed manifest has no field that the type lacks, and none is lost. The site holds its own type against it.
func TestCommittedManifestIsThatOfThisType(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../../static/figures/" + File)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	again, err := m.Encode()
	if diff := cmp.Diff(string(data), string(again)); diff != "" || err != nil {
		t.Errorf("%v (-committed +encoded):\n%s", err, diff)
	}
}

// Without a manifest, or with one that cannot be read, nothing counts as drawn.
func TestUnreadableManifestIsEmpty(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, text := range []string{"", "{", `{"a": {"other": 1}}`} {
		if err := os.WriteFile(dir+"/"+File, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if m := Read(dir); m == nil || len(m) > 0 {
			t.Errorf("%q is read as %v", text, m)
		}
	}
	if text, err := (Manifest{}).Encode(); string(text) != "{\n}\n" || err != nil {
		t.Errorf("an empty manifest is %q: %v", text, err)
	}
}
