package remind_test

import (
	"fmt"
	"log"
	"net/url"

	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/remind"
)

func ExampleTimes_Address() {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		log.Fatal(err)
	}
	session := c.Routine("short-morning").Session()
	form := url.Values{"day": {"we", "mo"}, "time": {"07:30"}}
	times := remind.ParseTimes(form, remind.DefaultTimes(session))
	fmt.Println(times.Complete(), times.Clock())
	fmt.Println(times.Address(session, "calendar.ics"))
	// Output:
	// true 07:30
	// /routines/short-morning/calendar.ics?days=mo-we&time=0730
}
