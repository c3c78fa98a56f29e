package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

// loaded holds what wrk measures.
type loaded struct {
	rate float64 // requests per second
	p99  float64 // milliseconds
}

var (
	printedRate  = regexp.MustCompile(`Requests/sec:\s*([0-9.]+)`)
	printedP99   = regexp.MustCompile(`99%\s+([0-9.]+(?:us|ms|s|m))`)
	printedError = regexp.MustCompile(`Socket errors.*`)
)

// wrk runs wrk at a niceness. It fails if a connection fails, but not if floods are answered with errors.
func wrk(ctx context.Context, niceness int, args ...string) (loaded, error) {
	out, err := exec.CommandContext(ctx, "nice", append([]string{"-n", strconv.Itoa(niceness), "wrk", "--timeout", "30s"}, args...)...).Output()
	if err != nil {
		return loaded{}, fmt.Errorf("wrk: %w", err)
	}
	if failure := printedError.Find(out); failure != nil {
		return loaded{}, fmt.Errorf("wrk: %s", failure)
	}
	var l loaded
	if m := printedRate.FindSubmatch(out); m != nil {
		l.rate, err = strconv.ParseFloat(string(m[1]), 64)
	}
	if m := printedP99.FindSubmatch(out); m != nil {
		var d time.Duration
		d, err = time.ParseDuration(string(m[1]))
		l.p99 = float64(d.Microseconds()) / 1000
	}
	return l, errors.Join(err, ctx.Err())
}

// lua is a script for wrk that asks for what a filled-in name says: as a reader for one page every two milliseconds, or
// else for an address that nobody has asked for. About every sixth of the filters of /stretches is ticked, in page
// order, so that a query is canonical and is not redirected.
const lua = `
local name, boxes, threads = %q, %s, 0
function setup(t) t:set("seed", threads); threads = threads + 1 end
function init() math.randomseed(os.time() * 1000 + seed) end
if name == "alone" then function delay() return 2 end end
local function hex() return string.format("%%x", math.random(0, 2^40)) end
local paths = {
	alone = function() return "/about" end,
	filters = function()
		local ticked = {}
		for _, box in ipairs(boxes) do if math.random(6) == 1 then table.insert(ticked, box) end end
		return "/stretches?" .. table.concat(ticked, "&")
	end,
	searches = function() return "/search?q=neck+" .. hex() end,
	sheets = function()
		local sheet = "/handout?sheet=1"
		for _ = 1, 6 do sheet = sheet .. string.format(".%%dc-%%dh%%de", math.random(30), math.random(5), 5 * math.random(6)) end
		return sheet
	end,
	wrong = function() return "/" .. hex() end,
}
function request() return wrk.format("GET", paths[name](), {["Accept-Encoding"] = "br"}) end
`

var checkbox = regexp.MustCompile(`<input[^>]*type="checkbox"[^>]*name="([a-z-]+)"[^>]*value="([^"]*)"`)

// askFor runs wrk with the script lua.
func askFor(ctx context.Context, name string, niceness int, site *process, args ...string) (loaded, error) {
	page, err := get(ctx, site.url+"/stretches", "identity", "")
	if err != nil {
		return loaded{}, err
	}
	boxes := ""
	for _, box := range checkbox.FindAllSubmatch(page.body, -1) {
		boxes += fmt.Sprintf("%q,", string(box[1])+"="+string(box[2]))
	}
	file, err := os.CreateTemp("", "*.lua")
	if err != nil {
		return loaded{}, err
	}
	defer os.Remove(file.Name())
	_, err = fmt.Fprintf(file, lua, name, "{"+boxes+"}")
	if err := errors.Join(err, file.Close()); err != nil {
		return loaded{}, err
	}
	return wrk(ctx, niceness, append(args, "-t1", "-s", file.Name(), site.url)...)
}

// floods measures how long a reader waits for a cached page, alone and beside 128 clients who ask for what no cache
// holds, without a pause. The clients have the lowest priority of the system, as if they were on other machines, so
// that they take time only from what is idle.
func floods(ctx context.Context, program string, r *results) error {
	site, err := startProcess(ctx, program, "serve", "-addr", "localhost:0")
	if err != nil {
		return err
	}
	defer site.stop()
	read := func(name string) error {
		load, err := askFor(ctx, "alone", 0, site, "-c1", "-d3s", "--latency")
		r.add("Reader/"+name, load.p99, "ms")
		return err
	}
	for range floodRounds {
		if err := read("alone"); err != nil {
			return err
		}
		for _, name := range []string{"filters", "searches", "sheets", "wrong"} {
			var load loaded
			clients := make(chan error, 1)
			go func() {
				var err error
				load, err = askFor(ctx, name, 19, site, "-c128", "-d4s")
				clients <- err
			}()
			if err := errors.Join(read(name), <-clients); err != nil {
				return err
			}
			r.add("Flood/"+name, load.rate, "requests/s")
		}
	}
	mb, err := site.memory("VmHWM")
	r.add("Memory/floods", mb, "MB")
	return err
}
