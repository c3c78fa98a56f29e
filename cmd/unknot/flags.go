package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"strconv"
)

// errUsage ends the program with status 2. The command has printed the problem.
var errUsage = errors.New("wrong usage")

// option is one setting of a command: a flag, and the environment variables that apply without it.
type option struct {
	flag, help string
	isBool     bool
	byDefault  string // the value if neither the flag nor a variable is set
	set        setter
	variables  []variable // the first that is not empty applies
}

// variable is an environment variable for a setting.
type variable struct {
	name string
	set  setter
}

// setter parses a value into settings. Its error says what to write instead.
type setter func(*settings, string) error

// flags returns an empty flag set of the command with that name.
func (e env) flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet("unknot "+name, flag.ContinueOnError)
	f.SetOutput(e.stderr)
	return f
}

// parse parses the flags in args, and allows at most maxArgs other arguments. Before it returns errUsage it prints the
// problem.
func parse(f *flag.FlagSet, args []string, maxArgs int) error {
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return err
	case err != nil:
		return errUsage
	case f.NArg() > maxArgs:
		fmt.Fprintf(f.Output(), "%s: %q is one argument too many\n", f.Name(), f.Arg(maxArgs))
		f.Usage()
		return errUsage
	}
	return nil
}

// settings parses the settings of a command from its arguments and from environment variables. Before it returns errUsage it
// prints the problem.
func (e env) settings(command string, options []option, args []string) (settings, error) {
	var s settings
	f := e.flags(command)
	for _, o := range options {
		if o.isBool {
			f.Bool(o.flag, o.byDefault == "true", o.help)
		} else {
			f.String(o.flag, o.byDefault, o.help)
		}
	}
	if err := parse(f, args, 0); err != nil {
		return s, err
	}
	given := map[string]bool{}
	f.Visit(func(set *flag.Flag) { given[set.Name] = true })
	for _, o := range options {
		if err := e.apply(o, &s, given[o.flag], f.Lookup(o.flag).Value.String()); err != nil {
			fmt.Fprintf(e.stderr, "unknot %s: %v\n", command, err)
			return s, errUsage
		}
	}
	return s, nil
}

// apply sets o to the value of its flag if that is given, else of its first variable that is set, else to its default.
func (e env) apply(o option, s *settings, given bool, value string) error {
	if given {
		if err := o.set(s, value); err != nil {
			return fmt.Errorf("-%s %q: %w", o.flag, value, err)
		}
		return nil
	}
	for _, v := range o.variables {
		value := e.getenv(v.name)
		if value == "" {
			continue
		}
		if err := v.set(s, value); err != nil {
			return fmt.Errorf("%s=%q: %w", v.name, value, err)
		}
		return nil
	}
	return o.set(s, o.byDefault)
}

// addrOption is the address that serve listens on and that health requests.
var addrOption = option{
	flag: "addr", byDefault: "localhost:8080", set: setAddr,
	help:      "`address` to listen on; also UNKNOT_ADDR, or PORT for the port alone",
	variables: []variable{{"UNKNOT_ADDR", setAddr}, {"PORT", setPort}},
}

// setAddr sets the address to listen on: host:port, where the host may be empty.
func setAddr(s *settings, v string) error {
	if err := checkListenAddr(v); err != nil {
		return err
	}
	s.addr = v
	return nil
}

// checkListenAddr returns what to write instead of v, nil if v is an address to listen on.
func checkListenAddr(v string) error {
	_, port, err := net.SplitHostPort(v)
	if err != nil {
		return errors.New("write host and port, such as localhost:8080 or :8080")
	}
	if _, err := net.LookupPort("tcp", port); err != nil || port == "" { // a name such as http is a port too
		return errors.New("write a port from 1 to 65535, or 0 for any that is free")
	}
	return nil
}

// setPort makes the server listen on that port of all interfaces, as platforms that set PORT expect.
func setPort(s *settings, v string) error {
	if _, err := strconv.ParseUint(v, 10, 16); err != nil {
		return errors.New("write a port from 1 to 65535, or 0 for any that is free")
	}
	s.addr = ":" + v
	return nil
}
