package main

import (
	"errors"
	"math"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// settings are what the options of serve come to.
type settings struct {
	addr, url, emergency, advice string
	sharedCache                  time.Duration // in which shared caches may answer by themselves, 0 for none
	offline, hstsSubdomains, dev bool
	drain                        time.Duration // between a SIGTERM and the end of listening
	finish                       time.Duration // from there to the end of requests under way
	connections                  int           // at most open at a time
	memory                       int64         // bytes to keep to, 0 for what the program finds fitting
}

// serveOptions are the settings of serve. A flag beats its variable; for the address UNKNOT_ADDR beats PORT.
var serveOptions = []option{
	addrOption,
	withVariable("UNKNOT_URL", option{flag: "url", set: setURL,
		help: "`address` where readers find the site, this machine if empty"}),
	withVariable("UNKNOT_EMERGENCY", option{flag: "emergency", usual: "999", set: setEmergency,
		help: "the `number` to call in an emergency"}),
	{flag: "advice", usual: "111", set: setAdvice,
		help:      "the `number` for medical advice, empty where there is none, which a variable says by none; also UNKNOT_ADVICE",
		variables: []variable{{"UNKNOT_ADVICE", setAdviceOrNone}}},
	withVariable("UNKNOT_OFFLINE", option{flag: "offline", usual: "true", isBool: true, set: setOffline,
		help: "let readers' devices keep the pages that they open; if false, devices also remove what they have kept"}),
	withVariable("UNKNOT_SHARED_CACHE", option{flag: "shared-cache", usual: "0", set: setSharedCache,
		help: "a `time` such as 60s, for which caches that many readers share, in a proxy or a CDN, may answer by themselves with what is not " +
			"one reader's own; 0 for none"}),
	withVariable("UNKNOT_HSTS_SUBDOMAINS", option{flag: "hsts-subdomains", usual: "false", isBool: true, set: setHSTSSubdomains,
		help: "with an https -url, browsers insist on https for all hosts below that one too: only if every one of them has it"}),
	withVariable("UNKNOT_DRAIN", option{flag: "drain", usual: "5s", set: setDrain,
		help: "the `time` after SIGTERM during which /readyz answers 503 and requests are still answered, for load balancers to notice"}),
	withVariable("UNKNOT_FINISH", option{flag: "finish", usual: "15s", set: setFinish,
		help: "the `time` that requests under way then have to end"}),
	withVariable("UNKNOT_CONNECTIONS", option{flag: "connections", usual: "1024", set: setConnections,
		help: "the `number` of connections open at a time; when all are taken, idle ones are closed for new ones"}),
	withVariable("UNKNOT_MEMORY", option{flag: "memory", set: setMemory,
		help: "the `size` of memory to keep to, such as 150MiB, or off; if empty about 100MiB, or less in a container that has less; " +
			"GOMEMLIMIT beats it"}),
	{flag: "dev", usual: "false", isBool: true, set: func(s *settings, v string) error { s.dev = v == "true"; return nil },
		help: "read content and static files from the disk, and reload open pages when one changes"},
}

// withVariable is o with a variable that takes the same values, which its help names.
func withVariable(name string, o option) option {
	o.help += "; also " + name
	o.variables = []variable{{name, o.set}}
	return o
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

// hostLabel is a part of a host name between dots. The underscore is no part of names on the internet, but of some in private networks.
var hostLabel = regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$`)

// isHost reports whether the host of u is a name or an address that browsers can ask, and its port one that there is.
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

// localURL is the address under which this machine reaches the server that was told to listen on addr and listens on actual, which has the real
// port where addr leaves it open. The host is the one of addr, or localhost if that means all of them.
func localURL(addr string, actual net.Addr) string {
	host, _, _ := net.SplitHostPort(addr) // it is listened on, so it can be read
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	host, _, _ = strings.Cut(host, "%") // a zone has no place in an address of a page
	_, port, _ := net.SplitHostPort(actual.String())
	return "http://" + net.JoinHostPort(host, port)
}

func setEmergency(s *settings, v string) error {
	if !isNumber(v) {
		return errors.New("write a phone number, digits and spaces")
	}
	s.emergency = v
	return nil
}

func setAdvice(s *settings, v string) error {
	if v != "" && !isNumber(v) {
		return errors.New("write a phone number, digits and spaces, or nothing")
	}
	s.advice = v
	return nil
}

// setAdviceOrNone reads a variable: an empty one cannot be told from none, so "none" stands for no number.
func setAdviceOrNone(s *settings, v string) error {
	if v == "none" {
		v = ""
	}
	if setAdvice(s, v) != nil {
		return errors.New("write a phone number, digits and spaces, or none")
	}
	return nil
}

// isNumber reports whether s can be dialled.
func isNumber(s string) bool {
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

func setHSTSSubdomains(s *settings, v string) (err error) {
	if s.hstsSubdomains, err = strconv.ParseBool(v); err != nil {
		return errors.New("write true or false")
	}
	return nil
}

// maxSharedCache bounds how long what was corrected or taken down is still shown: twice that.
const maxSharedCache = time.Hour

func setSharedCache(s *settings, v string) error {
	d, err := time.ParseDuration(v)
	if err != nil || d != 0 && (d < time.Second || d > maxSharedCache) {
		return errors.New("write a time from 1s to 1h, or 0 for none")
	}
	s.sharedCache = d
	return nil
}

// maxStop keeps a slip of the pen from making the program seem to ignore SIGTERM.
const maxStop = 10 * time.Minute

func setDrain(s *settings, v string) error  { return setTime(&s.drain, v) }
func setFinish(s *settings, v string) error { return setTime(&s.finish, v) }

func setTime(to *time.Duration, v string) error {
	d, err := time.ParseDuration(v)
	if err != nil || d < 0 || d > maxStop {
		return errors.New("write a time such as 5s or 1m30s, at most 10m, or 0 for none")
	}
	*to = d
	return nil
}

func setConnections(s *settings, v string) (err error) {
	if s.connections, err = strconv.Atoi(v); err != nil || s.connections < 1 || s.connections > 1e6 {
		return errors.New("write a number from 1 to 1000000")
	}
	return nil
}

// units are those that GOMEMLIMIT takes, and those that people write. The longest ends come first.
var units = []struct {
	end   string
	bytes float64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"TiB", 1 << 40}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1},
}

// leastMemory is what the smallest site takes with nothing kept.
const leastMemory = 16 << 20

func setMemory(s *settings, v string) error {
	switch v {
	case "":
		return nil
	case "off":
		s.memory = math.MaxInt64
		return nil
	}
	for _, unit := range units {
		number, ok := strings.CutSuffix(v, unit.end)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(number, 64)
		if n *= unit.bytes; err != nil || !(n >= leastMemory && n <= 1<<50) { // NaN is neither
			break
		}
		s.memory = int64(n)
		return nil
	}
	return errors.New("write a size such as 150MiB or 1GiB, at least 16MiB, or off")
}
