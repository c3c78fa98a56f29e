package main

import (
	"debug/elf"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// testImage runs a release as its image does: as another user, in a read-only root that has no other files.
func testImage(t *testing.T, r release) {
	image := map[string]string{} // what follows each instruction of the Dockerfile
	for line := range strings.Lines(string(r.files["Dockerfile"])) {
		instruction, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		image[instruction] = rest
	}
	var uid, gid int
	if _, err := fmt.Sscanf(image["USER"], "%d:%d", &uid, &gid); err != nil || uid == 0 || gid == 0 {
		t.Fatalf("USER %s, %v: the image does not run as root", image["USER"], err)
	}
	_, check, _ := strings.Cut(image["HEALTHCHECK"], " CMD ")
	var entrypoint, health []string
	if err := errors.Join(json.Unmarshal([]byte(image["ENTRYPOINT"]), &entrypoint), json.Unmarshal([]byte(check), &health)); err != nil {
		t.Fatal(err)
	}
	if image["FROM"] != "scratch" || image["COPY"] != "unknot "+entrypoint[0] {
		t.Errorf("FROM %s, COPY %s: the image holds more than the program", image["FROM"], image["COPY"])
	}
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, entrypoint[0]), r.files["unknot"], 0o755); err != nil {
		t.Fatal(err)
	}
	makeReadOnly(t, root)

	run := func(args []string, env ...string) *exec.Cmd {
		return &exec.Cmd{Path: args[0], Args: args, Env: env, SysProcAttr: confine(root, uid, gid)}
	}
	if err := run(health).Run(); os.Getuid() != 0 && errors.Is(err, syscall.EPERM) {
		t.Skip("needs root or user namespaces")
	}
	p := start(t, "/", run(entrypoint, "UNKNOT_ADDR=:0", "UNKNOT_DRAIN=0"))
	port := p.url[strings.LastIndexByte(p.url, ':'):]
	p.url = "http://127.0.0.1" + port
	if code, body := p.get(t, "/"); code != http.StatusOK || !strings.Contains(body, "<h1") {
		t.Errorf("/: status %d:\n%s", code, body)
	}
	awaitReady(t, p.url)
	if out, err := run(health, "UNKNOT_ADDR="+port).CombinedOutput(); err != nil || string(out) != "ready\n" {
		t.Errorf("health: %v\n%s", err, out)
	}
	p.stop(t, syscall.SIGTERM)
	if out, err := run(health, "UNKNOT_ADDR="+port).CombinedOutput(); err == nil {
		t.Errorf("health of a server that has ended:\n%s", out)
	}
	// The variables of the image are valid: the only error is about the URL, and it ends the program before it listens.
	out, _ := run(append(entrypoint, "serve", "-url", "none"), image["ENV"]).CombinedOutput()
	if !strings.Contains(string(out), `-url "none"`) {
		t.Errorf("with %s: %s", image["ENV"], out)
	}
}

// confine returns the attributes of a process that runs in root as a user. Without root rights it uses a user
// namespace.
func confine(root string, uid, gid int) *syscall.SysProcAttr {
	as := &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	if os.Getuid() != 0 {
		as.Cloneflags = syscall.CLONE_NEWUSER
		as.UidMappings = []syscall.SysProcIDMap{{ContainerID: uid, HostID: os.Getuid(), Size: 1}}
		as.GidMappings = []syscall.SysProcIDMap{{ContainerID: gid, HostID: os.Getgid(), Size: 1}}
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
