// Command bare gives the HTTP answer on its input to every request, as plainly as net/http can: scripts/bench measures
// the site beside it.
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
)

func main() {
	answer, err := http.ReadResponse(bufio.NewReader(os.Stdin), nil)
	if err != nil {
		log.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		maps.Copy(w.Header(), answer.Header)
		w.WriteHeader(answer.StatusCode)
		w.Write(body)
	}))
	fmt.Println(server.URL)
	select {}
}
