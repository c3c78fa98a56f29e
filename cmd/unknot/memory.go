package main

import (
	"runtime/debug"
	"runtime/metrics"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

const (
	fixedMemory      = 32 << 20 // bytes that the program needs without connections and cache, including rendering
	cacheMemory      = 2        // bytes for each byte of the cache, as removed responses stay until the garbage collector runs
	connectionMemory = 20 << 10 // bytes of an open connection
)

// limitMemory sets the memory limit of the runtime and returns it, in bytes. Call it once the content is loaded. If
// GOMEMLIMIT is set, the runtime has applied that already. With -dev there is no default, as content is loaded
// repeatedly.
func limitMemory(e env, s settings) int64 {
	if e.variables["GOMEMLIMIT"] != "" || s.dev && s.memory == 0 {
		return debug.SetMemoryLimit(-1)
	}
	limit := memoryLimit(s, heapInUse(), memlimit.FromCgroup)
	debug.SetMemoryLimit(limit)
	return limit
}

// memoryLimit returns the memory limit in bytes: the setting, or else the default. The default is at most four fifths
// of the container's memory; the rest is for memory that the garbage collector does not count, such as the pages of the
// binary. loaded is the size of the heap after loading. A limit close to that would keep the collector running all the
// time, so the default leaves room for at least twice as much.
func memoryLimit(s settings, loaded int64, cgroup memlimit.Provider) int64 {
	if s.memory > 0 {
		return s.memory
	}
	limit := max(fixedMemory+cacheMemory*s.cache, 2*loaded) + connectionMemory*int64(s.connections)
	if available, err := cgroup(); err == nil { // an error means no limit, or no cgroups
		const most = 1 << 60 // fits into an int64
		limit = min(limit, int64(min(available, most)/5*4))
	}
	return limit
}

// heapInUse returns the bytes of objects on the heap, including garbage.
func heapInUse() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
