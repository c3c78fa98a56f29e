package load

// NotReviewed lists the fields that do not count in sums.
var NotReviewed = notReviewed

// FigureRoles says what highlighted muscles do, by kind of move.
var FigureRoles = figureRoles
