package main

import (
	"errors"
	"fmt"
	"math"
	"net/netip"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxDrain limits -drain, so that a typing mistake cannot make the program seem to ignore SIGTERM.
const maxDrain = 10 * time.Minute

func setDrain(s *settings, v string) error {
	d, err := time.ParseDuration(v)
	if err != nil || d < 0 || d > maxDrain {
		return errors.New("write a time such as 5s or 1m30s, at most 10m, or 0 for none")
	}
	s.drain = d
	return nil
}

func setConnections(s *settings, v string) error { return setCount(&s.connections, v, 1_000_000) }

func setClientRate(s *settings, v string) error {
	if v == "0" {
		s.clientRate = 0
		return nil
	}
	if setCount(&s.clientRate, v, 100_000) != nil {
		return errors.New("write how many requests a minute, from 1 to 100000, or 0 for no limit")
	}
	return nil
}

func setClientBurst(s *settings, v string) error { return setCount(&s.clientBurst, v, 100_000) }

// setProxies parses addresses and networks.
func setProxies(s *settings, v string) error {
	var proxies []string
	for text := range strings.SplitSeq(v, ",") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		network, err := netip.ParsePrefix(text)
		if address, single := netip.ParseAddr(text); single == nil && address.Zone() == "" {
			network, err = address.Unmap().Prefix(address.Unmap().BitLen())
		}
		if err != nil || network.Addr().Is4In6() {
			return fmt.Errorf("%q is no address: write addresses or networks such as 127.0.0.1,10.0.0.0/8,fd00::/8", text)
		}
		proxies = append(proxies, network.Masked().String())
	}
	s.proxies = proxies
	return nil
}

// forwardedFor is the header in which most proxies say who the client is.
const forwardedFor = "X-Forwarded-For"

// headerName matches the names of headers that somebody may have chosen for the address of a client.
var headerName = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

func setClientHeader(s *settings, v string) error {
	if !headerName.MatchString(v) || strings.EqualFold(v, "Forwarded") {
		return errors.New("write X-Forwarded-For, or the name of a header with one address, such as X-Real-IP")
	}
	if s.proxies == nil && !strings.EqualFold(v, forwardedFor) { // -proxies was read before
		return errors.New("it is read only from proxies: name them with -proxies or UNKNOT_PROXIES")
	}
	s.clientHeader = v
	return nil
}

// setCount parses a number from 1 to most.
func setCount(to *int, v string, most int) error {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > most {
		return fmt.Errorf("write a number from 1 to %d", most)
	}
	*to = n
	return nil
}

// units lists the units of GOMEMLIMIT and the decimal ones. Longer suffixes come first: B is the end of all others.
var units = []struct {
	suffix string
	bytes  float64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"TiB", 1 << 40}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1},
}

// minMemory is the memory in bytes that the smallest site needs with an empty cache.
const minMemory = 16 << 20

// minCache is the smallest cache in bytes. It holds the pages that most people read.
const minCache = 1 << 20

// maxCache is the largest cache in bytes. Larger ones are typing mistakes.
const maxCache = 64 << 30

func setCache(s *settings, v string) error {
	n, ok := parseSize(v)
	if !ok || n < minCache || n > maxCache {
		return errors.New("write a size such as 24MiB or 1GiB, from 1MiB to 64GiB")
	}
	s.cache = n
	return nil
}

// setMemory parses a memory limit in the syntax of GOMEMLIMIT; "off" sets no limit and "" leaves the default.
func setMemory(s *settings, v string) error {
	switch v {
	case "":
		return nil
	case "off":
		s.memory = math.MaxInt64
		return nil
	}
	n, ok := parseSize(v)
	if !ok || n < minMemory {
		return errors.New("write a size such as 150MiB or 1GiB, at least 16MiB, or off")
	}
	s.memory = n
	return nil
}

// parseSize parses a number of bytes with a unit.
func parseSize(v string) (bytes int64, ok bool) {
	for _, unit := range units {
		number, ok := strings.CutSuffix(v, unit.suffix)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(number, 64)
		if n *= unit.bytes; err != nil || !(n >= 0 && n <= 1<<50) { // false for NaN too
			break
		}
		return int64(n), true
	}
	return 0, false
}
