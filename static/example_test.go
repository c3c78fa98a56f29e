package static_test

import (
	"fmt"
	"log"

	"unknot/static"
)

func Example() {
	files, err := static.New(static.FS(), true)
	if err != nil {
		log.Fatal(err)
	}
	address := files.URL("favicon.svg") // with a hash of its content
	fmt.Println(files.At(address).Type)
	// Output: image/svg+xml
}
