package content_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"
)

// No address ends in nothing: each that this site has answered still answers, leads to its successor, or says that it
// is gone. The list of what is gone only grows.
func TestEveryAddressStillAnswers(t *testing.T) {
	t.Parallel()
	s := site(t)
	list, err := os.ReadFile("../testdata/before.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		if len(fields) != 3 {
			t.Errorf("%q: want an address, its status, and its type or where it leads", line)
			continue
		}
		address, status, what := fields[0], fields[1], fields[2]
		answer := httptest.NewRecorder()
		s.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, http.NoBody))
		is, _, _ := strings.Cut(answer.Header().Get("Content-Type"), ";")
		if location := answer.Header().Get("Location"); location != "" {
			is = strings.TrimPrefix(location, "https://unknot.example")
			if strings.HasPrefix(is, "/static/") { // its name has a sum of the file
				is = "/static/"
			}
		}
		if strconv.Itoa(answer.Code) != status || is != what {
			t.Errorf("%s: %d %s, want %s %s", address, answer.Code, is, status, what)
		}
	}
}
