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

// syntaxFault reports that the file is not YAML. err is the error of the YAML library.
func (f *File) syntaxFault(err error) {
	message, guess := strings.TrimPrefix(err.Error(), "yaml: "), 1
	if m := lineMessage.FindStringSubmatch(message); m != nil {
		guess, _ = strconv.Atoi(m[1])
		message = m[2]
	}
	line := guess + 1
	if !strings.Contains(message, documentStart) {
		line = firstBadLine(f.yaml, guess)
	}
	upToLine := strings.Split(string(f.yaml), "\n")[:line]
	f.Fail(line, "this is not YAML: %s", cmp.Or(badLine(upToLine, message), message))
}

// documentStart occurs in a message of the YAML library about text after what it takes for a whole document. The fault
// is then in the line after the one that the message names.
const documentStart = "<document start>"

// lineMessage matches a message of the YAML library. Its groups are the line and the rest.
var lineMessage = regexp.MustCompile(`(?s)^line (\d+): (.*)$`)

// firstBadLine returns the first line at which data is not YAML. The YAML library often names the line where the block
// around it begins. firstBadLine returns that line, guess, only if it does not find a better one near the place where
// the library stopped reading, or if the file is too large to search.
func firstBadLine(data []byte, guess int) int {
	reader := &lineReader{rest: data}
	maxDistance := min(100, 1+maxSearched/(len(data)+1))
	_ = yaml.NewDecoder(reader).Decode(new(yaml.Node))
	lines := bytes.SplitAfter(data, []byte("\n"))
	for n := min(reader.lines, len(lines)); n > 0 && n > reader.lines-maxDistance; n-- {
		if yaml.Unmarshal(bytes.Join(lines[:n-1], nil), new(yaml.Node)) == nil {
			return n
		}
	}
	return guess
}

// maxSearched limits the bytes that firstBadLine reads.
const maxSearched = 16 << 20

// lineReader returns one line for each call of Read, and counts them.
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

// Quoted returns text as a value in a line of YAML. It adds quotation marks only if YAML would read the text as
// something else.
func Quoted(text string) string {
	var field map[string]any
	if err := yaml.Unmarshal([]byte("text: "+text), &field); err == nil && field["text"] == text {
		return text
	}
	return strconv.Quote(text)
}
