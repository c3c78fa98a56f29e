package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"
)

// errUsage ends the program with status 2 after it has said how it is used.
var errUsage = errors.New("wrong usage")

// settings are the flags of serve. A flag beats its UNKNOT_ variable, which beats PORT.
type settings struct {
	addr, url, emergency, advice string
	sharedCache                  time.Duration
	offline, hstsSubdomains, dev bool
}

func (e env) flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet("unknot "+name, flag.ContinueOnError)
	f.SetOutput(e.stderr)
	return f
}

// parse reads args; it has said what is wrong when it returns errUsage.
func parse(f *flag.FlagSet, args []string, most int) error {
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return err
	case err != nil:
		return errUsage
	case f.NArg() > most:
		fmt.Fprintf(f.Output(), "%s: %q is one argument too many\n", f.Name(), f.Arg(most))
		f.Usage()
		return errUsage
	}
	return nil
}

// or is the value of the environment variable name, or fallback where it is not set.
func (e env) or(name, fallback string) string {
	if v := e.getenv(name); v != "" {
		return v
	}
	return fallback
}

func (e env) defaultAddr() string {
	if port := e.getenv("PORT"); port != "" {
		return ":" + port
	}
	return "localhost:8080"
}

const (
	addrHelp      = "`address` to listen on; also UNKNOT_ADDR, or PORT for the port alone"
	urlHelp       = "`address` where readers find the site, this machine if empty; also UNKNOT_URL"
	emergencyHelp = "the `number` to call in an emergency; also UNKNOT_EMERGENCY"
	adviceHelp    = "the `number` for medical advice, empty where there is none; also UNKNOT_ADVICE"
	offlineHelp   = "let readers' devices keep the pages that they open; if false, devices also remove what they have kept; also UNKNOT_OFFLINE"
	sharedHelp    = "a `time` such as 60s, for which caches that many readers share, in a proxy or a CDN, may answer by themselves with what is not one reader's own; 0 for none; also UNKNOT_SHARED_CACHE"
	hstsHelp      = "with an https -url, browsers insist on https for all hosts below that one too: only if every one of them has it; also UNKNOT_HSTS_SUBDOMAINS"
	devHelp       = "read content and static files from the disk, and reload open pages when one changes"
)

// typedVariable is an environment variable for a flag that takes more than text, and what to write in it.
type typedVariable struct{ name, flag, write string }

var typedVariables = []typedVariable{
	{"UNKNOT_OFFLINE", "offline", "true or false"},
	{"UNKNOT_SHARED_CACHE", "shared-cache", "a time such as 60s"},
	{"UNKNOT_HSTS_SUBDOMAINS", "hsts-subdomains", "true or false"},
}

// setFrom sets flags of f from the variables that are set. The error says what to write in one that cannot be read.
func (e env) setFrom(f *flag.FlagSet, variables []typedVariable) error {
	for _, v := range variables {
		if value := e.getenv(v.name); value != "" && f.Set(v.flag, value) != nil {
			return fmt.Errorf("%s=%q: write %s", v.name, value, v.write)
		}
	}
	return nil
}

func (e env) settings(args []string) (settings, error) {
	var s settings
	f := e.flags("serve")
	f.StringVar(&s.addr, "addr", e.or("UNKNOT_ADDR", e.defaultAddr()), addrHelp)
	f.StringVar(&s.url, "url", e.getenv("UNKNOT_URL"), urlHelp)
	f.StringVar(&s.emergency, "emergency", e.or("UNKNOT_EMERGENCY", "999"), emergencyHelp)
	f.StringVar(&s.advice, "advice", e.advice(), adviceHelp)
	f.BoolVar(&s.offline, "offline", true, offlineHelp)
	f.DurationVar(&s.sharedCache, "shared-cache", 0, sharedHelp)
	f.BoolVar(&s.hstsSubdomains, "hsts-subdomains", false, hstsHelp)
	f.BoolVar(&s.dev, "dev", false, devHelp)
	if err := e.setFrom(f, typedVariables); err != nil {
		fmt.Fprintf(e.stderr, "unknot serve: %v\n", err)
		return s, errUsage
	}
	if err := parse(f, args, 0); err != nil {
		return s, err
	}
	s.url = strings.TrimRight(s.url, "/") // "" stays empty: the port may not be known before it is listened on
	if err := s.check(); err != nil {
		fmt.Fprintf(e.stderr, "unknot serve: %v\n", err)
		return s, errUsage
	}
	return s, nil
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

// advice is the number for advice: an empty UNKNOT_ADVICE cannot be told from none, so "none" stands for it.
func (e env) advice() string {
	v := e.or("UNKNOT_ADVICE", "111")
	if v == "none" {
		return ""
	}
	return v
}

// maxSharedCache bounds how long what was corrected or taken down is still shown: twice that.
const maxSharedCache = time.Hour

func (s settings) check() error {
	if _, _, err := net.SplitHostPort(s.addr); err != nil {
		return fmt.Errorf("-addr %q: write host and port, such as localhost:8080 or :8080", s.addr)
	}
	u, err := url.Parse(s.url)
	if s.url != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || s.url != u.Scheme+"://"+u.Host) {
		return fmt.Errorf("-url %q: write scheme and host only, such as https://unknot.example", s.url)
	}
	if s.sharedCache != 0 && (s.sharedCache < time.Second || s.sharedCache > maxSharedCache) {
		return fmt.Errorf("-shared-cache %v: write 0, or a time from 1s to %v", s.sharedCache, maxSharedCache)
	}
	if !isNumber(s.emergency) {
		return fmt.Errorf("-emergency %q: write a phone number, digits and spaces", s.emergency)
	}
	if s.advice != "" && !isNumber(s.advice) {
		return fmt.Errorf("-advice %q: write a phone number, digits and spaces, or nothing", s.advice)
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
