package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"unknot/internal/words"
)

// settings are the parsed options of serve.
type settings struct {
	addr, url, emergency, advice, crisis string
	hasAdvice                            bool   // whether advice was set, to a number or to none
	securityContact                      string // an address, "" for none
	metrics                              string // address to listen on for metrics, "" for none
	dev                                  bool
	drain                                time.Duration // time from SIGTERM until the listener is closed
	connections                          int           // maximum number of open connections
	clientRate                           int           // how many requests a minute one client may send, 0 for no limit
	proxies                              []string      // the proxies that say who the client is, in CIDR notation; nil for none
}

// The default phone numbers, which are those of the United Kingdom. With another emergency number, that replaces the
// crisis line too, and the advice line has to be set: 111 may be nobody's number there, or that for emergencies.
const (
	britishEmergency = "999"
	britishAdvice    = "111"
	britishCrisis    = "111 and choose the mental health option, or Samaritans on 116 123"
)

// crisisLine returns whom to call in a mental health crisis. It returns "" if that is the emergency number.
func (s *settings) crisisLine() string {
	if s.emergency != britishEmergency && s.crisis == britishCrisis {
		return ""
	}
	return s.crisis
}

// addrOptions returns the options for the address where serve listens and which health requests. UNKNOT_ADDR overrides
// PORT, which hosting platforms set.
func (s *settings) addrOptions() []option {
	return []option{
		{variable: "PORT", unless: "addr", set: into(&s.addr, parsePort)},
		{flag: "addr", variable: "UNKNOT_ADDR", byDefault: "localhost:8080", set: into(&s.addr, parseListenAddr),
			help: "`address` to listen on; also UNKNOT_ADDR, or PORT for the port alone"},
	}
}

// phoneOptions returns the options for the phone numbers, without their variables.
func (s *settings) phoneOptions() []option {
	return []option{
		{flag: "emergency", byDefault: britishEmergency, set: into(&s.emergency, parsePhone),
			help: "phone `number` for emergencies"},
		{flag: "advice", set: s.setAdvice,
			help: "phone `number` for medical advice, or none; " + britishAdvice + " if empty, but only with " + britishEmergency},
		{flag: "crisis", byDefault: britishCrisis, set: into(&s.crisis, orNone(parseCrisis)),
			help: "whom to call in a mental health crisis, `words` that follow “call”; none for the emergency number"},
	}
}

// setAdvice sets the advice line. If it is empty, it is that of the default emergency number.
func (s *settings) setAdvice(v string) (err error) {
	s.advice, s.hasAdvice = britishAdvice, v != ""
	if s.hasAdvice {
		s.advice, err = orNone(parsePhone)(v)
	}
	return err
}

// withVariables gives each of these options the environment variable of its flag.
func withVariables(options []option) []option {
	for i := range options {
		options[i].variable = variableOf(options[i].flag)
		options[i].help += "; also " + options[i].variable
	}
	return options
}

// readSettings reads options of s from the arguments of a command and from variables. If it returns errUsage, it has
// printed the problem: a wrong value, a variable UNKNOT_… that is no setting, or phone numbers of two countries.
func (e env) readSettings(s *settings, command string, options []option, args []string) error {
	if err := e.readOptions(command, options, args); err != nil {
		return err
	}
	const prefix = "UNKNOT_"
	var names []string // of variables, in small letters and without the prefix
	for _, o := range new(settings).options() {
		if name, ours := strings.CutPrefix(o.variable, prefix); ours {
			names = append(names, strings.ToLower(name))
		}
	}
	for _, variable := range slices.Sorted(maps.Keys(e.variables)) {
		name, ours := strings.CutPrefix(variable, prefix)
		if !ours || name == strings.ToUpper(name) && slices.Contains(names, strings.ToLower(name)) {
			continue
		}
		advice := "no setting, or no more: take it out; `unknot serve -h` lists the settings"
		if near := words.Nearest(name, names); near != "" {
			advice = "no setting: did you mean " + prefix + strings.ToUpper(near) + "?"
		}
		fmt.Fprintf(e.stderr, "unknot %s: %s is %s\n", command, variable, advice)
		return errUsage
	}
	if s.emergency != britishEmergency && !s.hasAdvice {
		fmt.Fprintf(e.stderr, "unknot %s: with the emergency number %s, set -advice or UNKNOT_ADVICE too: a number for medical advice, or none\n",
			command, s.emergency)
		return errUsage
	}
	return nil
}

// options returns the options of serve.
func (s *settings) options() []option {
	options := slices.Concat([]option{
		{flag: "url", set: into(&s.url, parseSiteURL),
			help: "public `address` of the site, such as https://unknot.example; this machine if empty"},
	}, s.phoneOptions(), []option{
		{flag: "security-contact", set: into(&s.securityContact, parseContact),
			help: "whom to tell about a vulnerability of the site, an `address` such as mailto:security@unknot.example, for /.well-known/security.txt; " +
				"there is no such file if empty"},
		{flag: "drain", byDefault: "5s", set: into(&s.drain, parseDrain),
			help: "`time` after SIGTERM during which /readyz answers 503 and requests are still answered, so that load balancers notice"},
		{flag: "connections", byDefault: "1024", set: into(&s.connections, number(1_000_000)),
			help: "maximum `number` of open connections; further ones wait until one ends"},
		{flag: "client-rate", byDefault: "0", set: into(&s.clientRate, parseRate),
			help: "`number` of requests a minute that one client may send beyond those that are answered from memory; further ones get status 429; " +
				"0 for no limit"},
		{flag: "proxies", set: into(&s.proxies, parseProxies),
			help: "`addresses` of the proxies that say in X-Forwarded-For who the client is, with commas between them, such as 127.0.0.1,10.0.0.0/8; " +
				"empty for none"},
		{flag: "metrics", set: into(&s.metrics, orNone(parseListenAddr)),
			help: "`address` to listen on for Prometheus, at /metrics, and for Go's profiler, such as localhost:9464; keep it from readers; " +
				"none if empty"},
	})
	return append(append(s.addrOptions(), withVariables(options)...), option{flag: "dev", byDefault: "false", set: into(&s.dev, parseBool),
		help: "read content and static files from the disk, and reload open pages when one changes"})
}
