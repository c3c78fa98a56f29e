package web_test

import (
	"reflect"
	"testing"

	"unknot/internal/web"
)

// A setting that could be changed while requests are answered would be a data race.
func TestServerHidesItsSettings(t *testing.T) {
	t.Parallel()
	for _, field := range reflect.VisibleFields(reflect.TypeFor[web.Server]()) {
		if field.IsExported() {
			t.Errorf("web.Server shows %s, which anyone could change while it serves", field.Name)
		}
	}
}
