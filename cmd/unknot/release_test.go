package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// release is an unpacked archive of scripts/release.
type release struct {
	name   string // the name of its only folder
	files  map[string][]byte
	binary string // its path on the disk
}

// makeRelease makes the release of the last commit for this machine.
func makeRelease(t *testing.T) release {
	t.Helper()
	out := t.TempDir()
	script := func() (string, error) {
		output, err := exec.Command("../../scripts/release", out, "linux/"+runtime.GOARCH).CombinedOutput()
		return string(output), err
	}
	output, err := script()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	archives, err := filepath.Glob(filepath.Join(out, "unknot-*-linux-"+runtime.GOARCH+".tar.gz"))
	if err != nil || len(archives) != 1 {
		t.Fatalf("%v, %v, want one archive", archives, err)
	}
	sums, err := os.ReadFile(filepath.Join(out, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	archive, err := os.ReadFile(archives[0])
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("%x  %s\n", sha256.Sum256(archive), filepath.Base(archives[0])); string(sums) != want ||
		!strings.HasSuffix(output, want) {
		t.Errorf("SHA256SUMS is %q, want %q, also at the end of\n%s", sums, want, output)
	}
	if output, err := script(); err == nil || !strings.HasSuffix(output, " is not empty: remove what is in it, or name another folder\n") {
		t.Errorf("into the same folder: %v\n%s", err, output)
	}
	return unpack(t, archives[0])
}

// unpack reads an archive and checks that its headers say nothing of the machine that made it.
func unpack(t *testing.T, archive string) release {
	t.Helper()
	file, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	zipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	if !zipped.ModTime.IsZero() || zipped.Name != "" {
		t.Errorf("the archive names a time (%s) or a file (%q)", zipped.ModTime, zipped.Name)
	}
	r := release{name: strings.TrimSuffix(filepath.Base(archive), ".tar.gz"), files: map[string][]byte{}}
	committed := commitTime(t)
	var names []string
	for reader := tar.NewReader(zipped); ; {
		h, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		mode := int64(0o644)
		if h.Typeflag == tar.TypeDir || path.Base(h.Name) == "unknot" {
			mode = 0o755
		}
		if h.Uid != 0 || h.Gid != 0 || h.Uname != "" || h.Gname != "" || h.Mode != mode || !h.ModTime.Equal(committed) {
			t.Errorf("%s: owner %d %q, group %d %q, mode %o, time %s", h.Name, h.Uid, h.Uname, h.Gid, h.Gname, h.Mode, h.ModTime)
		}
		names = append(names, h.Name)
		if h.Typeflag == tar.TypeDir {
			continue
		}
		name, inside := strings.CutPrefix(h.Name, r.name+"/")
		if !inside {
			t.Errorf("%s is outside of %s", h.Name, r.name)
		}
		if r.files[name], err = io.ReadAll(reader); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.IsSorted(names) {
		t.Errorf("not sorted: %q", names)
	}
	r.binary = filepath.Join(t.TempDir(), "unknot")
	if err := os.WriteFile(r.binary, r.files["unknot"], 0o755); err != nil {
		t.Fatal(err)
	}
	return r
}

// git returns what git prints in the project.
func git(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", append([]string{"-C", "../.."}, args...)...).Output()
	if err != nil {
		t.Fatalf("git %v: %v", args, err)
	}
	return strings.TrimSpace(string(out))
}

// commitTime returns the time of the last commit.
func commitTime(t *testing.T) time.Time {
	t.Helper()
	seconds, err := strconv.ParseInt(git(t, "log", "-1", "--format=%ct"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return time.Unix(seconds, 0)
}

// A release holds the program, what an operator needs to run it, the licences and the bill of materials, all from the
// last commit. It is all that the image is made of.
func TestReleaseIsImageOfLastCommit(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("builds the last commit, for Linux")
	}
	t.Parallel()
	r := makeRelease(t)
	for _, name := range []string{"README.md", "LICENSE", "SECURITY.md", "Dockerfile", "docs/running.md", "deploy/systemd/unknot@.service"} {
		if want := git(t, "show", "HEAD:"+name); strings.TrimSpace(string(r.files[name])) != want {
			t.Errorf("%s is not that of the last commit", name)
		}
	}
	checkSums(t, r)
	info, err := buildinfo.ReadFile(r.binary)
	if err != nil {
		t.Fatal(err)
	}
	built := map[string]string{}
	for _, s := range info.Settings {
		built[s.Key] = s.Value
	}
	if built["vcs.revision"] != git(t, "rev-parse", "HEAD") || built["vcs.modified"] != "false" || built["CGO_ENABLED"] != "0" || built["-trimpath"] != "true" {
		t.Errorf("built with %v", built)
	}
	checkStatic(t, r.binary)
	if got, err := exec.Command(r.binary, "licences").Output(); err != nil || string(got) != string(r.files["LICENCES.txt"]) {
		t.Errorf("LICENCES.txt is not what the program prints: %v", err)
	}
	testImage(t, r)
}

// checkSums compares SHA256SUMS with all other files of a release.
func checkSums(t *testing.T, r release) {
	t.Helper()
	var want strings.Builder
	var names []string
	for name := range r.files {
		if name != "SHA256SUMS" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&want, "%x  %s\n", sha256.Sum256(r.files[name]), name)
	}
	if got := string(r.files["SHA256SUMS"]); got != want.String() {
		t.Errorf("SHA256SUMS is\n%s\nwant\n%s", got, &want)
	}
}
