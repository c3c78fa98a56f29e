package library_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/library"
)

// cited is an article and the page of an organisation.
var cited = []any{
	&catalog.Source{ID: "ada-2017", Kind: "trial", Authors: catalog.Authors{"Ada A", "van Bell BCD", "Board of 50% & more", "et al.", "Last Z"}, Year: "2017", Title: "A\n{trial}", PublishedIn: "Annals of Backs 166C(7):514–530 (a remark)", Address: "https://doi.org/10.1/x_y"},
	&catalog.Source{ID: "board", Kind: "patient-information", Authors: catalog.Authors{"Back Care UK"}, Year: "n.d.", Title: "Backs", PublishedIn: "Website of the board", Address: "https://example.org/b"},
}

// BibTeX has the initials of persons after their surnames, organisations in braces, and a field for each part of the
// place in a journal.
func TestBibTeXHasNamesAndPlacesInParts(t *testing.T) {
	t.Parallel()
	const want = `@article{ada-2017,
  author = {Ada, A. and van Bell, B. C. D. and {Board of 50\% \& more} and Last, Z. and others},
  title = {{A \textbraceleft{}trial\textbraceright{}}},
  journal = {Annals of Backs},
  volume = {166C},
  number = {7},
  pages = {514--530},
  year = {2017},
  doi = {10.1/x_y},
  url = {https://doi.org/10.1/x_y},
  note = {https://unknot.example/sources/ada-2017},
}

@misc{board,
  author = {{Back Care UK}},
  title = {{Backs}},
  howpublished = {Website of the board},
  url = {https://example.org/b},
  note = {https://unknot.example/sources/board},
}
`
	if diff := cmp.Diff(want, library.Library{URL: address}.BibTeX(cited)); diff != "" {
		t.Errorf("BibTeX (-want +got):\n%s", diff)
	}
}

// RIS has a line for each author, and one for each part of the place in a journal.
func TestRISHasNamesAndPlacesInParts(t *testing.T) {
	t.Parallel()
	const want = "TY  - JOUR\r\nID  - ada-2017\r\nAU  - Ada, A.\r\nAU  - van Bell, B. C. D.\r\nAU  - Board of 50% & more\r\nAU  - Last, Z.\r\nTI  - A {trial}\r\nJO  - Annals of Backs\r\nVL  - 166C\r\nIS  - 7\r\n" +
		"SP  - 514\r\nEP  - 530\r\nPY  - 2017\r\nDO  - 10.1/x_y\r\nUR  - https://doi.org/10.1/x_y\r\nN1  - https://unknot.example/sources/ada-2017\r\nER  - \r\n" +
		"TY  - GEN\r\nID  - board\r\nAU  - Back Care UK\r\nTI  - Backs\r\nPB  - Website of the board\r\nUR  - https://example.org/b\r\nN1  - https://unknot.example/sources/board\r\nER  - \r\n"
	if diff := cmp.Diff(want, library.Library{URL: address}.RIS(cited)); diff != "" {
		t.Errorf("RIS (-want +got):\n%s", diff)
	}
}
