package main

import (
	"errors"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"unknot/internal/words"
)

// settings are the parsed options of serve.
type settings struct {
	addr, url, emergency, advice, crisis string
	securityContact                      string        // an address, "" for none
	metrics                              string        // address to listen on for metrics, "" for none
	sharedCache                          time.Duration // how long shared caches may answer without asking, 0 for not at all
	offline, dev                         bool
	drain                                time.Duration // from SIGTERM until the listener is closed
	connections                          int           // maximum number of open connections
	memory                               int64         // limit in bytes, 0 for the default
	cache                                int64         // how many bytes of memory cached responses may take
	clientRate, clientBurst              int           // limits for one client: requests a minute, 0 for no limit, and at once
	clientHeader                         string        // where proxies say who the client is
	proxies                              []string      // the proxies that may, in CIDR notation; nil for none
}

// The defaults for the United Kingdom. With another emergency number, the crisis line is that number unless it is set too.
const (
	britishEmergency = "999"
	britishAdvice    = "111"
	britishCrisis    = "111 and choose the mental health option, or Samaritans on 116 123"
)

// crisisLine returns whom to call in a mental health crisis, "" for the emergency number.
func (s settings) crisisLine() string {
	if s.emergency != britishEmergency && s.crisis == britishCrisis {
		return ""
	}
	return s.crisis
}

// serveOptions are the options of serve. A flag overrides its variable; UNKNOT_ADDR overrides PORT.
var serveOptions = []option{
	addrOption,
	withVariable("UNKNOT_URL", option{flag: "url", set: setURL,
		help: "public `address` of the site, such as https://unknot.example; this machine if empty"}),
	withVariable("UNKNOT_EMERGENCY", option{flag: "emergency", byDefault: britishEmergency, set: setEmergency,
		help: "phone `number` for emergencies"}),
	{flag: "advice", byDefault: britishAdvice, set: setAdvice,
		help:      "phone `number` for medical advice, empty for none, which is none in the variable; also UNKNOT_ADVICE",
		variables: []variable{{"UNKNOT_ADVICE", setAdviceOrNone}}},
	{flag: "crisis", byDefault: britishCrisis, set: setCrisis,
		help:      "whom to call in a mental health crisis, `words` that follow “call”, empty for the emergency number, which is none in the variable; also UNKNOT_CRISIS",
		variables: []variable{{"UNKNOT_CRISIS", setCrisisOrNone}}},
	withVariable("UNKNOT_OFFLINE", option{flag: "offline", byDefault: "true", isBool: true, set: setOffline,
		help: "let readers' devices keep offline copies of pages; if false, devices also delete earlier copies"}),
	withVariable("UNKNOT_SHARED_CACHE", option{flag: "shared-cache", byDefault: "0", set: setSharedCache,
		help: "`time`, such as 60s, for which shared caches, in a proxy or a CDN, may answer without asking; never for what is private " +
			"to one reader; 0 for not at all"}),
	withVariable("UNKNOT_SECURITY_CONTACT", option{flag: "security-contact", set: setSecurityContact,
		help: "whom to tell about a weakness of the site, an `address` such as mailto:security@unknot.example, for /.well-known/security.txt; " +
			"there is no such file if empty"}),
	withVariable("UNKNOT_DRAIN", option{flag: "drain", byDefault: "5s", set: setDrain,
		help: "`time` after SIGTERM during which /readyz answers 503 and requests are still answered, so that load balancers notice"}),
	withVariable("UNKNOT_CONNECTIONS", option{flag: "connections", byDefault: "1024", set: setConnections,
		help: "maximum `number` of open connections; when it is reached, idle ones are closed for new ones"}),
	withVariable("UNKNOT_MEMORY", option{flag: "memory", set: setMemory,
		help: "memory limit, a `size` such as 150MiB, or off; if empty about 100MiB, or less in a container that has less; " +
			"GOMEMLIMIT overrides it"}),
	withVariable("UNKNOT_CACHE", option{flag: "cache", byDefault: "24MiB", set: setCache,
		help: "`size` of the memory for rendered pages; the default memory limit grows with it"}),
	withVariable("UNKNOT_CLIENT_RATE", option{flag: "client-rate", byDefault: "0", set: setClientRate,
		help: "`number` of requests a minute that one client may send beyond those that are answered from memory; further ones get status 429; " +
			"0 for no limit"}),
	withVariable("UNKNOT_CLIENT_BURST", option{flag: "client-burst", byDefault: "60", set: setClientBurst,
		help: "`number` of these requests that one client may send at once, with -client-rate"}),
	withVariable("UNKNOT_PROXIES", option{flag: "proxies", set: setProxies,
		help: "`addresses` of the proxies that say who the client is, with commas between them, such as 127.0.0.1,10.0.0.0/8; empty for none"}),
	withVariable("UNKNOT_CLIENT_HEADER", option{flag: "client-header", byDefault: forwardedFor, set: setClientHeader,
		help: "`name` of the header in which these proxies say it"}),
	withVariable("UNKNOT_METRICS", option{flag: "metrics", set: setMetrics,
		help: "`address` to listen on for Prometheus, at /metrics, and for Go's profiler, such as localhost:9464; keep it from readers; " +
			"none if empty"}),
	{flag: "dev", byDefault: "false", isBool: true, set: func(s *settings, v string) error { s.dev = v == "true"; return nil },
		help: "read content and static files from the disk, and reload open pages when one changes"},
}

// withVariable returns o with an environment variable for the same values. Its help names the variable.
func withVariable(name string, o option) option {
	o.help += "; also " + name
	o.variables = []variable{{name, o.set}}
	return o
}

func setMetrics(s *settings, v string) error {
	if v != "" {
		if err := checkListenAddr(v); err != nil {
			return err
		}
	}
	s.metrics = v
	return nil
}

func setURL(s *settings, v string) error {
	plain := strings.TrimRight(v, "/")
	u, err := url.Parse(plain)
	if v != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || plain != u.Scheme+"://"+u.Host || !isHost(u)) {
		return errors.New("write scheme and host only, such as https://unknot.example")
	}
	s.url = plain
	return nil
}

// hostLabel matches a part of a host name between dots. Names in private networks may have an underscore.
var hostLabel = regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$`)

// isHost reports whether browsers can connect to the host and the port of u.
func isHost(u *url.URL) bool {
	if port := u.Port(); port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return false
		}
	}
	host := u.Hostname()
	if strings.HasSuffix(u.Host, ":") || len(host) > 253 {
		return false
	}
	if strings.HasPrefix(u.Host, "[") {
		addr, err := netip.ParseAddr(host)
		return err == nil && addr.Is6() && addr.Zone() == ""
	}
	labels := strings.Split(host, ".")
	for _, label := range labels {
		if !hostLabel.MatchString(label) {
			return false
		}
	}
	if _, err := strconv.ParseUint(labels[len(labels)-1], 0, 64); err == nil { // a name that ends in a number is read as an IPv4 address
		addr, err := netip.ParseAddr(host)
		return err == nil && addr.Is4()
	}
	return true
}

// localURL returns the URL of a server on this machine that listens on addr. actual is the address of its listener, with the
// port if addr leaves it open. The host is the one in addr, or localhost if addr has none or an unspecified one.
func localURL(addr string, actual net.Addr) string {
	host, _, _ := net.SplitHostPort(addr) // valid, as the listener exists
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	host, _, _ = strings.Cut(host, "%") // a URL in a browser has no zone
	_, port, _ := net.SplitHostPort(actual.String())
	return "http://" + net.JoinHostPort(host, port)
}

func setEmergency(s *settings, v string) error {
	if !isPhoneNumber(v) {
		return errors.New("write a phone number, digits and spaces")
	}
	s.emergency = v
	return nil
}

func setAdvice(s *settings, v string) error {
	if v != "" && !isPhoneNumber(v) {
		return errors.New("write a phone number, digits and spaces, or nothing")
	}
	s.advice = v
	return nil
}

// setAdviceOrNone parses a variable. An empty one counts as not set, so "none" means no number.
func setAdviceOrNone(s *settings, v string) error {
	if v == "none" {
		v = ""
	}
	if setAdvice(s, v) != nil {
		return errors.New("write a phone number, digits and spaces, or none")
	}
	return nil
}

func setCrisis(s *settings, v string) error {
	v = strings.TrimSpace(v)
	if v != "" && (len(v) > 200 || len(words.CheckCharacters(v)) > 0 || strings.ContainsAny(v, "{}<>&\"\\\n") || !strings.ContainsAny(v, "0123456789")) {
		return errors.New("write a short line with a number that follows “call”, such as: Samaritans on 116 123")
	}
	s.crisis = v
	return nil
}

// setCrisisOrNone parses a variable. An empty one counts as not set, so "none" means nobody.
func setCrisisOrNone(s *settings, v string) error {
	if v == "none" {
		v = ""
	}
	return setCrisis(s, v)
}

// isPhoneNumber reports whether a phone can dial s.
func isPhoneNumber(s string) bool {
	digits := 0
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == ' ' && i > 0, c == '+' && i == 0:
		default:
			return false
		}
	}
	return digits > 1
}

func setOffline(s *settings, v string) (err error) {
	if s.offline, err = strconv.ParseBool(v); err != nil {
		return errors.New("write true or false")
	}
	return nil
}

// maxSharedCache limits how long shared caches may show a page after it was corrected or taken down: twice this time.
const maxSharedCache = time.Hour

func setSharedCache(s *settings, v string) error {
	d, err := time.ParseDuration(v)
	if err != nil || d != 0 && (d < time.Second || d > maxSharedCache) {
		return errors.New("write a time from 1s to 1h, or 0 for none")
	}
	s.sharedCache = d
	return nil
}

// notInAddress matches what must not stand in a URI as it is (RFC 3986).
var notInAddress = regexp.MustCompile("[^!-~]|[\"<>\\\\^`{|}]")

func setSecurityContact(s *settings, v string) error {
	u, err := url.Parse(v)
	if v != "" && (err != nil || len(v) > 200 || notInAddress.MatchString(v) || !isContact(u)) {
		return errors.New("write an address such as mailto:security@unknot.example, https://unknot.example/report or tel:+44-20-7946-0000")
	}
	s.securityContact = v
	return nil
}

// isContact reports whether people can write to u, open it in a browser or call it.
func isContact(u *url.URL) bool {
	switch u.Scheme {
	case "mailto":
		to, err := url.PathUnescape(u.Opaque)
		if err != nil {
			return false
		}
		address, err := mail.ParseAddress(to)
		return err == nil && address.Address == to
	case "https":
		return u.User == nil && u.Host != "" && isHost(u)
	case "tel":
		return isPhoneNumber(strings.ReplaceAll(u.Opaque, "-", ""))
	}
	return false
}
