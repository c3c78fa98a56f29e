package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
)

// errUsage ends the program with status 2. The command has printed the problem.
var errUsage = errors.New("wrong usage")

// option is one setting of a command: a flag, and an environment variable that applies without it.
type option struct {
	flag      string // the name of the flag, "" if there is only a variable
	variable  string // the name of the environment variable, "" if there is only a flag
	unless    string // another flag; if that or its variable is set, this option is ignored
	byDefault string // the value if neither is set; true or false for a flag that needs no value
	help      string
	set       func(string) error // parses and stores a value; its error says what to write instead
}

// into returns a function that parses a value and stores it in to, for the field set of an option.
func into[T any](to *T, parse func(string) (T, error)) func(string) error {
	return func(v string) error {
		parsed, err := parse(v)
		if err == nil {
			*to = parsed
		}
		return err
	}
}

// variableOf returns the name of the environment variable for a flag.
func variableOf(flag string) string {
	return "UNKNOT_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// flags returns an empty flag set for the command with a name. usage is the text that follows the name in the help: the
// arguments, and what the command does.
func (e env) flags(name, usage string) *flag.FlagSet {
	f := flag.NewFlagSet("unknot "+name, flag.ContinueOnError)
	f.SetOutput(e.stderr)
	f.Usage = func() {
		fmt.Fprintf(e.stderr, "Usage: unknot %s%s\n\n", name, usage)
		f.PrintDefaults()
	}
	return f
}

// oneOf adds a flag whose value must be one of values. The first of them is the default.
func oneOf(f *flag.FlagSet, name, help string, values ...string) *string {
	value := values[0]
	f.Func(name, help+": "+strings.Join(values, ", "), func(s string) error {
		if value = s; !slices.Contains(values, s) {
			return errors.New("write one of " + strings.Join(values, ", "))
		}
		return nil
	})
	return &value
}

// parse parses the flags in args, which may come before, between and after at most maxArgs other arguments. If it
// returns errUsage, it has printed the problem.
func parse(f *flag.FlagSet, args []string, maxArgs int) error {
	var others []string
	err := f.Parse(args)
	for err == nil && f.NArg() > 0 {
		others = append(others, f.Arg(0))
		err = f.Parse(f.Args()[1:])
	}
	if err == nil {
		err = f.Parse(append([]string{"--"}, others...))
	}
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

// readOptions sets options, in their order, from the arguments of a command and from environment variables. If it
// returns errUsage, it has printed the problem.
func (e env) readOptions(command string, options []option, args []string) error {
	f := e.flags(command, " [flags]")
	for _, o := range options {
		switch {
		case o.flag == "":
		case o.byDefault == "true" || o.byDefault == "false":
			f.Bool(o.flag, o.byDefault == "true", o.help)
		default:
			f.String(o.flag, o.byDefault, o.help)
		}
	}
	if err := parse(f, args, 0); err != nil {
		return err
	}
	given := map[string]bool{}
	f.Visit(func(set *flag.Flag) { given[set.Name] = true })
	for _, o := range options {
		if o.flag == "" {
			continue // it has no default
		}
		if err := o.set(o.byDefault); err != nil {
			return fmt.Errorf("the default of -%s: %w", o.flag, err)
		}
	}
	for _, o := range options {
		if o.unless != "" && (given[o.unless] || e.variables[variableOf(o.unless)] != "") {
			continue
		}
		var source, value string // where the value comes from, as the error says it; a flag comes before a variable
		if given[o.flag] {
			source, value = "-"+o.flag+" ", f.Lookup(o.flag).Value.String()
		} else if value = e.variables[o.variable]; value != "" {
			source = o.variable + "="
		} else {
			continue
		}
		if err := o.set(value); err != nil {
			fmt.Fprintf(e.stderr, "unknot %s: %s%q: %v\n", command, source, value, err)
			return errUsage
		}
	}
	return nil
}
