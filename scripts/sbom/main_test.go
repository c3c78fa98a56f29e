package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// buildBinary builds the program as the image has it and returns the path of the binary.
func buildBinary(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "unknot")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, "unknot/cmd/unknot")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// bill is what the tests read of a software bill of materials.
type bill struct {
	Serial   string `json:"serialNumber"`
	Metadata struct {
		Timestamp string
		Component component
	}
	Components   []component
	Dependencies []struct {
		Ref       string
		DependsOn []string
	}
}

type component struct {
	Type     string
	Ref      string `json:"bom-ref"`
	Name     string
	Version  string
	Licenses []any
	Hashes   []struct{ Alg, Content string }
}

// readBill checks a bill against the schema of CycloneDX.
func readBill(t *testing.T, text []byte) (b bill) {
	t.Helper()
	if err := validateBill(t, string(text)); err != nil {
		t.Fatalf("no valid CycloneDX: %v", err)
	}
	if err := json.Unmarshal(text, &b); err != nil {
		t.Fatal(err)
	}
	return b
}

// validateBill compares a bill with the schemas that come with the library.
func validateBill(t *testing.T, text string) error {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go").Output()
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const base = "http://cyclonedx.org/schema/"
	for address, file := range map[string]string{"bom-1.6.schema.json": "bom-1.6.schema.json", "spdx.schema.json": "spdx.schema.json", "jsf-0.82.schema.json": "jsf-0.82.schemax.json"} {
		schema, err := os.Open(filepath.Join(strings.TrimSpace(string(dir)), "schema", file))
		if err != nil {
			t.Fatal(err)
		}
		defer schema.Close()
		parsed, err := jsonschema.UnmarshalJSON(schema)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(base+address, parsed); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := c.Compile(base + "bom-1.6.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(document)
}

// billText returns the bill of a binary.
func billText(t *testing.T, binary, epoch string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, binary, epoch); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The bill of the real binary names the binary, Go and every module in it, each with its licence, and is the same each
// time.
func TestSBOM(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	text := billText(t, binary, "")
	b := readBill(t, text)
	if again := billText(t, binary, ""); string(again) != string(text) {
		t.Error("another run gives another bill")
	}
	if b.Metadata.Timestamp != "" {
		t.Errorf("time %q, want none", b.Metadata.Timestamp)
	}
	if !regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(b.Serial) {
		t.Errorf("serial number %q", b.Serial)
	}
	checkComponents(t, binary, b)

	dated := billText(t, binary, "1767225600")
	const stamp = "    \"timestamp\": \"2026-01-01T00:00:00Z\",\n"
	readBill(t, dated)
	if n := strings.Count(string(dated), stamp); n != 1 || strings.Replace(string(dated), stamp, "", 1) != string(text) {
		t.Errorf("with SOURCE_DATE_EPOCH: %d times %q, or more differs", n, stamp)
	}
	// The check of the schema finds what is wrong.
	for _, change := range [][2]string{{`"type": "library"`, `"type": "book"`}, {`"id": "MIT"`, `"id": "MIT2"`}, {`"version": 1,`, `"version": "1",`}} {
		wrong := strings.Replace(string(text), change[0], change[1], 1)
		if wrong == string(text) || validateBill(t, wrong) == nil {
			t.Errorf("%s is valid", change[1])
		}
	}
}

// checkComponents compares a bill with the build information of the binary.
func checkComponents(t *testing.T, binary string, b bill) {
	t.Helper()
	data, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if hashes := b.Metadata.Component.Hashes; len(hashes) != 1 || hashes[0].Content != hex.EncodeToString(sum[:]) {
		t.Errorf("hashes %v, want the SHA-256 %x", hashes, sum)
	}
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{"stdlib " + strings.TrimPrefix(info.GoVersion, "go"): true}
	for _, m := range info.Deps {
		want[m.Path+" "+m.Version] = true
	}
	embedded := 0
	for _, c := range b.Components {
		if len(c.Licenses) == 0 {
			t.Errorf("%s has no licence: run `make licences`", c.Name)
		}
		if c.Version == "" {
			t.Errorf("%s has no version", c.Name)
		}
		if c.Type == "data" {
			embedded++
		} else if name := c.Name + " " + c.Version; !want[name] {
			t.Errorf("%s is not in the binary", name)
		} else {
			delete(want, name)
		}
	}
	if len(want) > 0 || embedded != 2 {
		t.Errorf("the bill lacks %v; it has %d components that are data, want the word list and the font", want, embedded)
	}
	if len(b.Dependencies) != 1 || b.Dependencies[0].Ref != b.Metadata.Component.Ref ||
		len(b.Dependencies[0].DependsOn) != len(b.Components) {
		t.Errorf("dependencies: %v", b.Dependencies)
	}
}

// The bill has another serial number if the version of a component is another.
func TestSerialNumberDependsOnComponents(t *testing.T) {
	t.Parallel()
	root, list := cdx.Component{Name: "unknot", Version: "v1.0.0"}, []cdx.Component{{Name: "a", Version: "1"}, {Name: "b", Version: "2"}}
	first, err := serialNumber(root, list)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := serialNumber(root, slices.Clone(list)); err != nil || again != first {
		t.Errorf("%s and %s, %v", first, again, err)
	}
	list[1].Version = "3"
	if other, err := serialNumber(root, list); err != nil || other == first {
		t.Errorf("%s again, %v", other, err)
	}
}

// A file that is not a binary of this program has no bill.
func TestOtherFilesHaveNoBill(t *testing.T) {
	t.Parallel()
	compiler, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		compiler:     fmt.Sprintf("%s is a binary of \"cmd/go\": name one of this program", compiler),
		"main.go":    "could not read Go build info from main.go: unrecognized file format",
		"no-such-go": "could not read Go build info: open no-such-go: no such file or directory",
	} {
		if err := write(io.Discard, file, ""); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %q", file, err, want)
		}
	}
}
