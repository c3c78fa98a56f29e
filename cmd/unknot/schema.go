package main

import (
	"context"
	"encoding/json"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"unknot/internal/authoring"
	"unknot/internal/load"
)

// schema writes a JSON Schema of each kind of file, and prints the setting by which editors use them.
func schema(_ context.Context, e env, args []string) error {
	f := e.flags("schema", " [-dir DIR] [-o DIR]\n\nWrites JSON Schemas, and prints the value of yaml.schemas for an editor.")
	dir := f.String("dir", "content", "the content `folder`, whose words they have")
	out := f.String("o", "bin/schemas", "the `folder` to write to")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	fsys, name, err := contentAt(*dir)
	if err != nil {
		return err
	}
	content := load.Inspect(fsys)
	if !content.Complete { // words would be missing
		return e.printProblems(name, content.Problems)
	}
	at := filepath.ToSlash(filepath.Clean(*out))
	if !filepath.IsAbs(*out) {
		at = "./" + at // as editors want it
	}
	texts, settings := map[string]string{}, map[string]string{}
	for pattern, schema := range authoring.Schemas(content) {
		kind, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(pattern, ".yaml"), "vocabularies/"), "/")
		text, err := json.MarshalIndent(schema, "", "  ")
		if err != nil {
			return err
		}
		texts[kind+".json"], settings[at+"/"+kind+".json"] = string(text), path.Join(*dir, pattern)
	}
	if err := writeFiles(*out, slices.Sorted(maps.Keys(texts)), texts); err != nil {
		return err
	}
	return printJSON(e.stdout, settings)
}
