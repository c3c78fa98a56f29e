// Only adds to a page that works without it.
