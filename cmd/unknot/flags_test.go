package main

import (
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"unknot/internal/command"
)

// A flag overrides its variable, which overrides PORT, which overrides the default.
func TestFlagOverridesVariable(t *testing.T) {
	t.Parallel()
	usual := settings{addr: "localhost:8080", emergency: "999", advice: "111",
		crisis: "111 and choose the mental health option, or Samaritans on 116 123", drain: 5 * time.Second}
	changed := func(change func(*settings)) settings {
		s := usual
		change(&s)
		return s
	}
	variables := map[string]string{
		"PORT": "9000", "UNKNOT_ADDR": "127.0.0.1:9001", "UNKNOT_URL": "https://a.example", "UNKNOT_EMERGENCY": "112", "UNKNOT_ADVICE": "116 117", "UNKNOT_CRISIS": "none",
		"UNKNOT_SECURITY_CONTACT": "mailto:a@a.example", "UNKNOT_DRAIN": "1m",
		"UNKNOT_CLIENT_RATE": "30", "UNKNOT_PROXIES": "127.0.0.1, ::1,10.1.2.3/8,", "UNKNOT_METRICS": "localhost:9464",
	}
	for _, test := range []struct {
		name string
		env  map[string]string
		args []string
		want settings
	}{
		{"nothing", nil, nil, usual},
		{"PORT that is overridden", map[string]string{"PORT": "no", "UNKNOT_ADDR": "127.0.0.1:9001"}, nil, changed(func(s *settings) { s.addr = "127.0.0.1:9001" })},
		{"PORT", map[string]string{"PORT": "9000"}, nil, changed(func(s *settings) { s.addr = ":9000" })},
		{"any address of this machine", nil, []string{"-addr", "0.0.0.0:81"}, changed(func(s *settings) { s.addr = "0.0.0.0:81" })},
		{"variables", variables, nil, settings{securityContact: "mailto:a@a.example", addr: "127.0.0.1:9001", url: "https://a.example",
			emergency: "112", advice: "116 117", hasAdvice: true, drain: time.Minute,
			clientRate: 30, proxies: []string{"127.0.0.1/32", "::1/128", "10.0.0.0/8"}, metrics: "localhost:9464"}},
		{"flags", variables, []string{"-addr", ":0", "-url", "http://b.example:81", "-emergency", "911", "-advice", "811", "-crisis",
			"988", "-security-contact", "tel:+44-20-7946-0000", "-drain", "0", "-client-rate", "0", "-proxies", "fd00::/8", "-metrics", ""},
			settings{securityContact: "tel:+44-20-7946-0000", addr: ":0", url: "http://b.example:81", emergency: "911", advice: "811", hasAdvice: true,
				crisis: "988", proxies: []string{"fd00::/8"}}},
		{"no contact and no proxies, by flag", map[string]string{"UNKNOT_SECURITY_CONTACT": "mailto:a@a.example", "UNKNOT_PROXIES": "127.0.0.1"}, []string{"-security-contact", "", "-proxies", ""}, usual},
		{"a plus in an address", nil, []string{"-security-contact", "mailto:security%2Bunknot@unknot.example"}, changed(func(s *settings) { s.securityContact = "mailto:security%2Bunknot@unknot.example" })},
		{"a form for reports", nil, []string{"-security-contact", "https://unknot.example/report?to=us"}, changed(func(s *settings) { s.securityContact = "https://unknot.example/report?to=us" })},
		{"empty variables", map[string]string{"PORT": "", "UNKNOT_ADDR": "", "UNKNOT_URL": "", "UNKNOT_EMERGENCY": "", "UNKNOT_ADVICE": ""}, nil, usual},
		{"no number for advice, by flag", map[string]string{"UNKNOT_ADVICE": "116 117"}, []string{"-advice", "none"}, changed(func(s *settings) { s.advice, s.hasAdvice = "", true })},
		{"a slash after the address", nil, []string{"-url", "https://a.example/"}, changed(func(s *settings) { s.url = "https://a.example" })},
		{"an address of numbers", nil, []string{"-url", "http://[::1]:8080", "-addr", "[::1]:8080"}, changed(func(s *settings) { s.url, s.addr = "http://[::1]:8080", "[::1]:8080" })},
		{"a number from abroad", nil, []string{"-emergency", "+44 999"}, changed(func(s *settings) { s.emergency = "+44 999" })},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := command.Program{Stdout: io.Discard, Stderr: io.Discard, Variables: test.env}
			var got settings
			err := p.ReadOptions("serve", got.options(), test.args)
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("%+v, %v\nwant %+v", got, err, test.want)
			}
		})
	}
}

// Serve does not start with a variable that is no setting, or with phone numbers of two countries. It says what to do.
func TestWrongSettingsAreRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		variables map[string]string
		args      []string
		want      string // "" if it starts
	}{
		{map[string]string{"UNKNOT_EMERGNCY": "112"}, nil, "UNKNOT_EMERGNCY is no setting: did you mean UNKNOT_EMERGENCY?"},
		{map[string]string{"UNKNOT_emergency": "112"}, nil, "UNKNOT_emergency is no setting: did you mean UNKNOT_EMERGENCY?"},
		{map[string]string{"UNKNOT_SECURITY": "mailto:a@a.example"}, nil, "UNKNOT_SECURITY is no setting: did you mean UNKNOT_SECURITY_CONTACT?"},
		{map[string]string{"UNKNOT_PHONE": "112", "HOME": "/"}, nil, "UNKNOT_PHONE is no setting, or no more: take it out; `unknot serve -h` lists the settings"},
		{map[string]string{"UNKNOT_DEV": "1"}, nil, "UNKNOT_DEV is no setting, or no more: take it out; `unknot serve -h` lists the settings"},
		{map[string]string{"UNKNOT_": ""}, nil, "UNKNOT_ is no setting, or no more: take it out; `unknot serve -h` lists the settings"},
		{map[string]string{"UNKNOT_EMERGENCY": "112"}, nil, "with the emergency number 112, set -advice or UNKNOT_ADVICE too: a number for medical advice, or none"},
		{nil, []string{"-emergency", "+44 999", "-crisis", "988"}, "with the emergency number +44 999, set -advice or UNKNOT_ADVICE too: a number for medical advice, or none"},
		{map[string]string{"UNKNOT_EMERGENCY": "112", "UNKNOT_ADVICE": "none"}, nil, ""},
		{map[string]string{"UNKNOT_ADVICE": "111", "UNKNOT_METRICS": ""}, []string{"-emergency", "112"}, ""},
	} {
		var printed strings.Builder
		e := env{Program: command.Program{Name: "unknot", Stdout: io.Discard, Stderr: &printed, Variables: test.variables}}
		var set settings
		err := e.readSettings(&set, "serve", set.options(), test.args)
		want := ""
		if test.want != "" {
			want = "unknot serve: " + test.want + "\n"
		}
		if errors.Is(err, command.ErrUsage) != (want != "") || printed.String() != want {
			t.Errorf("%v %v: %v, %q, want %q", test.variables, test.args, err, printed.String(), want)
		}
	}
}
