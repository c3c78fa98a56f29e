package web

import (
	"net/http"
	"strings"
)

// staticFile answers with a file that pages need. The file has one address. Addresses with unnecessary escapes or a
// query redirect to it, because shared caches keep each address for a year.
func (s *Server) staticFile(w http.ResponseWriter, r *http.Request) {
	files, path := snapshotOf(r).site.Static, r.URL.Path
	f := files.At(path)
	if f == nil {
		if current := files.Current(path); current != nil { // the page is older than the file
			s.redirect(w, r, current.Path, http.StatusFound)
			return
		}
		s.notFound(w, r, notFoundError{})
		return
	}
	if r.URL.RequestURI() != path {
		s.redirect(w, r, path, http.StatusMovedPermanently)
		return
	}
	data, err := f.Data()
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if strings.HasSuffix(path, ".svg") {
		w.Header()["Content-Security-Policy"] = imagePolicy
	}
	writeFile(w, f.Type, data)
}

// writeFile answers with a file whose address changes with its content.
func writeFile(w http.ResponseWriter, contentType string, data []byte) {
	w.Header()["Content-Type"], w.Header()["Cache-Control"] = []string{contentType}, immutable
	_, _ = w.Write(data) // a recording does not fail
}
