package load

// NotReviewed lists the fields that do not count in sums.
var NotReviewed = notReviewed
