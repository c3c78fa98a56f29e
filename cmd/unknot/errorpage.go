package main

import (
	"context"

	"unknot/content"
	"unknot/internal/load"
	"unknot/templates"
)

// errorPage prints the page that proxies show while no replica answers, with the phone numbers that are set.
func errorPage(ctx context.Context, e env, args []string) error {
	var set settings
	if err := e.readSettings(&set, "errorpage", withVariables(set.phoneOptions()), args); err != nil {
		return err
	}
	c, err := load.Catalog(content.FS())
	if err != nil {
		return e.printProblems("content", err)
	}
	numbers := templates.NewNumbers(set.emergency, set.advice, set.crisisLine())
	return templates.Unreachable(templates.Site{Catalog: c, Numbers: numbers}).Render(ctx, e.stdout)
}
