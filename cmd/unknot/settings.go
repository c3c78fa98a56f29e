package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"unknot/internal/command"
	"unknot/internal/site"
	"unknot/internal/words"
)

// settings are the parsed options of serve.
type settings struct {
	addr, url, emergency, advice, crisis string
	hasAdvice                            bool          // whether advice was set, to a number or to none
	securityContact                      string        // an address, "" for none
	metrics                              string        // address to listen on for metrics, "" for none
	drain                                time.Duration // time from SIGTERM until the listener is closed
	clientRate                           int           // how many requests a minute one client may send, 0 for no limit
	proxies                              []string      // the proxies that say who the client is, in CIDR notation; nil for none
}

// crisisLine returns whom to call in a mental health crisis, "" for the emergency number. That replaces the British
// crisis line abroad, where the advice line has to be set too: 111 may be nobody's number there, or for emergencies.
func (s *settings) crisisLine() string {
	if s.emergency != site.BritishEmergency && s.crisis == site.BritishCrisis {
		return ""
	}
	return s.crisis
}

// phoneOptions returns the options for the phone numbers, without their variables.
func (s *settings) phoneOptions() []command.Option {
	return []command.Option{
		{Flag: "emergency", ByDefault: site.BritishEmergency, Set: command.Into(&s.emergency, parsePhone),
			Help: "phone `number` for emergencies"},
		{Flag: "advice", Set: s.setAdvice,
			Help: "phone `number` for medical advice, or none; " + site.BritishAdvice + " if empty, but only with " + site.BritishEmergency},
		{Flag: "crisis", ByDefault: site.BritishCrisis, Set: command.Into(&s.crisis, orNone(parseCrisis)),
			Help: "whom to call in a mental health crisis, `words` that follow “call”; none for the emergency number"},
	}
}

// setAdvice sets the advice line. If it is empty, it is that of the default emergency number.
func (s *settings) setAdvice(v string) (err error) {
	s.advice, s.hasAdvice = site.BritishAdvice, v != ""
	if s.hasAdvice {
		s.advice, err = orNone(parsePhone)(v)
	}
	return err
}

// withVariables gives each of these options the environment variable of its flag.
func withVariables(options []command.Option) []command.Option {
	for i := range options {
		options[i].Variable = command.VariableOf(options[i].Flag)
		options[i].Help += "; also " + options[i].Variable
	}
	return options
}

// readSettings reads options of s from the arguments of a command and from variables. If it returns [command.ErrUsage],
// it has printed the problem: a wrong value, a variable UNKNOT_… that is no setting, or phone numbers of two countries.
func (e env) readSettings(s *settings, name string, options []command.Option, args []string) error {
	if err := e.ReadOptions(name, options, args); err != nil {
		return err
	}
	const prefix = "UNKNOT_"
	var names []string // of variables, in small letters and without the prefix
	for _, o := range new(settings).options() {
		if name, ours := strings.CutPrefix(o.Variable, prefix); ours {
			names = append(names, strings.ToLower(name))
		}
	}
	for _, variable := range slices.Sorted(maps.Keys(e.Variables)) {
		setting, ours := strings.CutPrefix(variable, prefix)
		if !ours || setting == strings.ToUpper(setting) && slices.Contains(names, strings.ToLower(setting)) {
			continue
		}
		advice := "no setting, or no more: take it out; `unknot serve -h` lists the settings"
		if near := words.Nearest(setting, names); near != "" {
			advice = "no setting: did you mean " + prefix + strings.ToUpper(near) + "?"
		}
		fmt.Fprintf(e.Stderr, "unknot %s: %s is %s\n", name, variable, advice)
		return command.ErrUsage
	}
	if s.emergency != site.BritishEmergency && !s.hasAdvice {
		fmt.Fprintf(e.Stderr, "unknot %s: with the emergency number %s, set -advice or UNKNOT_ADVICE too: a number for medical advice, or none\n",
			name, s.emergency)
		return command.ErrUsage
	}
	return nil
}

// options returns the options of serve.
func (s *settings) options() []command.Option {
	options := slices.Concat([]command.Option{
		{Flag: "url", Set: command.Into(&s.url, parseSiteURL),
			Help: "public `address` of the site, such as https://unknot.example; this machine if empty"},
	}, s.phoneOptions(), []command.Option{
		{Flag: "security-contact", Set: command.Into(&s.securityContact, parseContact),
			Help: "whom to tell about a vulnerability of the site, an `address` such as mailto:security@unknot.example, for /.well-known/security.txt; " +
				"there is no such file if empty"},
		{Flag: "drain", ByDefault: "5s", Set: command.Into(&s.drain, parseDrain),
			Help: "`time` after SIGTERM during which /readyz answers 503 and requests are still answered, so that load balancers notice"},
		{Flag: "client-rate", ByDefault: "0", Set: command.Into(&s.clientRate, parseRate),
			Help: "`number` of requests a minute that one client may send beyond those that are answered from memory; further ones get status 429; " +
				"0 for no limit"},
		{Flag: "proxies", Set: command.Into(&s.proxies, parseProxies),
			Help: "`addresses` of the proxies that say in X-Forwarded-For who the client is, with commas between them, such as 127.0.0.1,10.0.0.0/8; " +
				"empty for none"},
		{Flag: "metrics", Set: command.Into(&s.metrics, orNone(command.ParseAddr)),
			Help: "`address` to listen on for Prometheus, at /metrics, and for Go's profiler, such as localhost:9464; keep it from readers; " +
				"none if empty"},
	})
	return append(command.AddrOptions(&s.addr), withVariables(options)...)
}
