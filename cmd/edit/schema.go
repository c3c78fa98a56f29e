package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"unknot/internal/authoring"
	"unknot/internal/command"
	"unknot/internal/load"
)

// schema writes a JSON Schema for each kind of content file, and prints the setting that makes editors use them.
func (e env) schema(_ context.Context, args []string) error {
	f := e.Flags("schema", " [-dir DIR] [-o DIR]\n\nWrites JSON Schemas, and prints the value of yaml.schemas for an editor.")
	dir := f.String("dir", "content", "the content `folder`, whose words they have")
	out := f.String("o", "bin/schemas", "the `folder` to write to")
	if err := command.Parse(f, args, 0); err != nil {
		return err
	}
	fsys, name, err := contentAt(*dir)
	if err != nil {
		return err
	}
	loaded := load.Inspect(fsys)
	if !loaded.Complete { // the schemas would lack words
		return e.PrintProblems(name, loaded.Problems)
	}
	folder := filepath.ToSlash(filepath.Clean(*out))
	if !filepath.IsAbs(*out) {
		folder = "./" + folder // as editors want it
	}
	texts, settings := map[string]string{}, map[string]string{}
	for pattern, schema := range authoring.Schemas(loaded) {
		// "guides/*/*.md" → guides, "vocabularies/tags.yaml" → tags
		kind, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(pattern, ".yaml"), "vocabularies/"), "/")
		text, err := json.MarshalIndent(schema, "", "  ")
		if err != nil {
			return err
		}
		texts[kind+".json"], settings[folder+"/"+kind+".json"] = string(text), path.Join(*dir, pattern)
	}
	if err := writeFiles(*out, texts); err != nil {
		return err
	}
	text, err := json.MarshalIndent(settings, "", "  ")
	fmt.Fprintf(e.Stdout, "%s\n", text)
	return err
}
