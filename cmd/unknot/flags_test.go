package main

import (
	"io"
	"testing"
)

// A flag beats its variable, which beats PORT, which beats what is usual.
func TestSettings(t *testing.T) {
	t.Parallel()
	usual := settings{addr: "localhost:8080", url: "http://localhost:8080", emergency: "999", advice: "111", offline: true}
	with := func(change func(*settings)) settings {
		s := usual
		change(&s)
		return s
	}
	variables := map[string]string{
		"PORT": "9000", "UNKNOT_ADDR": "127.0.0.1:9001", "UNKNOT_URL": "https://a.example", "UNKNOT_EMERGENCY": "112", "UNKNOT_ADVICE": "116 117", "UNKNOT_OFFLINE": "false",
	}
	for _, test := range []struct {
		name string
		env  map[string]string
		args []string
		want settings
	}{
		{"nothing", nil, nil, usual},
		{"PORT", map[string]string{"PORT": "9000"}, nil, with(func(s *settings) { s.addr, s.url = ":9000", "http://localhost:9000" })},
		{"any address of this machine", nil, []string{"-addr", "0.0.0.0:81"}, with(func(s *settings) { s.addr, s.url = "0.0.0.0:81", "http://localhost:81" })},
		{"one address of this machine", nil, []string{"-addr", "[::1]:81"}, with(func(s *settings) { s.addr, s.url = "[::1]:81", "http://[::1]:81" })},
		{"any port", nil, []string{"-addr", "127.0.0.1:0"}, with(func(s *settings) { s.addr = "127.0.0.1:0" })},
		{"variables", variables, nil, settings{addr: "127.0.0.1:9001", url: "https://a.example", emergency: "112", advice: "116 117"}},
		{"flags", variables, []string{"-addr", ":0", "-url", "http://b.example:81", "-emergency", "911", "-advice", "811", "-offline", "-dev"},
			settings{addr: ":0", url: "http://b.example:81", emergency: "911", advice: "811", offline: true, dev: true}},
		{"empty variables", map[string]string{"PORT": "", "UNKNOT_ADDR": "", "UNKNOT_URL": "", "UNKNOT_EMERGENCY": "", "UNKNOT_ADVICE": "", "UNKNOT_OFFLINE": ""}, nil, usual},
		{"no number for advice, by variable", map[string]string{"UNKNOT_ADVICE": "none"}, nil, with(func(s *settings) { s.advice = "" })},
		{"no number for advice, by flag", map[string]string{"UNKNOT_ADVICE": "116 117"}, []string{"-advice", ""}, with(func(s *settings) { s.advice = "" })},
		{"nothing kept on devices", nil, []string{"-offline=false"}, with(func(s *settings) { s.offline = false })},
		{"a slash after the address", nil, []string{"-url", "https://a.example/"}, with(func(s *settings) { s.url = "https://a.example" })},
		{"an address of numbers", nil, []string{"-url", "http://[::1]:8080", "-addr", "[::1]:8080"}, with(func(s *settings) { s.url, s.addr = "http://[::1]:8080", "[::1]:8080" })},
		{"a number from abroad", nil, []string{"-emergency", "+44 999"}, with(func(s *settings) { s.emergency = "+44 999" })},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e := env{stdout: io.Discard, stderr: io.Discard, getenv: func(name string) string { return test.env[name] }}
			got, err := e.settings(test.args)
			if err != nil || got != test.want {
				t.Errorf("%+v, %v\nwant %+v", got, err, test.want)
			}
		})
	}
}
