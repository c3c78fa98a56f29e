package web_test

import (
	"bufio"
	"cmp"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

// expectation matches an expectation in a script. A script is a list of cases with empty lines between them. A case is
// a request line, which is sent as it is, followed by header lines and expectations. "text" is the body without tags,
// and ~ matches a regular expression.
//
//	GET /stretches?position=chair
//	Accept-Encoding: identity
//	code == 200
//	header Vary == Accept-Encoding
//	text contains Neck turn
//	body !~ \{[a-z]+\}
var expectation = regexp.MustCompile(`^(code|body|text|header \S+) (==|!=|contains|!contains|~|!~)(?: (.*))?$`)

// runScript runs the script in a file against the site at base.
func runScript(t *testing.T, base, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var request string
	var headers []string
	var a *answer
	for n, line := range strings.Split(string(data), "\n") {
		at := fmt.Sprintf("%s:%d: %s", name, n+1, request)
		field, _, _ := strings.Cut(line, " ")
		check := expectation.FindStringSubmatch(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "":
			if request != "" && a == nil {
				t.Errorf("%s: no expectations", at)
			}
			request, headers, a = "", nil, nil
		case request == "":
			request = line
		case strings.HasSuffix(field, ":") && a == nil:
			headers = append(headers, line)
		case check == nil:
			t.Fatalf("%s: cannot read %q", at, line)
		default:
			if a == nil {
				if a, err = send(base, request, headers); err != nil {
					t.Fatalf("%s: %v", at, err)
				}
			}
			if got, ok := a.holds(check[1], check[2], check[3]); !ok {
				t.Errorf("%s\n\twant %s\n\tfound %.2000s", at, line, got)
			}
		}
	}
}

// send sends the request as it is: the client of net/http would correct some of the addresses in scripts.
func send(base, request string, headers []string) (*answer, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	port := map[string]string{"http": "80", "https": "443"}[u.Scheme]
	conn, err := net.Dial("tcp", net.JoinHostPort(u.Hostname(), cmp.Or(u.Port(), port)))
	if err != nil {
		return nil, err
	}
	if u.Scheme == "https" {
		conn = tls.Client(conn, &tls.Config{ServerName: u.Hostname()})
	}
	defer conn.Close()
	lines := append([]string{request + " HTTP/1.1", "Connection: close"}, headers...)
	if !strings.HasPrefix(strings.Join(headers, "\n"), "Host: ") { // it comes first, if at all
		lines = append(lines, "Host: "+u.Host)
	}
	if _, err := io.WriteString(conn, strings.Join(lines, "\r\n")+"\r\n\r\n"); err != nil {
		return nil, err
	}
	method, _, _ := strings.Cut(request, " ")
	response, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return &answer{response.StatusCode, response.Header, string(body)}, err
}

// holds reports whether an expectation is true, and returns the actual value.
func (a *answer) holds(subject, operator, want string) (string, bool) {
	var got string
	switch name, _ := strings.CutPrefix(subject, "header "); subject {
	case "code":
		got = fmt.Sprint(a.code)
	case "body":
		got = a.body
	case "text":
		got = text(a.body)
	default:
		got = strings.Join(a.header.Values(name), "\n")
	}
	bare, not := strings.CutPrefix(operator, "!")
	switch bare {
	case "==", "=":
		return got, (got == want) != not
	case "contains":
		return got, strings.Contains(got, want) != not
	}
	return got, regexp.MustCompile(want).MatchString(got) != not
}
