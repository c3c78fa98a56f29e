package manifest_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/manifest"
)

// zipped returns a compressed drawing.
func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The names are those under which the command figures has stored the drawings: the server finds them by these.
func TestFilesHaveFixedNames(t *testing.T) {
	t.Parallel()
	const id = "cat-cow"
	got := []string{
		manifest.File, manifest.Stored(manifest.Symbols(id)), manifest.Stored(manifest.Image(id)),
		manifest.Stored(manifest.Motion(id)), manifest.Stored(manifest.Panel(id)),
	}
	want := []string{
		"figures/manifest.json", "figures/cat-cow.svg.gz", "figures/cat-cow-a.svg.gz", "figures/cat-cow-m.svg.gz",
		"figures/cat-cow.png",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestManifestIsRead(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{"figures/manifest.json": {Data: []byte(`{"cat-cow": {"pose": "1", "files": {"cat-cow.svg": "2"}, "width": 3, "lit": 1,
		"frames": [{"width": 4, "height": 5, "alt": "A cat"}]}}`)}}
	want := manifest.Manifest{"cat-cow": {
		Pose: "1", Files: map[string]string{"cat-cow.svg": "2"}, Width: "3", Lit: 1,
		Frames: []manifest.Frame{{Width: "4", Height: "5", Alt: "A cat"}},
	}}
	got, err := manifest.Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The command figures has a type of its own: a field that it writes and this one lacks would be lost.
func TestCommittedManifestHasOnlyKnownFields(t *testing.T) {
	t.Parallel()
	file, err := os.Open("../../static/" + manifest.File)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d := json.NewDecoder(file)
	d.DisallowUnknownFields()
	var m manifest.Manifest
	if err := d.Decode(&m); err != nil || len(m) == 0 {
		t.Errorf("%d movements: %v", len(m), err)
	}
}

func TestUnreadableManifestIsNamed(t *testing.T) {
	t.Parallel()
	for name, fsys := range map[string]fstest.MapFS{"no file": {}, "no JSON": {"figures/manifest.json": {Data: []byte("{")}}} {
		if m, err := manifest.Read(fsys); m != nil || err == nil || !strings.HasPrefix(err.Error(), "cannot read figures/manifest.json: ") {
			t.Errorf("%s: %v, %v", name, m, err)
		}
	}
}

// Drawings are stored compressed, panels as they are.
func TestFilesAreReadDecompressed(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{
		"figures/a.svg.gz": {Data: zipped(t, "<svg>")}, "figures/a.png": {Data: []byte("PNG")},
		"figures/bad.svg.gz": {Data: []byte("<svg width=\"10\">")},
		"figures/cut.svg.gz": {Data: zipped(t, "<svg>")[:12]},
	}
	for name, want := range map[string]string{
		"a.svg": "<svg> <nil>", "a.png": "PNG <nil>", "bad.svg": " gzip: invalid header", "cut.svg": "< unexpected EOF",
	} {
		data, err := manifest.ReadFile(fsys, name)
		if got := fmt.Sprint(string(data), " ", err); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for _, name := range []string{"b.svg", "b.png"} {
		if _, err := manifest.ReadFile(fsys, name); err == nil {
			t.Errorf("%s: no error, and there is no such file", name)
		}
	}
}

// Only drawings and panels that the manifest does not name are stray.
func TestStrayDrawingsAreListed(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{}
	for _, name := range []string{"a.svg.gz", "a.png", "figures.css", "manifest.json", "old.svg.gz", "old.png"} {
		fsys["figures/"+name] = &fstest.MapFile{}
	}
	got, err := manifest.Manifest{"a": {Files: map[string]string{"a.svg": "", "a.png": ""}}}.Stray(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"figures/old.svg.gz", "figures/old.png"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// noFolders is a file system whose folders cannot be listed.
type noFolders struct{ fs.FS }

func (noFolders) Glob(string) ([]string, error) { return nil, fs.ErrPermission }

func TestFolderThatCannotBeListedIsAnError(t *testing.T) {
	t.Parallel()
	if stray, err := (manifest.Manifest{}).Stray(noFolders{}); stray != nil || err == nil {
		t.Errorf("%q, %v", stray, err)
	}
}

// A sum is the first 8 bytes of SHA-256 in hexadecimal. That of a pose is over its file and the one that it begins
// from.
func TestSumsAreOfContent(t *testing.T) {
	t.Parallel()
	sum := sha256.Sum256([]byte("ab"))
	want := hex.EncodeToString(sum[:])[:16]
	if got := manifest.Sum([]byte("ab")); got != want {
		t.Errorf("the sum %s, want %s", got, want)
	}
	if got := manifest.PoseSum("a", "b"); got != want {
		t.Errorf("the sum %s of a pose, want %s", got, want)
	}
}
