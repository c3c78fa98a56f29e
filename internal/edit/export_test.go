package edit

// FigureRoles says what highlighted muscles do, by kind of move.
var FigureRoles = figureRoles
