package templates

import "unknot/internal/catalog"

func claimsOf(tasks []*catalog.Task) []*catalog.Claim {
	return gather(tasks, func(t *catalog.Task) []*catalog.Claim { return t.Claims })
}

func sourcesOf(tasks []*catalog.Task) []*catalog.Source {
	return gather(tasks, func(t *catalog.Task) []*catalog.Source { return t.Sources })
}

// gather returns the values that the tasks have, each once.
func gather[T comparable](tasks []*catalog.Task, of func(*catalog.Task) []T) []T {
	var out []T
	seen := map[T]bool{}
	for _, t := range tasks {
		for _, v := range of(t) {
			if !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	return out
}
