package main

import (
	"errors"
	"io/fs"
	"os"
)

// diskFS is a folder on the disk of which only regular files and folders, and links to them, can be opened: to open a named
// pipe would wait for whoever writes into it.
type diskFS struct{ fs.FS }

// openDisk returns the folder dir.
func openDisk(dir string) fs.FS { return diskFS{os.DirFS(dir)} }

var errIrregular = errors.New("not a regular file: take it out")

// Open makes diskFS an fs.FS.
func (d diskFS) Open(name string) (fs.File, error) {
	info, err := fs.Stat(d.FS, name) // before it is opened
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errIrregular}
	}
	return d.FS.Open(name)
}

// Stat makes diskFS an fs.StatFS, so that to describe a file does not open it.
func (d diskFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(d.FS, name) }

// ReadDir makes diskFS an fs.ReadDirFS.
func (d diskFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.FS, name) }
