package frontmatter

import (
	"bytes"
	"cmp"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// syntaxFault reports text that is not YAML.
func (f *File) syntaxFault(err error) {
	text, guess := strings.TrimPrefix(err.Error(), "yaml: "), 1
	if m := lineMessage.FindStringSubmatch(text); m != nil {
		guess, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	n := guess + 1
	if !strings.Contains(text, documentStart) {
		n = firstBad(f.yaml, guess)
	}
	f.Fail(n, "this is not YAML: %s", cmp.Or(badLine(strings.Split(string(f.yaml), "\n")[:n], text), text))
}

// documentStart is what the YAML library waits for behind what it takes for a whole document, in the line below the one
// that it names.
const documentStart = "<document start>"

var lineMessage = regexp.MustCompile(`(?s)^line (\d+): (.*)$`)

// firstBad returns the first line at which data is not YAML. The YAML library often names the line where the block
// around it begins. firstBad returns that line, guess, only if the first bad line is far from where the library stopped
// reading, or if the file is too large to search.
func firstBad(data []byte, guess int) int {
	read := &lineReader{rest: data}
	far := min(100, 1+maxSearched/(len(data)+1))
	_ = yaml.NewDecoder(read).Decode(new(yaml.Node))
	lines := bytes.SplitAfter(data, []byte("\n"))
	for n := min(read.lines, len(lines)); n > 0 && n > read.lines-far; n-- {
		if yaml.Unmarshal(bytes.Join(lines[:n-1], nil), new(yaml.Node)) == nil {
			return n
		}
	}
	return guess
}

// maxSearched limits the bytes that firstBad reads.
const maxSearched = 16 << 20

// lineReader returns one line for each Read and counts them.
type lineReader struct {
	rest  []byte
	lines int
}

func (r *lineReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	line, _, _ := bytes.Cut(r.rest, []byte("\n"))
	n := copy(p, r.rest[:min(len(line)+1, len(r.rest))])
	r.rest = r.rest[n:]
	r.lines++
	return n, nil
}

// Quoted returns text as it is written in a line of YAML: as it is, if YAML reads it as that text.
func Quoted(text string) string {
	var field map[string]any
	if err := yaml.Unmarshal([]byte("text: "+text), &field); err == nil && field["text"] == text {
		return text
	}
	return strconv.Quote(text)
}
