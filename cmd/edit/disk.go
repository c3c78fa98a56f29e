package main

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing/fstest"
)

// diskFS is a folder on the disk. It opens only regular files, folders and links to them, since opening a named pipe
// would block until another process writes to it.
type diskFS struct{ fs.FS }

// openDisk returns dir as a file system.
func openDisk(dir string) fs.FS { return diskFS{os.DirFS(dir)} }

// errNotRegular is the error of opening anything else, such as a named pipe.
var errNotRegular = errors.New("not a regular file: take it out")

// Open makes diskFS an fs.FS.
func (d diskFS) Open(name string) (fs.File, error) {
	info, err := fs.Stat(d.FS, name) // before opening, which might block
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	return d.FS.Open(name)
}

// Stat makes diskFS an fs.StatFS, so that Stat does not open files.
func (d diskFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(d.FS, name) }

// ReadDir makes diskFS an fs.ReadDirFS.
func (d diskFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.FS, name) }

// readAll returns the text of each file in a content folder, except hidden files and backups.
func readAll(fsys fs.FS) (map[string]string, error) {
	files := map[string]string{}
	return files, fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err == nil && d.IsDir() && base[0] == '.' && name != ".":
			return fs.SkipDir
		case err != nil || d.IsDir() || base[0] == '.' || strings.HasSuffix(base, "~"):
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = string(data)
		return err
	})
}

// inMemory returns files as a file system.
func inMemory(files map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o444}
	}
	return fsys
}

// writeFiles writes files into dir, and creates dir if need be. First it writes all new texts beside the old files, so
// that an error while writing changes none of them.
func writeFiles(dir string, files map[string]string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir) // a link in the folder may not lead to a file elsewhere
	if err != nil {
		return err
	}
	defer root.Close()
	const suffix = ".new~"
	names := slices.Sorted(maps.Keys(files))
	defer func() {
		for _, name := range names {
			_ = root.Remove(name + suffix) // fails once all files have their names
		}
	}()
	for _, name := range names {
		err := cmp.Or(root.MkdirAll(path.Dir(name), 0o755), root.WriteFile(name+suffix, []byte(files[name]), 0o644))
		if err != nil {
			return err
		}
	}
	for _, name := range names {
		if err := root.Rename(name+suffix, name); err != nil {
			return err
		}
	}
	return nil
}
