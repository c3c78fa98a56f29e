package limit

// Len returns about how many clients are counted.
func (c *Clients) Len() int { return c.buckets.EstimatedSize() }
