package command_test

import (
	"net"
	"testing"

	"unknot/internal/command"
)

// Without a setting, the address of the site is one on this machine. For port 0 it has the port that the system chose.
func TestLocalURLIsOnThisMachine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ addr, actual, want string }{
		{"localhost:8080", "127.0.0.1:8080", "http://localhost:8080"},
		{":0", "[::]:46327", "http://localhost:46327"},
		{"0.0.0.0:81", "0.0.0.0:81", "http://localhost:81"},
		{"[::]:81", "[::]:81", "http://localhost:81"},
		{"[::1]:0", "[::1]:46327", "http://[::1]:46327"},
		{"[fe80::1%eth0]:81", "[fe80::1%eth0]:81", "http://[fe80::1]:81"},
		{"backs.example:0", "192.0.2.1:46327", "http://backs.example:46327"},
		{":http", "[::]:80", "http://localhost:80"},
	} {
		actual, err := net.ResolveTCPAddr("tcp", test.actual)
		if err != nil {
			t.Fatal(err)
		}
		if got := command.LocalURL(test.addr, actual); got != test.want {
			t.Errorf("%s, listening on %s: %s, want %s", test.addr, test.actual, got, test.want)
		}
	}
}
