package web

import (
	"net/http"
	"strings"
	"time"

	"github.com/a-h/templ"

	"unknot/templates"
)

// securityTextPath is where RFC 9116 has people look for whom to tell about a weakness.
const securityTextPath = "/.well-known/security.txt"

// securityTextDays is how many days a copy of it may be used: RFC 9116 recommends less than a year.
const securityTextDays = 180

// securityText says whom to tell about a weakness of the site (RFC 9116). Without a contact there is no such file.
func (s *Server) securityText(site templates.Site, _ *http.Request) (templ.Component, error) {
	if s.cfg.SecurityContact == "" {
		return nil, errNotFound
	}
	lines := []string{
		"Contact: " + s.cfg.SecurityContact,
		"Expires: " + site.Today.AddDate(0, 0, securityTextDays).Format(time.RFC3339),
		"Preferred-Languages: en",
	}
	if strings.HasPrefix(site.URL, "https://") { // no other address is allowed there
		lines = append(lines, "Canonical: "+site.URL+securityTextPath)
	}
	return textFile(strings.Join(lines, "\n")+"\n", textType), nil
}
