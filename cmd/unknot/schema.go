package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"unknot/internal/authoring"
	"unknot/internal/load"
)

// schema prints a JSON Schema of a file of content, or writes all of them and prints the setting by which editors use
// them.
func schema(_ context.Context, e env, args []string) error {
	f := e.flags("schema")
	dir := f.String("dir", "content", "the content `folder`, whose words they have")
	out := f.String("o", "", "a `folder` to write all of them to")
	f.Usage = func() {
		fmt.Fprint(e.stderr, "Usage: unknot schema [-dir DIR] -o DIR | NAME\n\n",
			"Prints the JSON Schema for NAME, such as stretches or sources; with -o, the value of yaml.schemas for an editor.\n\n")
		f.PrintDefaults()
	}
	if err := parse(f, args, 1); err != nil {
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
	at := filepath.ToSlash(*out)
	if !filepath.IsAbs(*out) {
		at = "./" + at // as editors want it
	}
	schemas, files := map[string]any{}, map[string]string{}
	for pattern, schema := range authoring.Schemas(content) {
		name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(pattern, ".yaml"), "vocabularies/"), "/")
		schemas[name], files[strings.TrimRight(at, "/")+"/"+name+".json"] = schema, path.Join(*dir, pattern)
	}
	if *out == "" && schemas[f.Arg(0)] == nil {
		fmt.Fprintf(e.stderr, "unknot schema: %q is none of %s\n", f.Arg(0), strings.Join(slices.Sorted(maps.Keys(schemas)), ", "))
		return errUsage
	}
	var shown any = files
	if *out == "" {
		shown = schemas[f.Arg(0)]
	} else if err := writeSchemas(*out, schemas); err != nil {
		return err
	}
	text, err := json.MarshalIndent(shown, "", "  ")
	fmt.Fprintf(e.stdout, "%s\n", text)
	return err
}

// writeSchemas writes each schema to a file of its name in dir.
func writeSchemas(dir string, schemas map[string]any) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, schema := range schemas {
		text, err := json.MarshalIndent(schema, "", "  ")
		if err = cmp.Or(err, os.WriteFile(filepath.Join(dir, name+".json"), text, 0o644)); err != nil {
			return err
		}
	}
	return nil
}
