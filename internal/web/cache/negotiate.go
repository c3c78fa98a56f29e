package cache

import (
	"strconv"
	"strings"
)

// hasTag reports whether is returns true for one of the entity tags in headers.
func hasTag(headers []string, is func(tag string) bool) bool {
	for _, h := range headers {
		for h != "" {
			var tag string
			tag, h, _ = strings.Cut(h, ",")
			if is(strings.TrimSpace(tag)) {
				return true
			}
		}
	}
	return false
}

// matches reports whether one of the entity tags in headers is "*" or equals etag, however strong (RFC 9110, 13.1.2).
func matches(headers []string, etag string) bool {
	return hasTag(headers, func(tag string) bool {
		return tag == "*" || strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(etag, "W/")
	})
}

// PreferredEncoding returns the encoding that the client prefers, given the values of Accept-Encoding: "br", "gzip", or
// "" for plain bytes. If it accepts several equally, the one that compresses best wins (RFC 9110, 12.5.3).
func PreferredEncoding(headers []string) string {
	br, zip, identity, wildcard := -1, -1, -1, -1
	for _, h := range headers {
		for h != "" {
			var item string
			item, h, _ = strings.Cut(h, ",")
			coding, params, _ := strings.Cut(item, ";")
			q := qvalue(params)
			switch coding = strings.TrimSpace(coding); {
			case strings.EqualFold(coding, "br"):
				br = q
			case strings.EqualFold(coding, "gzip"), strings.EqualFold(coding, "x-gzip"):
				zip = q
			case strings.EqualFold(coding, "identity"):
				identity = q
			case coding == "*":
				wildcard = q
			}
		}
	}
	if br < 0 {
		br = wildcard
	}
	if zip < 0 {
		zip = wildcard
	}
	switch {
	case br > 0 && br >= zip && br >= identity:
		return "br"
	case zip > 0 && zip >= identity:
		return "gzip"
	}
	return ""
}

// qvalue returns the parameter q in thousandths. It returns 1000 if there is none, and 0 if it is invalid.
func qvalue(params string) int {
	for params != "" {
		var p string
		p, params, _ = strings.Cut(params, ";")
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.EqualFold(strings.TrimSpace(name), "q") {
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil || !(q >= 0 && q <= 1) { // false for NaN too
				return 0
			}
			return int(q * 1000)
		}
	}
	return 1000
}
