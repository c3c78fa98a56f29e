package main

import (
	"debug/elf"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// image has the settings of the Dockerfile that can be tested without a container engine.
type image struct {
	build      string // the go build line
	binary     string // its path in the image
	user       [2]int // the user ID and the group ID
	env        []string
	entrypoint []string
	health     []string
}

// readImage reads the Dockerfile. It fails the test if a setting is missing.
func readImage(t *testing.T) image {
	t.Helper()
	data, err := os.ReadFile("../../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	find := func(pattern string) []string {
		t.Helper()
		m := regexp.MustCompile(`(?m)^` + pattern + `$`).FindStringSubmatch(string(data))
		if m == nil {
			t.Fatalf("no line %s in the Dockerfile", pattern)
		}
		return m[1:]
	}
	list := func(text string) (out []string) {
		t.Helper()
		if err := json.Unmarshal([]byte(text), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	im := image{build: find(`RUN (.*go build .*)`)[0]}
	find(`FROM scratch`)
	im.binary = find(`COPY --from=build /\S+ (/\S+)`)[0]
	for i, id := range find(`USER (\d+):(\d+)`) {
		if im.user[i], err = strconv.Atoi(id); err != nil || im.user[i] == 0 {
			t.Fatalf("user %s, %v: the image does not run as root", id, err)
		}
	}
	im.env = find(`ENV (UNKNOT_ADDR=:\d+)`)
	im.entrypoint = list(find(`ENTRYPOINT (\[.*\])`)[0])
	im.health = list(find(`HEALTHCHECK .*CMD (\[.*\])`)[0])
	return im
}

// The binary builds and runs as in the image: as another user, in a read-only root that has no other files.
func TestImage(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("builds the binary with other flags, for Linux")
	}
	t.Parallel()
	im := readImage(t)
	root := t.TempDir()
	binary := filepath.Join(root, im.binary)
	if !strings.Contains(im.build, "-o "+im.binary+" ") {
		t.Fatalf("%s does not make %s", im.build, im.binary)
	}
	build := exec.Command("sh", "-c", strings.Replace(im.build, "-o "+im.binary+" ", "-o "+binary+" ", 1))
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", im.build, err, out)
	}
	checkStatic(t, binary)
	makeReadOnly(t, root)

	run := func(args, env []string) *exec.Cmd {
		return &exec.Cmd{Path: args[0], Args: args, Env: env, SysProcAttr: im.processAttributes(root)}
	}
	if err := run(im.health, nil).Run(); os.Getuid() != 0 && errors.Is(err, syscall.EPERM) {
		t.Skip("needs root or user namespaces")
	}
	p := start(t, "/", run(im.entrypoint, []string{"UNKNOT_ADDR=:0", "UNKNOT_DRAIN=0"}))
	port := p.url[strings.LastIndexByte(p.url, ':'):]
	p.url = "http://127.0.0.1" + port
	if code, body := p.get(t, "/"); code != http.StatusOK || !strings.Contains(body, "<h1") {
		t.Errorf("/: status %d:\n%s", code, body)
	}
	awaitReady(t, p.url)
	if out, err := run(im.health, []string{"UNKNOT_ADDR=" + port}).CombinedOutput(); err != nil || string(out) != "ready\n" {
		t.Errorf("health: %v\n%s", err, out)
	}
	p.stop(t, syscall.SIGTERM)
	if out, err := run(im.health, []string{"UNKNOT_ADDR=" + port}).CombinedOutput(); err == nil {
		t.Errorf("health of a server that has ended:\n%s", out)
	}
	// The variables of the image are valid: the only error is about the URL, and it ends the program before it listens.
	if out, _ := run(append(im.entrypoint, "serve", "-url", "none"), im.env).CombinedOutput(); !strings.Contains(string(out), `-url "none"`) {
		t.Errorf("with %v: %s", im.env, out)
	}
}

// processAttributes returns the attributes of a process that runs in root as the image's user. Without root rights it
// uses a user namespace.
func (im image) processAttributes(root string) *syscall.SysProcAttr {
	as := &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: uint32(im.user[0]), Gid: uint32(im.user[1])}}
	if os.Getuid() != 0 {
		as.Cloneflags = syscall.CLONE_NEWUSER
		as.UidMappings = []syscall.SysProcIDMap{{ContainerID: im.user[0], HostID: os.Getuid(), Size: 1}}
		as.GidMappings = []syscall.SysProcIDMap{{ContainerID: im.user[1], HostID: os.Getgid(), Size: 1}}
		as.Credential.NoSetGroups = true
	}
	return as
}

// makeReadOnly makes root read-only, as containers and the manifests in deploy/kubernetes have it. Without the rights
// to mount it takes away the permission.
func makeReadOnly(t *testing.T, root string) {
	t.Helper()
	if err := os.Chmod(root, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(root, 0o755) }) // so that the folder can be removed
	if err := syscall.Mount(root, root, "", syscall.MS_BIND, ""); errors.Is(err, syscall.EPERM) {
		return
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(root, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	if err := syscall.Mount("", root, "", syscall.MS_REMOUNT|syscall.MS_BIND|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "file"), nil, 0o600); !errors.Is(err, syscall.EROFS) {
		t.Fatalf("a file can be written to the image: %v", err)
	}
}

// checkStatic fails the test if a binary needs a dynamic linker or libraries.
func checkStatic(t *testing.T, binary string) {
	t.Helper()
	f, err := elf.Open(binary)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("the binary needs a dynamic linker, which the image does not have")
		}
	}
	if libraries, err := f.ImportedLibraries(); err == nil && len(libraries) > 0 {
		t.Errorf("the binary needs the libraries %v", libraries)
	}
}
