package panel

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestMarkIsTheSameOnPages(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"css/screen/20-tokens.css": fmt.Sprintf("--pine: #%02x%02x%02x;", pine.R, pine.G, pine.B), "favicon.svg": `d="` + knot + `"`,
	} {
		if text, err := os.ReadFile("../../../static/" + name); err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s lacks %s: %v", name, want, err)
		}
	}
}
