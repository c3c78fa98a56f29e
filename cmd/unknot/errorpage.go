package main

import (
	"context"

	"unknot/internal/load"
	"unknot/internal/site"
	"unknot/templates"
)

// errorPage prints the page that proxies show while no replica answers, with the phone numbers that are set.
func (e env) errorPage(ctx context.Context, args []string) error {
	var set settings
	if err := e.readSettings(&set, "errorpage", withVariables(set.phoneOptions()), args); err != nil {
		return err
	}
	c, err := load.Catalog(e.content)
	if err != nil {
		return e.PrintProblems("content", err)
	}
	numbers := site.NewNumbers(set.emergency, set.advice, set.crisisLine())
	return templates.Unreachable(site.Site{Catalog: c, Numbers: numbers}).Render(ctx, e.Stdout)
}
