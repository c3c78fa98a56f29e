package main

import (
	"errors"
	"fmt"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"unknot/internal/words"
)

// The functions below parse the values of settings. Their errors say what to write instead.

// orNone returns a function that parses "none" and "" as "", and any other value with parse.
func orNone(parse func(string) (string, error)) func(string) (string, error) {
	return func(v string) (string, error) {
		if v == "" || v == "none" {
			return "", nil
		}
		v, err := parse(v)
		if err != nil {
			err = fmt.Errorf("%w, or none", err)
		}
		return v, err
	}
}

// maxRate is the largest value of -client-rate.
const maxRate = 100_000

// parseRate parses a number of requests a minute, 0 for no limit.
func parseRate(v string) (int, error) {
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 || n > maxRate {
		return 0, fmt.Errorf("write how many requests a minute, from 1 to %d, or 0 for no limit", maxRate)
	}
	return n, nil
}

// siteURL matches a web address of scheme and host only. In private networks a name may have an underscore.
var siteURL = regexp.MustCompile(`^https?://(\w[\w-]*(\.\w[\w-]*)*|\[[0-9a-f:.]+\])(:[1-9][0-9]{0,4})?$`)

// parseSiteURL parses the address of the site, "" for none, and removes slashes at its end.
func parseSiteURL(v string) (string, error) {
	plain := strings.TrimRight(v, "/")
	if v != "" && !siteURL.MatchString(plain) {
		return "", errors.New("write scheme and host only, such as https://unknot.example")
	}
	return plain, nil
}

// phoneNumber matches what a phone can dial.
var phoneNumber = regexp.MustCompile(`^\+?[0-9][0-9 ]*[0-9] *$`)

// parsePhone parses a phone number.
func parsePhone(v string) (string, error) {
	if !phoneNumber.MatchString(v) {
		return "", errors.New("write a phone number, digits and spaces")
	}
	return v, nil
}

// maxCrisis is the most bytes of a crisis line.
const maxCrisis = 200

// parseCrisis parses whom to call in a crisis, which is text with a phone number.
func parseCrisis(v string) (string, error) {
	v = strings.TrimSpace(v)
	isPlain := len(words.CheckCharacters(v)) == 0 && !strings.ContainsAny(v, "{}<>&\"\\\n")
	hasNumber := strings.ContainsAny(v, "0123456789")
	if len(v) > maxCrisis || !isPlain || !hasNumber {
		return "", errors.New("write a short line with a number that follows “call”, such as: Samaritans on 116 123")
	}
	return v, nil
}

// maxDrain is the longest time of -drain, so that a typing mistake cannot make the program seem to ignore SIGTERM.
const maxDrain = 10 * time.Minute

// parseDrain parses the time from SIGTERM until the listener is closed.
func parseDrain(v string) (time.Duration, error) {
	d, err := time.ParseDuration(v)
	if err != nil || d < 0 || d > maxDrain {
		return 0, errors.New("write a time such as 5s or 1m30s, at most 10m, or 0 for none")
	}
	return d, nil
}

// notInAddress matches characters that a URI may have only in escaped form (RFC 3986).
var notInAddress = regexp.MustCompile("[^!-~]|[\"<>\\\\^`{|}]")

// maxContact is the most bytes of a contact address.
const maxContact = 200

// parseContact parses the address for reports of a vulnerability, "" for none.
func parseContact(v string) (string, error) {
	u, err := url.Parse(v)
	isAddress := err == nil && len(v) <= maxContact && !notInAddress.MatchString(v)
	if v != "" && (!isAddress || !isContact(u)) {
		return "", errors.New("write an address such as mailto:security@unknot.example, https://unknot.example/report or tel:+44-20-7946-0000")
	}
	return v, nil
}

// isContact reports whether people can write to u, open it in a browser or call it.
func isContact(u *url.URL) bool {
	switch u.Scheme {
	case "mailto":
		to, err := mail.ParseAddress(u.Opaque)
		return err == nil && to.Address == u.Opaque
	case "https":
		return u.User == nil && u.Host != ""
	case "tel":
		return phoneNumber.MatchString(strings.ReplaceAll(u.Opaque, "-", ""))
	}
	return false
}

// parseProxies parses addresses and networks, with commas between them, and returns all as networks.
func parseProxies(v string) ([]string, error) {
	var proxies []string
	for text := range strings.SplitSeq(v, ",") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		network, err := netip.ParsePrefix(text)
		if address, addressErr := netip.ParseAddr(text); addressErr == nil && address.Zone() == "" { // a network of one
			network, err = address.Unmap().Prefix(address.Unmap().BitLen())
		}
		if err != nil || network.Addr().Is4In6() {
			return nil, fmt.Errorf("%q is not an address: write addresses or networks such as 127.0.0.1,10.0.0.0/8,fd00::/8", text)
		}
		proxies = append(proxies, network.Masked().String())
	}
	return proxies, nil
}
