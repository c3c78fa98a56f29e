package web

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"io"

	"github.com/a-h/templ"
)

// Content types.
const (
	htmlType     = "text/html; charset=utf-8"
	textType     = "text/plain; charset=utf-8"
	markdownType = "text/markdown; charset=utf-8"
	scriptType   = "text/javascript; charset=utf-8"
	xmlType      = "application/xml; charset=utf-8"
	jsonType     = "application/json"
)

// file is a component that is not HTML, or that has a status other than 200.
type file struct {
	templ.Component
	contentType string
	disposition string // Content-Disposition, "" for none (RFC 6266); only uncached files may have one
	status      int    // 0 means 200; only uncached pages may set another
}

// asFile returns c if it is a file, and otherwise c as an HTML page.
func asFile(c templ.Component) file {
	if f, ok := c.(file); ok {
		return f
	}
	return file{Component: c, contentType: htmlType}
}

// textFile returns text as a file.
func textFile(text, contentType string) file {
	return lazyFile(contentType, func() ([]byte, error) { return []byte(text), nil })
}

// lazyFile returns a file whose content data returns. It calls data when the file is rendered.
func lazyFile(contentType string, data func() ([]byte, error)) file {
	return file{Component: templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		text, err := data()
		if err == nil {
			_, err = w.Write(text)
		}
		return err
	}), contentType: contentType}
}

// xmlFile returns v encoded as XML.
func xmlFile(contentType string, v any) file {
	return lazyFile(contentType, func() ([]byte, error) {
		data, err := xml.Marshal(v)
		return append([]byte(xml.Header), data...), err
	})
}

// jsonFile returns v encoded as JSON.
func jsonFile(contentType string, v any) file {
	return file{Component: templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		return json.NewEncoder(w).Encode(v)
	}), contentType: contentType}
}
