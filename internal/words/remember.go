package words

import "sync"

// remembered returns a function that does what f does, and remembers the results: while a text is written, all others
// stay as they are. Callers must not change a result.
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
