package session_test

import (
	"fmt"

	"unknot/internal/catalog"
	"unknot/internal/session"
)

func ExampleTimeline() {
	item := &catalog.Item{
		Move:       &catalog.Move{},
		Position:   &catalog.Position{},
		CustomDose: catalog.Dose{Sets: 1, Reps: 2, Hold: 20},
	}
	for _, group := range session.Timeline(catalog.Items{item}) {
		for _, cue := range group.Cues {
			fmt.Println(cue.Begins.Clock(), cue.Words)
		}
	}
	// Output:
	// 0:00 Hold 1 of 2
	// 0:20 Ease off
	// 0:23 Hold 2 of 2
	// 0:43 Ease off
}
