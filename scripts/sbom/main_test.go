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

// component is what the tests read of a component.
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

// uuidURN matches the URN of a UUID of version 8.
var uuidURN = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// The bill of the real binary is valid, names all that the binary is made of, and is the same each time. Only if
// SOURCE_DATE_EPOCH is set does it have a date.
func TestBillOfRealBinary(t *testing.T) {
	t.Parallel()
	binary := buildBinary(t)
	text := billText(t, binary, "")
	t.Run("names components", func(t *testing.T) {
		checkComponents(t, binary, readBill(t, text))
	})
	t.Run("is the same again", func(t *testing.T) {
		if again := billText(t, binary, ""); string(again) != string(text) {
			t.Error("another run gives another bill")
		}
	})
	t.Run("has a UUID", func(t *testing.T) {
		if serial := readBill(t, text).Serial; !uuidURN.MatchString(serial) {
			t.Errorf("serial number %q", serial)
		}
	})
	t.Run("has no date", func(t *testing.T) {
		if stamp := readBill(t, text).Metadata.Timestamp; stamp != "" {
			t.Errorf("time %q, want none", stamp)
		}
	})
	t.Run("has the date of SOURCE_DATE_EPOCH", func(t *testing.T) {
		const stamp = "    \"timestamp\": \"2026-01-01T00:00:00Z\",\n"
		dated := billText(t, binary, "1767225600")
		readBill(t, dated)
		if without := strings.Replace(string(dated), stamp, "", 1); !strings.Contains(string(dated), stamp) || without != string(text) {
			t.Errorf("the bill lacks %q, or differs in more:\n%s", stamp, dated)
		}
	})
	t.Run("is not valid with a mistake", func(t *testing.T) {
		for _, change := range [][2]string{{`"type": "library"`, `"type": "book"`}, {`"id": "MIT"`, `"id": "MIT2"`}, {`"version": 1,`, `"version": "1",`}} {
			wrong := strings.Replace(string(text), change[0], change[1], 1)
			if wrong == string(text) || validateBill(t, wrong) == nil {
				t.Errorf("%s is valid", change[1])
			}
		}
	})
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
	want := map[string]bool{"stdlib " + strings.TrimPrefix(info.GoVersion, "go"): true} // names with versions
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
		t.Errorf("the same components have the numbers %s and %s, %v", first, again, err)
	}
	list[1].Version = "3"
	if other, err := serialNumber(root, list); err != nil || other == first {
		t.Errorf("with another version the number is %s again, %v", other, err)
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
