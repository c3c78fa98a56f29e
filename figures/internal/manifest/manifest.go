// Package manifest lists what was drawn, with what the site needs to know of each pose. The site has a type of its own
// for it, and reads the file strictly.
package manifest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// File is the name of the manifest in the folder of the drawings, and Blank that of the panel without a figure.
const (
	File  = "manifest.json"
	Blank = "blank.png"
)

// A Manifest holds every drawn movement, keyed by its ID.
type Manifest map[string]Movement

// A Movement is a drawn movement. Its numbers are in viewBox units.
type Movement struct {
	Pose   string            `json:"pose"`           // the sum of its pose file, and of that which it begins from
	From   string            `json:"from,omitempty"` // the movement that it begins from
	Files  map[string]string `json:"files"`          // the Sum of each file, keyed by its name; see Symbols
	Cast   string            `json:"cast,omitempty"` // who is drawn: "", or as in b and b2 a person and the second top
	Role   string            `json:"role,omitempty"` // what its muscles do, as its pose says
	Neck   int               `json:"neck,omitempty"` // degrees by which the neck bends or turns between frames
	Way    float64           `json:"way,omitempty"`  // seconds from one frame to the next in motion
	Glow   []string          `json:"glow,omitempty"` // the highlighted muscles
	Width  json.Number       `json:"width"`          // the width of its image
	Lit    int               `json:"lit,omitempty"`  // the index of its most telling frame, which its images show
	Frames []Frame           `json:"frames"`
}

// A Frame is one picture of a movement.
type Frame struct {
	Width  json.Number `json:"width"`
	Height json.Number `json:"height"`
	Alt    string      `json:"alt,omitempty"`
}

// The names of the files of a movement: every frame as a symbol, which pages colour; the most telling frame as an image
// with its own colours; the animated image, which not every movement has; and the picture of a shared link.
func Symbols(id string) string { return id + ".svg" }
func Image(id string) string   { return id + "-a.svg" }
func Motion(id string) string  { return id + "-m.svg" }
func Panel(id string) string   { return id + ".png" }

// Stored returns the name under which a file is stored. Drawings are stored compressed.
func Stored(name string) string {
	if filepath.Ext(name) == ".svg" {
		name += ".gz"
	}
	return name
}

// Read reads the manifest of a folder of drawings. Every field must be known.
func Read(dir string) (m Manifest, err error) {
	data, err := os.ReadFile(filepath.Join(dir, File))
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return m, d.Decode(&m)
}

// Encode returns a manifest with a line for each movement.
func (m Manifest) Encode() ([]byte, error) {
	out := []byte("{")
	for i, id := range slices.Sorted(maps.Keys(m)) {
		line, err := json.Marshal(m[id])
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = fmt.Appendf(out, "\n%q: %s", id, line)
	}
	return append(out, "\n}\n"...), nil
}

// ReadFile reads a file of a folder of drawings, and decompresses a drawing.
func ReadFile(dir, name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(dir, Stored(name)))
	if err != nil || filepath.Ext(name) != ".svg" {
		return data, err
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Stray returns the names of the drawings and panels in a folder that the manifest does not name.
func (m Manifest) Stray(dir string) []string {
	known := map[string]bool{Blank: true}
	for _, movement := range m {
		for name := range movement.Files {
			known[Stored(name)] = true
		}
	}
	drawings, _ := fs.Glob(os.DirFS(dir), "*.svg.gz") // no error: the patterns are valid
	panels, _ := fs.Glob(os.DirFS(dir), "*.png")
	return slices.DeleteFunc(append(drawings, panels...), func(name string) bool { return known[name] })
}

// Sum returns a hash of the content of a file.
func Sum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:8])
}

// Compress returns data compressed with gzip, as drawings are stored.
func Compress(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(data) // a buffer does not fail
	_ = w.Close()
	return b.Bytes()
}
