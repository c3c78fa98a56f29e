package deploy_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// invent requests what no link leads to, several at a time: addresses without a page, filters, searches, a file in
// other spellings, and a file and a page in encodings that do not exist. Each has a number.
func invent(t testing.TB, c *client, file string, from, n int) {
	t.Helper()
	var next atomic.Int64
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			for i := int(next.Add(1)); i <= n; i = int(next.Add(1)) {
				path, encoding := []string{
					fmt.Sprintf("/x%d/y", from+i),
					fmt.Sprintf("/static/x%d.css", from+i),
					fmt.Sprintf("/stretches?tag=x%d", from+i),
					fmt.Sprintf("/search?q=x%d", from+i),
					file + fmt.Sprintf("?x=%d", from+i),
					spelling(file, from+i),
					filters[(from+i)/9%len(filters)],
					file, readPage,
				}[i%9], "br"
				if i%9 >= 7 {
					encoding = fmt.Sprintf("br, x%d", from+i)
				}
				if r, err := c.get(path, encoding); err != nil || r.status >= http.StatusInternalServerError &&
					r.status != http.StatusServiceUnavailable {
					t.Errorf("%s: status %d, %v", path, r.status, err)
				}
			}
		})
	}
	asking.Wait()
}

// spelling returns one of the ways to write the name of a file with escapes that it does not need, by a number.
func spelling(file string, number int) string {
	const files = "/static/"
	out := []byte(files)
	for i, b := range []byte(strings.TrimPrefix(file, files)) {
		if number>>i&1 == 1 {
			out = fmt.Appendf(out, "%%%02x", b)
		} else {
			out = append(out, b)
		}
	}
	return string(out)
}

// filters are lists with a filter, as many as are needed to fill a cache.
var filters = func() (all []string) {
	for _, region := range []string{"", "region=upper-back&", "region=lower-back&"} {
		for _, position := range []string{"chair", "floor", "standing", "wall", "bed"} {
			for _, kind := range []string{"", "&kind=stretch", "&kind=mobility", "&kind=strength"} {
				all = append(all, "/stretches?"+region+"position="+position+kind)
			}
		}
	}
	return all
}()

// openPage requests a page and its files, which the proxy then has in its cache. It returns the paths of the files.
func openPage(t testing.TB, c *client, page string) []string {
	t.Helper()
	files, _, err := c.getPage(page, "br")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		c.mustGet(t, http.StatusOK, file, "br")
	}
	return files
}

// expectKept fails the test unless all paths come from the cache of a proxy.
func expectKept(t testing.TB, c *client, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if r, err := c.get(path, "br"); err != nil || r.status != http.StatusOK || strings.EqualFold(r.header.Get("X-Cache"), "miss") {
			t.Errorf("after the flood %s: status %d, %s, %v", path, r.status, r.header.Get("X-Cache"), err)
		}
	}
}

const readPage = "/stretches/neck-turns"

// Addresses that strangers invent, however many, push neither files nor pages out of Varnish.
func TestStrangersEvictNothingFromVarnish(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "0", "-shared-cache", "1h")
	s := startStack(t, replicas, changes{storage: []string{"malloc,64m", "malloc,2m", "malloc,160m", "malloc,2m", "malloc,32m", "malloc,1m"}})
	files := openPage(t, s.client, readPage)
	for n := 0; s.counters(t).forgotten == 0; n += 500 { // until the storage of strangers is full
		invent(t, s.client, files[0], n, 500)
	}
	expectKept(t, s.client, slices.Concat(files, []string{readPage})...)
}

// nginx keeps addresses that strangers invent apart from files and pages, and does not keep those without a page at
// all.
func TestStrangersEvictNothingFromNginx(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 3, "-drain", "0", "-shared-cache", "1h")
	n := startNginx(t, replicas)
	kept := func(name string) (count int) {
		err := filepath.WalkDir(filepath.Join(n.dir, "unknot-"+name), func(_ string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				count++
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return count
	}
	files := openPage(t, n.client, readPage)
	expectKept(t, n.client, slices.Concat(files, []string{readPage})...)
	if f, p := kept("files"), kept("pages"); f != len(files) || p != 1 {
		t.Fatalf("%d files and %d pages are kept, want %d and 1", f, p, len(files))
	}
	invent(t, n.client, files[0], 0, 500)
	if f, p, s := kept("files"), kept("pages"), kept("strangers"); f != len(files) || p != 1 || s == 0 || s > len(filters) {
		t.Errorf("after the flood %d files, %d pages and %d others are kept", f, p, s)
	}
	expectKept(t, n.client, slices.Concat(files, []string{readPage})...)
}
