package command

import (
	"errors"
	"flag"
	"fmt"
	"strings"
)

// Option is one setting of a command: a flag, and an environment variable that applies without it.
type Option struct {
	Flag      string // the name of the flag, "" if there is only a variable
	Variable  string // the name of the environment variable, "" if there is only a flag
	Unless    string // another flag; if that or its variable is set, this option is ignored
	ByDefault string // the value if neither is set
	Help      string
	Set       func(string) error // parses and stores a value; its error says what to write instead
}

// Into returns a function that parses a value and stores it in to, for the field Set of an option.
func Into[T any](to *T, parse func(string) (T, error)) func(string) error {
	return func(v string) error {
		parsed, err := parse(v)
		if err == nil {
			*to = parsed
		}
		return err
	}
}

// VariableOf returns the name of the environment variable for a flag.
func VariableOf(flag string) string {
	return "UNKNOT_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// Flags returns an empty flag set for the command with a name. usage is the text that follows the name in the help: the
// arguments, and what the command does.
func (p Program) Flags(name, usage string) *flag.FlagSet {
	f := flag.NewFlagSet(p.Name+" "+name, flag.ContinueOnError)
	f.SetOutput(p.Stderr)
	f.Usage = func() {
		fmt.Fprintf(p.Stderr, "Usage: %s %s%s\n\n", p.Name, name, usage)
		f.PrintDefaults()
	}
	return f
}

// Parse parses the flags in args, which may come before, between and after at most maxArgs other arguments. If it
// returns ErrUsage, it has printed the problem.
func Parse(f *flag.FlagSet, args []string, maxArgs int) error {
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
		return ErrUsage
	case f.NArg() > maxArgs:
		fmt.Fprintf(f.Output(), "%s: %q is one argument too many\n", f.Name(), f.Arg(maxArgs))
		f.Usage()
		return ErrUsage
	}
	return nil
}

// ReadOptions sets options, in their order, from the arguments of a command and from environment variables. If it
// returns ErrUsage, it has printed the problem.
func (p Program) ReadOptions(command string, options []Option, args []string) error {
	f := p.Flags(command, " [flags]")
	for _, o := range options {
		if o.Flag != "" {
			f.String(o.Flag, o.ByDefault, o.Help)
		}
	}
	if err := Parse(f, args, 0); err != nil {
		return err
	}
	given := map[string]bool{}
	f.Visit(func(set *flag.Flag) { given[set.Name] = true })
	for _, o := range options {
		if o.Flag == "" {
			continue // it has no default
		}
		if err := o.Set(o.ByDefault); err != nil {
			return fmt.Errorf("the default of -%s: %w", o.Flag, err)
		}
	}
	for _, o := range options {
		if o.Unless != "" && (given[o.Unless] || p.Variables[VariableOf(o.Unless)] != "") {
			continue
		}
		var source, value string // where the value comes from, as the error says it; a flag comes before a variable
		if given[o.Flag] {
			source, value = "-"+o.Flag+" ", f.Lookup(o.Flag).Value.String()
		} else if value = p.Variables[o.Variable]; value != "" {
			source = o.Variable + "="
		} else {
			continue
		}
		if err := o.Set(value); err != nil {
			fmt.Fprintf(p.Stderr, "%s %s: %s%q: %v\n", p.Name, command, source, value, err)
			return ErrUsage
		}
	}
	return nil
}
