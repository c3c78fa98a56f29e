package main

import "testing"

// Of the pages that say a text, those that git marks stay, and a few of the others.
func TestUnchangedPagesAreCounted(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"review of /a: holds\n":                                        "review of /a: holds\n",
		"words: Lie (on a bed). (on /a /b )\n":                         "words: Lie (on a bed). (on /a /b )\n",
		"words: Sit. (on /a /b [-/c /d-] /e /f /g /h /i {+/j+} /k )\n": "words: Sit. (on /a /b [-/c /d-] /e /f /g {+/j+} and 3 more )\n",
		"words: Stand [-up-]{+tall+}. (on /a /b /c /d /e /f )\n":       "words: Stand [-up-]{+tall+}. (on /a /b /c /d /e and 1 more )\n",
		"words: Reviewed. (on /a[-/b-] /c )\n":                         "words: Reviewed. (on /a[-/b-] /c )\n",
	} {
		if got := shortened(line); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}
