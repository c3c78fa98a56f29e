package words

import "sync"

// remembered returns a function that does what f does and remembers its results, because most texts stay the same while
// one is written. Callers must not change a result.
func remembered[T any](f func(text string) T) func(string) T {
	var results sync.Map
	return func(text string) T {
		if known, found := results.Load(text); found {
			return known.(T)
		}
		result := f(text)
		results.Store(text, result)
		return result
	}
}
