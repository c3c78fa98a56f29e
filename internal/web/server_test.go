package web_test

import (
	"reflect"
	"testing"

	"unknot/internal/web"
)

// The server exports no setting: changing one while requests are answered would be a data race.
func TestServerHidesItsSettings(t *testing.T) {
	t.Parallel()
	for _, field := range reflect.VisibleFields(reflect.TypeFor[web.Server]()) {
		if field.IsExported() {
			t.Errorf("web.Server exports %s, which callers could change while it serves", field.Name)
		}
	}
}
