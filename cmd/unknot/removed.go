package main

import (
	"fmt"
	"slices"
	"strings"
)

// removedOptions lists the flags that serve no longer has, with what to do instead. Each had an environment variable
// too.
var removedOptions = []struct{ flag, instead string }{
	{"log-format", "the log is JSON; jq turns its lines into others"},
	{"log-readers", "the log says nothing about readers; let the proxy log their addresses"},
	{"hsts-subdomains", "let the proxy add includeSubDomains to Strict-Transport-Security"},
	{"finish", "requests under way have " + finishTime.String() + " to end"},
	{"header-timeout", "a client has " + headerTimeout.String() + " to send the header of a request"},
	{"read-timeout", "a client has " + readTimeout.String() + " to send a request"},
	{"write-timeout", "a client has " + writeTimeout.String() + " until it has read the response; let the proxy read for slow clients"},
	{"idle-timeout", "a connection stays open for " + idleTimeout.String() + " between two requests; let the proxy keep its connections for less"},
	{"renders", "half of the processors render; start more replicas for more"},
	{"queue", "as many requests wait as can be rendered soon; start more replicas for more"},
}

// checkRemoved returns errUsage if args or a variable set an option that serve no longer has. It then has printed what
// to do instead.
func (e env) checkRemoved(args []string) error {
	for _, o := range removedOptions {
		name := variableOf(o.flag)
		if slices.ContainsFunc(args, func(arg string) bool { return isFlag(arg, o.flag) }) {
			name = "-" + o.flag
		} else if e.getenv(name) == "" {
			continue
		}
		fmt.Fprintf(e.stderr, "unknot serve: %s is gone: %s\n", name, o.instead)
		return errUsage
	}
	return nil
}

// isFlag reports whether arg is the flag with a name, written with one hyphen or two, and with or without a value.
func isFlag(arg, name string) bool {
	arg, _, _ = strings.Cut(arg, "=")
	return arg == "-"+name || arg == "--"+name
}
