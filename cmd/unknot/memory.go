package main

import (
	"runtime/debug"
	"runtime/metrics"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

const (
	usualMemory      = 80 << 20 // bytes that the program keeps to, with the cache full of pages, beside those for connections
	connectionMemory = 20 << 10 // bytes that an open connection takes
)

// limitMemory tells the garbage collector how many bytes the program may take, and returns that number. It is called when the content is
// loaded. With GOMEMLIMIT the runtime has done so already; with -dev, which draws figures too, only what is set counts.
func limitMemory(e env, s settings) int64 {
	if e.getenv("GOMEMLIMIT") != "" || s.dev && s.memory == 0 {
		return debug.SetMemoryLimit(-1)
	}
	limit := memoryLimit(s, heapInUse(), memlimit.FromCgroup)
	debug.SetMemoryLimit(limit)
	return limit
}

// memoryLimit returns how many bytes the program is to keep to: what is set, else what is usual, but no more than a container gives. Content that
// takes loaded bytes may need more than what is usual: a limit near to what is in use would keep the processor busy with collecting garbage. Of
// what the container has, a fifth is left to what the collector does not see, such as the pages of the binary.
func memoryLimit(s settings, loaded int64, cgroup memlimit.Provider) int64 {
	if s.memory > 0 {
		return s.memory
	}
	limit := max(usualMemory, 2*loaded) + connectionMemory*int64(s.connections)
	if most, err := cgroup(); err == nil { // otherwise it has no limit, or this system has no cgroups
		limit = min(limit, int64(min(most, 1<<60)/5*4))
	}
	return limit
}

// heapInUse returns the bytes of objects on the heap, with garbage that is not collected yet.
func heapInUse() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
