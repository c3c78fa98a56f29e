package preview_test

import (
	"testing"

	"unknot/internal/preview"
)

// A picture whose upper part is no PNG is an error, not an empty picture.
func TestPanelThatIsNoPicture(t *testing.T) {
	t.Parallel()
	if data, err := (preview.Picture{Panel: []byte("no picture"), Title: "Cat-cow"}).PNG(); err == nil || len(data) > 0 {
		t.Errorf("%d bytes and the error %v", len(data), err)
	}
}
