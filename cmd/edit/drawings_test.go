package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"unknot/internal/manifest"
)

// drawn is a command of test scripts. It writes empty drawings of the poses in ./content, in place of the command
// figures.
func drawn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: drawn")
	}
	folder := ts.MkAbs("static/figures")
	ts.Check(os.MkdirAll(folder, 0o755))
	var empty bytes.Buffer
	ts.Check(gzip.NewWriter(&empty).Close())
	poses, err := filepath.Glob(ts.MkAbs("content/poses/*.yaml"))
	ts.Check(err)
	list := manifest.Manifest{}
	for _, pose := range poses {
		text, err := os.ReadFile(pose)
		ts.Check(err)
		id := strings.TrimSuffix(filepath.Base(pose), ".yaml")
		m := manifest.Movement{Files: map[string]string{}, Width: "1"}
		for range strings.Count(string(text), "alt:") {
			m.Frames = append(m.Frames, manifest.Frame{Width: "1", Height: "1"})
		}
		if role := regexp.MustCompile(`(?m)^role: (.*)$`).FindSubmatch(text); role != nil {
			m.Role = string(role[1])
		}
		var base []byte
		if from := regexp.MustCompile(`(?m)^from: (.*)$`).FindSubmatch(text); from != nil {
			m.From = string(from[1])
			base, err = os.ReadFile(ts.MkAbs("content/poses/" + m.From + ".yaml"))
			ts.Check(err)
		}
		m.Pose = manifest.PoseSum(string(text), string(base))
		for _, name := range []string{manifest.Symbols(id), manifest.Image(id)} {
			m.Files[name] = manifest.Sum(nil)
			ts.Check(os.WriteFile(ts.MkAbs("static/"+manifest.Stored(name)), empty.Bytes(), 0o644))
		}
		list[id] = m
	}
	data, err := json.Marshal(list)
	ts.Check(err)
	ts.Check(os.WriteFile(filepath.Join(folder, "manifest.json"), data, 0o644))
}
