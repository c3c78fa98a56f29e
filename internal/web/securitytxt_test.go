package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"unknot/internal/web"
)

// The expiry date in security.txt is always ahead, within a year. It is the same for a whole day, and another on the
// next.
func TestSecurityTextExpiresWithinAYear(t *testing.T) {
	t.Parallel()
	now := time.Date(2028, 2, 28, 23, 59, 59, 0, time.UTC)
	s := newSite(t, func(c *web.Config) {
		c.SecurityContact, c.Now = "mailto:security@unknot.example", func() time.Time { return now }
	})
	expires := func() string {
		t.Helper()
		_, value, _ := strings.Cut(page(t, s, "/.well-known/security.txt"), "\nExpires: ")
		value, _, _ = strings.Cut(value, "\n")
		until, err := time.Parse(time.RFC3339, value)
		if err != nil || !until.After(now) || !until.Before(now.AddDate(1, 0, 0)) {
			t.Errorf("at %s: expires %q, %v", now, value, err)
		}
		return value
	}
	before := expires()
	now = now.Add(time.Second)
	after := expires()
	if before == after {
		t.Errorf("still %s on the next day", after)
	}
	now = now.Add(24*time.Hour - time.Second)
	if again := expires(); again != after {
		t.Errorf("%s at the end of the day, %s at its start", again, after)
	}
	now = now.AddDate(3, 0, 0)
	expires()
}

// On plain HTTP, security.txt does not give its own address, because RFC 9116 allows only https.
func TestSecurityTextOnPlainHTTPHasNoAddress(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(c *web.Config) {
		c.URL, c.SecurityContact = "http://localhost:8080", "https://unknot.example/report"
	})
	const want = "Contact: https://unknot.example/report\nExpires: 2026-08-28T00:00:00Z\nPreferred-Languages: en\n"
	if got := get(t, s, "/.well-known/security.txt"); got.code != http.StatusOK || got.body != want {
		t.Errorf("%d, %q, want %q", got.code, got.body, want)
	}
}
