package session_test

import (
	"fmt"
	"log"
	"net/url"

	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/session"
)

func ExampleTimes_Address() {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		log.Fatal(err)
	}
	morning := c.Routine("short-morning").Session()
	form := url.Values{"day": {"we", "mo"}, "time": {"07:30"}}
	times := session.ParseTimes(form, session.DefaultTimes(morning))
	fmt.Println(times.Complete(), times.Clock())
	fmt.Println(times.Address(morning, "calendar.ics"))
	// Output:
	// true 07:30
	// /routines/short-morning/calendar.ics?days=mo-we&time=0730
}
