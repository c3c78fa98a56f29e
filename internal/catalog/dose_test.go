package catalog_test

import (
	"testing"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// The times were worked out by hand.
func TestDoseTimesAndWords(t *testing.T) {
	tests := []struct {
		name  string
		dose  catalog.Dose
		clock string
		words string
	}{
		{"sit to stand", catalog.Dose{Sets: 2, Reps: 8, Tempo: 4, Rest: 30}, "1:34", "2 sets of 8"},
		{"bird dog", catalog.Dose{Sets: 2, Reps: 6, Hold: 4, Tempo: 7, Rest: 20, Sides: 2}, "3:08", "Hold 4 seconds, 2 sets of 6, each side"},
		{"forward reach", catalog.Dose{Sets: 1, Reps: 2, Hold: 15, Tempo: 18}, "0:36", "Hold 15 seconds, 2 times"},
		{"seated twist", catalog.Dose{Sets: 1, Reps: 2, Hold: 15, Sides: 2}, "1:12", "Hold 15 seconds, 2 times each side"},
		{"hamstring stretch", catalog.Dose{Sets: 1, Reps: 1, Hold: 20, Tempo: 23, Sides: 2}, "0:46", "Hold 20 seconds, once each side"},
		{"knee rolls", catalog.Dose{Sets: 1, Reps: 6, Tempo: 5}, "0:30", "6 times"},
		{"one repeat", catalog.Dose{Sets: 1, Reps: 1, Tempo: 5, Sides: 2}, "0:10", "Once each side"},
		{"no tempo and no hold", catalog.Dose{Sets: 1, Reps: 10}, "0:30", "10 times"},
		{"rest after one set", catalog.Dose{Sets: 1, Reps: 10, Tempo: 4, Rest: 30}, "0:40", "10 times"},
		{"two sets each side", catalog.Dose{Sets: 2, Reps: 8, Tempo: 3, Sides: 2}, "1:36", "2 sets of 8, each side"},
		{"breathing", catalog.Dose{Minutes: 5}, "5:00", "5 minutes"},
		{"ball at the ribs", catalog.Dose{Minutes: 0.75, Sides: 2}, "1:30", "45 seconds each side"},
		{"ball at the back", catalog.Dose{Minutes: 1.5, Sides: 2}, "3:00", "1 minute 30 seconds each side"},
	}
	for _, tt := range tests {
		if got := tt.dose.Seconds().Clock(); got != tt.clock {
			t.Errorf("%s takes %s, want %s", tt.name, got, tt.clock)
		}
		if got := tt.dose.Text(); got != tt.words {
			t.Errorf("%s is %q, want %q", tt.name, got, tt.words)
		}
	}
}

// Doses are read from files with their tempo and sides. Their total time is shown beside the names of moves.
func TestDosesAreReadFromFiles(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	tests := []struct {
		id        string
		repTime   catalog.Seconds
		timed     bool
		bothSides bool
		duration  string
	}{
		{"chair-stand", 4, false, false, "1:34"},
		{"neck-turn", 18, false, true, "1:12"},
		{"knee-sway", 5, false, false, "0:50"},
		{"table-reach", 7, false, true, "3:08"},
		{"slow-breath", 3, true, false, "5:00"},
		{"wall-roll", 3, true, true, "3:00"},
	}
	for _, tt := range tests {
		m := c.Move(tt.id)
		if d := m.Dose; d.RepTime() != tt.repTime || d.Timed() != tt.timed || d.BothSides() != tt.bothSides {
			t.Errorf("%s: each repeat %d, timed %t, both sides %t; want %d, %t, %t",
				tt.id, d.RepTime(), d.Timed(), d.BothSides(), tt.repTime, tt.timed, tt.bothSides)
		}
		if m.Duration != tt.duration {
			t.Errorf("%s takes %q, want %q", tt.id, m.Duration, tt.duration)
		}
	}
}

// A distance is one length or a range of lengths, in whole centimetres.
func TestDistanceIsReadFromText(t *testing.T) {
	for text, want := range map[string]catalog.Distance{"10cm": {From: 10, To: 10}, "5-8cm": {From: 5, To: 8}} {
		var got catalog.Distance
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%s is read as %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"10", "0cm", "8-5cm", "5-cm", "long"} {
		if err := new(catalog.Distance).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%s is read without an error", text)
		}
	}
}

// Seconds are written as a clock and in words.
func TestSecondsInWords(t *testing.T) {
	tests := []struct {
		seconds      catalog.Seconds
		clock, words string
	}{
		{0, "0:00", "0 seconds"},
		{1, "0:01", "1 second"},
		{60, "1:00", "1 minute"},
		{72, "1:12", "1 minute 12 seconds"},
		{121, "2:01", "2 minutes 1 second"},
		{3600, "60:00", "60 minutes"},
	}
	for _, tt := range tests {
		if got := tt.seconds.Clock(); got != tt.clock {
			t.Errorf("Clock of %d = %s, want %s", tt.seconds, got, tt.clock)
		}
		if got := tt.seconds.Text(); got != tt.words {
			t.Errorf("Text of %d = %s, want %s", tt.seconds, got, tt.words)
		}
	}
}

// A day is the calendar day in UTC.
func TestDayIsInUTC(t *testing.T) {
	late := time.Date(2026, 11, 20, 23, 30, 0, 0, time.FixedZone("behind UTC", -3600))
	d := catalog.NewDay(late) // half past midnight of the next day in UTC
	for got, want := range map[string]string{d.String(): "21 November 2026", d.Month(): "November 2026", d.ISO(): "2026-11-21"} {
		if got != want {
			t.Errorf("a day reads %s, want %s", got, want)
		}
	}
}

// Seconds are a whole number with its unit, which may be 0.
func TestSecondsAreReadFromText(t *testing.T) {
	for text, want := range map[string]catalog.Seconds{"0s": 0, "15s": 15} {
		var got catalog.Seconds
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%s is read as %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"15", "-1s", "1.5s", "s"} {
		if err := new(catalog.Seconds).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%s is read without an error", text)
		}
	}
}

// How often and how far is said in words.
func TestDaysAndDistancesInWords(t *testing.T) {
	wantTexts(t, [][3]string{
		{"every day", catalog.DaysText(7), "Every day if you like"},
		{"once", catalog.DaysText(1), "Once a week"},
		{"six days", catalog.DaysText(6), "Up to 6 days a week"},
		{"two days", catalog.DaysText(2), "Up to 2 days a week"},
		{"no distance", catalog.Distance{}.Text(), ""},
		{"one distance", catalog.Distance{From: 5, To: 5}.Text(), "5 cm"},
		{"a range", catalog.Distance{From: 5, To: 8}.Text(), "5 to 8 cm"},
		{"a distance in files", catalog.Distance{}.Expected(), "a distance such as 10cm or 5-8cm"},
		{"seconds in files", catalog.Seconds(0).Expected(), "seconds with their unit, such as 15s"},
		{"authors in files", catalog.Authors{}.Expected(), "a list of names, or one organisation as text"},
		{"a day in files", catalog.Day{}.Expected(), "a day of the calendar, such as 2026-11-20, from 2025 on"},
		{"a capital", catalog.Capital("über uns"), "Über uns"},
	})
	for text, err := range map[string]error{
		`catalog: "10m" is not a distance such as 10cm or 5-8cm`: new(catalog.Distance).UnmarshalText([]byte("10m")),
		`catalog: "10m" is not a number of seconds such as 15s`:  new(catalog.Seconds).UnmarshalText([]byte("10m")),
		"catalog: 2024-12-31 is before 2025":                     new(catalog.Day).UnmarshalText([]byte("2024-12-31")),
	} {
		if err == nil || err.Error() != text {
			t.Errorf("the error is %v, want %s", err, text)
		}
	}
	var authors catalog.Authors
	if err := authors.UnmarshalText([]byte("Board of Health")); err != nil || len(authors) != 1 || authors[0] != "Board of Health" {
		t.Errorf("one organisation is read as %q, %v", authors, err)
	}
}

// A day is in 2025 or later, and exists.
func TestDayIsReadFromText(t *testing.T) {
	for text, want := range map[string]bool{"2025-01-01": true, "2028-02-29": true, "2024-12-31": false, "2027-02-29": false,
		"today": false} {
		var d catalog.Day
		err := d.UnmarshalText([]byte(text))
		if read := err == nil && d.ISO() == text; read != want {
			t.Errorf("%s is read: %t as %s, want %t", text, read, d.ISO(), want)
		}
	}
}

// A number in an address is within its limits, and is written in one way only.
func TestNumberInAddressHasLimits(t *testing.T) {
	for text, want := range map[string]int{"1": 1, "12": 12, "0": 0, "-1": 0, "13": 0, "02": 0, "+2": 0, "": 0, "2.0": 0} {
		if got, ok := catalog.ParseNumber(text, 12); got != want || ok != (want > 0) {
			t.Errorf("%q is read as %d, %t; want %d", text, got, ok, want)
		}
	}
}
