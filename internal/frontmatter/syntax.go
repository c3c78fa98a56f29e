package frontmatter

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
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

// badLine says in our own words why a file is not YAML. The last of the lines is where the YAML stops being valid.
// message is what the YAML library says, which often names what it expected and not what the writer did. badLine
// returns "" if it cannot tell.
func badLine(lines []string, message string) string {
	line := strings.TrimRight(lines[len(lines)-1], " \r")
	text := strings.TrimLeft(line, " ")
	has := func(words string) bool { return strings.Contains(message, words) }
	switch {
	case quoteFault(line) != "" && !strings.HasPrefix(text, "\t"):
		return quoteFault(line)
	case strings.Contains(line, "\t"):
		return "a tab stands here: write spaces instead"
	case has("cannot start") || has("alphabetic or numeric"):
		return "a text begins with a sign of YAML, such as * or @: put it between quotation marks"
	case has("escape"):
		return "between double quotation marks a backslash begins an escape: write it twice, or leave it out"
	case has("block sequence entries"):
		return "a list begins below its field, not beside it: put each entry on a line of its own"
	case has("mapping values") && typographicQuote.MatchString(text):
		return "a colon stands within a text, and “ and ” do not quote it: put straight quotation marks around the text"
	case has("mapping values") && len(colon.FindAllString(text, 2)) == 2:
		return "a colon stands within a text: put text that holds a colon between quotation marks"
	case has("',' or"):
		return "a list or group in brackets does not end, or a comma is missing: write the bracket, and put texts between quotation marks"
	case !colon.MatchString(text) && !strings.HasPrefix(text, "-"):
		return "a field expected, its name and a colon: a line that goes on with the text above must be indented more than its field"
	case has("mapping values") || has("expected key") || has("'-' indicator") || has(documentStart):
		return indentFault(lines[:len(lines)-1], len(line)-len(text), strings.HasPrefix(text, "-"))
	}
	return ""
}

var (
	// colon matches a colon that ends the name of a field.
	colon = regexp.MustCompile(`:(?: |$)`)
	// typographicQuote matches a field with a text between typographic quotation marks.
	typographicQuote = regexp.MustCompile(`: +[“„].*: `)
	// valueStart matches a quoted text where a value may begin. Its groups are the closing quotation mark, of either
	// kind, and the first character after it.
	valueStart = regexp.MustCompile(`(?:^|: +|- +|[\[{,] *)(?:"(?:\\.|[^"\\])*("?)|'(?:\'\'|[^'])*('?)) *(.?)`)
)

// quoteFault says what is wrong with the quotation marks in a line, "" if nothing is.
func quoteFault(line string) string {
	for _, m := range valueStart.FindAllStringSubmatch(line, -1) {
		switch {
		case m[1]+m[2] == "":
			return "a text begins with a quotation mark and does not end with one: add it"
		case !strings.Contains(",]}:#", m[3]):
			return "text follows a quotation mark that ends a text: put double quotation marks around all of it, and typographic ones (“ ” ’) within"
		}
	}
	return ""
}

// indentFault says how to indent a line that fits none of the lines above it. The line is indented by spaces, and
// isEntry says whether it begins an entry of a list.
func indentFault(above []string, spaces int, isEntry bool) string {
	var keys, entries []int // the columns of the open blocks: where their fields begin, and their list entries
	outermost := math.MaxInt
	for _, line := range slices.Backward(above) {
		text := strings.TrimLeft(line, " ")
		column, key := len(line)-len(text), strings.TrimLeft(text, "- ")
		isComment, startsEntry := strings.HasPrefix(text, "#"), strings.HasPrefix(text, "-")
		goesOn := !startsEntry && !colon.MatchString(text) // with a text that began above, or an empty line
		if column >= outermost || isComment || goesOn {
			continue
		}
		outermost = column
		if startsEntry {
			entries = append(entries, column)
		}
		if colon.MatchString(key) {
			keys = append(keys, len(line)-len(key))
		}
	}
	columns := keys
	if isEntry {
		columns = entries
	} else if slices.Contains(entries, spaces) {
		return "the field stands where entries of a list begin: begin it with “- ”, or move it to the right, below the first field of its entry"
	}
	if len(columns) == 0 {
		return "the line does not belong to those above: a file is a list, or fields, and not both"
	}
	slices.Sort(columns)
	places := strings.Trim(fmt.Sprint(slices.Compact(columns)), "[]")
	return fmt.Sprintf("the line is indented by %d, and those it can belong to by %s: line it up with them", spaces, strings.ReplaceAll(places, " ", " or "))
}
