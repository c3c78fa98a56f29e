package deploy_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// siteHost is the name of the site in the configurations.
const siteHost = "unknot.example"

// readerAddr is the address from which readers connect, unlike any other of these tests.
const readerAddr = "127.9.9.9"

// certificate is a certificate of siteHost in files, with its key.
type certificate struct {
	cert, key string // paths
	roots     *x509.CertPool
}

// newCertificate writes a certificate that is valid for an hour to dir.
func newCertificate(t testing.TB, dir string) certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{siteHost}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	c := certificate{filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"), x509.NewCertPool()}
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	keyPEM := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER})
	c.roots.AppendCertsFromPEM(certPEM)
	for name, data := range map[string][]byte{c.cert: certPEM, c.key: keyPEM} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// client sends requests to one server. It neither follows redirects nor decompresses.
type client struct {
	http *http.Client
	base string
	addr string
}

// newClient returns a client of the server that listens at addr, with TLS.
func newClient(addr string, roots *x509.CertPool) *client {
	dialer := net.Dialer{Timeout: waitLimit, LocalAddr: &net.TCPAddr{IP: net.ParseIP(readerAddr)}}
	transport := &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return dialer.DialContext(ctx, "tcp", addr)
		},
		DisableCompression:  true,
		MaxIdleConnsPerHost: 64,
		TLSClientConfig:     &tls.Config{RootCAs: roots},
	}
	return &client{base: "https://" + siteHost, addr: addr, http: &http.Client{
		Transport: transport, Timeout: waitLimit,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// dial opens a TLS connection of the reader.
func (c *client) dial(t *testing.T) *tls.Conn {
	t.Helper()
	transport := c.http.Transport.(*http.Transport)
	conn, err := transport.DialContext(t.Context(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	return c.encrypt(conn).(*tls.Conn)
}

// encrypt returns conn with TLS, or as it is if the client speaks plain HTTP.
func (c *client) encrypt(conn net.Conn) net.Conn {
	if strings.HasPrefix(c.base, "http:") {
		return conn
	}
	config := c.http.Transport.(*http.Transport).TLSClientConfig.Clone()
	config.ServerName = siteHost
	return tls.Client(conn, config)
}

// response is an answer with its whole body.
type response struct {
	status int
	header http.Header
	body   []byte
}

// get requests a path in an encoding: br, gzip or identity. The other headers are pairs of names and values.
func (c *client) get(path, encoding string, headers ...string) (response, error) {
	r, err := http.NewRequest(http.MethodGet, c.base+path, nil)
	if err != nil {
		return response{}, err
	}
	r.Header.Set("Accept-Encoding", encoding)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return response{}, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return response{}, fmt.Errorf("%s: %w", path, err)
	}
	return response{answer.StatusCode, answer.Header, body}, nil
}

// mustGet is like get, and fails the test on an error or another status.
func (c *client) mustGet(t testing.TB, status int, path, encoding string, headers ...string) response {
	t.Helper()
	r, err := c.get(path, encoding, headers...)
	if err != nil {
		t.Fatal(err)
	}
	if r.status != status {
		t.Fatalf("%s in %s: status %d, want %d\n%.300s", path, encoding, r.status, status, r.body)
	}
	return r
}

// plain returns the decompressed body.
func (r response) plain() ([]byte, error) {
	switch encoding := r.header.Get("Content-Encoding"); encoding {
	case "":
		return r.body, nil
	case "br":
		return io.ReadAll(brotli.NewReader(bytes.NewReader(r.body)))
	case "gzip":
		z, err := gzip.NewReader(bytes.NewReader(r.body))
		if err != nil {
			return nil, err
		}
		return io.ReadAll(z)
	default:
		return nil, fmt.Errorf("an unknown encoding, %s", encoding)
	}
}

// pages returns the paths that the sitemap lists.
func (c *client) pages(t testing.TB) []string {
	t.Helper()
	var list struct {
		URLs []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(c.mustGet(t, http.StatusOK, "/sitemap.xml", "identity").body, &list); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, text := range list.URLs {
		u, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, cmp.Or(u.Path, "/"))
	}
	if len(paths) < 100 {
		t.Fatalf("the sitemap has %d pages", len(paths))
	}
	return paths
}

// assetLink matches the address of a file with a hash, without its fragment.
var assetLink = regexp.MustCompile(`"(/static/[^"?#\s]*\.([0-9a-f]{8})\.[a-z]+)[^"]*"`)

// getPage requests a page, checks that it is whole and returns the files that it loads and the version of the site that
// it belongs to.
func (c *client) getPage(path, encoding string) (assets []string, version string, err error) {
	r, err := c.get(path, encoding)
	if err != nil {
		return nil, "", err
	}
	if r.status != http.StatusOK {
		return nil, "", fmt.Errorf("%s: status %d: %.200s", path, r.status, r.body)
	}
	if got := cmp.Or(r.header.Get("Content-Encoding"), "identity"); got != encoding {
		return nil, "", fmt.Errorf("%s: a reader who accepts %s gets %s", path, encoding, got)
	}
	plain, err := r.plain()
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", path, err)
	}
	if !bytes.HasSuffix(bytes.TrimSpace(plain), []byte("</html>")) {
		return nil, "", fmt.Errorf("%s has no end", path)
	}
	for _, m := range assetLink.FindAllSubmatch(plain, -1) {
		assets = append(assets, html.UnescapeString(string(m[1])))
	}
	slices.Sort(assets)
	if assets = slices.Compact(assets); len(assets) == 0 {
		return nil, "", fmt.Errorf("%s loads no file", path)
	}
	return assets, r.header.Get("Site-Version"), nil
}

// errOtherVersion is the error of a file whose bytes are those of another version.
var errOtherVersion = errors.New("the file of another version")

// getAsset requests a file with a hash in its name, and follows a redirect. Its error is errOtherVersion if the bytes
// do not have that hash.
func (c *client) getAsset(path, encoding string) error {
	r, err := c.get(path, encoding)
	if err != nil {
		return err
	}
	if r.status == http.StatusFound {
		to := r.header.Get("Location")
		if err := c.getAsset(to, encoding); err != nil {
			return fmt.Errorf("%s leads to %s: %w", path, to, err)
		}
		return fmt.Errorf("%s: %w, %s", path, errOtherVersion, to)
	}
	if r.status != http.StatusOK {
		return fmt.Errorf("%s: status %d", path, r.status)
	}
	plain, err := r.plain()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	sum := sha256.Sum256(plain)
	if want := hashInName(path); !strings.HasPrefix(hex.EncodeToString(sum[:]), want) {
		return fmt.Errorf("%s has bytes with the hash %x", path, sum[:4])
	}
	return nil
}

// hashInName returns the hash in the path of a file.
func hashInName(path string) string {
	parts := strings.Split(path, ".")
	return parts[len(parts)-2]
}
