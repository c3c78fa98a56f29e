package main

import (
	"compress/gzip"
	"io"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The program has the licence of each module that it is built from, in the version of go.mod, and of everything that it
// embeds.
func TestLicencesAreUpToDate(t *testing.T) {
	t.Parallel()
	all, err := collect()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open("../../cmd/unknot/licences.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(listed(all), string(got)); diff != "" {
		t.Errorf("run `make licences` and commit cmd/unknot/licences.txt.gz (-want +got):\n%s", diff)
	}
}

// A module is refused if its licence is not known, or asks for the source of the whole program.
func TestUnknownLicencesAreRefused(t *testing.T) {
	t.Parallel()
	const mit = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the \"Software\"), " +
		"to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, " +
		"and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions: " +
		"The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. " +
		"THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, " +
		"FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, " +
		"WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."
	for _, test := range []struct {
		text, want string
		fails      bool
	}{
		{mit, "MIT", false},
		{mit + "\n\nhttps://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0 AND MIT", false},
		{"https://www.gnu.org/licenses/gpl-3.0.html", "", true},
		{"All rights reserved.", "", true},
		{"", "", true},
	} {
		got, err := identify(component{name: "example", texts: []notice{{"LICENSE", test.text}}})
		if got != test.want || (err != nil) != test.fails {
			t.Errorf("%.40q is under %q, %v; want %q, an error %t", test.text, got, err, test.want, test.fails)
		}
	}
}
