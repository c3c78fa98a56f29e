package manifest

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The committed manifest has no field that the type lacks, and none is lost. The site holds its own type against it.
func TestCommittedManifestIsThatOfThisType(t *testing.T) {
	t.Parallel()
	const dir = "../../../static/figures"
	data, err := os.ReadFile(dir + "/" + File)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	again, err := m.Encode()
	if diff := cmp.Diff(string(data), string(again)); diff != "" || err != nil {
		t.Errorf("%v (-committed +encoded):\n%s", err, diff)
	}
}

func TestUnknownFieldsAreRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/"+File, []byte(`{"a": {"other": 1}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if m, err := Read(dir); err == nil {
		t.Errorf("read as %v", m)
	}
	if text, err := (Manifest{}).Encode(); string(text) != "{\n}\n" || err != nil {
		t.Errorf("an empty manifest is %q: %v", text, err)
	}
}
