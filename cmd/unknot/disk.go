package main

import (
	"errors"
	"io/fs"
	"os"
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
