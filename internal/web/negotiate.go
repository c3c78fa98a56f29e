package web

import (
	"strconv"
	"strings"
)

// matches reports whether one of the entity tags in headers is etag, compared weakly (RFC 9110, 13.1.2).
func matches(headers []string, etag string) bool {
	for _, h := range headers {
		for h != "" {
			var tag string
			tag, h, _ = strings.Cut(h, ",")
			tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
			if tag == etag || tag == "*" {
				return true
			}
		}
	}
	return false
}

// preferred returns the encoding to answer with: br, gzip, or "" for plain bytes. Of those that the client
// takes with the same weight, the smallest wins (RFC 9110, 12.5.3).
func preferred(headers []string) string {
	br, zip, plain, rest := -1, -1, -1, -1
	for _, h := range headers {
		for h != "" {
			var item string
			item, h, _ = strings.Cut(h, ",")
			coding, params, _ := strings.Cut(item, ";")
			q := weight(params)
			switch coding = strings.TrimSpace(coding); {
			case strings.EqualFold(coding, "br"):
				br = q
			case strings.EqualFold(coding, "gzip"), strings.EqualFold(coding, "x-gzip"):
				zip = q
			case strings.EqualFold(coding, "identity"):
				plain = q
			case coding == "*":
				rest = q
			}
		}
	}
	if br < 0 {
		br = rest
	}
	if zip < 0 {
		zip = rest
	}
	switch {
	case br > 0 && br >= zip && br >= plain:
		return "br"
	case zip > 0 && zip >= plain:
		return "gzip"
	}
	return ""
}

// weight reads the q of params in thousandths: 1000 if there is none, 0 if it cannot be read.
func weight(params string) int {
	for params != "" {
		var p string
		p, params, _ = strings.Cut(params, ";")
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.EqualFold(strings.TrimSpace(name), "q") {
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil || !(q >= 0 && q <= 1) { // NaN is neither
				return 0
			}
			return int(q * 1000)
		}
	}
	return 1000
}
