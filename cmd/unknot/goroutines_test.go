package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// All packages of both programs start goroutines with package guard, so that a panic in one does not end the program.
func TestGoroutinesAreGuarded(t *testing.T) {
	t.Parallel()
	for name, p := range readPackages(t) {
		if name == "unknot/internal/guard" || strings.HasPrefix(name, "unknot/scripts/") {
			continue
		}
		for _, file := range p.GoFiles {
			files := token.NewFileSet()
			parsed, err := parser.ParseFile(files, filepath.Join(p.Dir, file), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				if what := startsGoroutines(n); what != "" {
					t.Errorf("%s: %s: a panic there would end the site: use guard.Go or guard.Group", files.Position(n.Pos()), what)
				}
				return true
			})
		}
	}
}

// startsGoroutines returns what of n starts goroutines, "" if nothing does. A timer that only ends the program may.
func startsGoroutines(n ast.Node) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a go statement"
	case *ast.ImportSpec:
		if path, _ := strconv.Unquote(n.Path.Value); path == "golang.org/x/sync/errgroup" {
			return path
		}
	case *ast.SelectorExpr:
		if x, ok := n.X.(*ast.Ident); ok && x.Name == "sync" && n.Sel.Name == "WaitGroup" {
			return "sync.WaitGroup"
		}
	case *ast.CallExpr:
		called, ok := n.Fun.(*ast.SelectorExpr)
		if ok && called.Sel.Name == "AfterFunc" && !isExit(n.Args[len(n.Args)-1]) {
			return "AfterFunc"
		}
	}
	return ""
}

// isExit reports whether f is a function that only ends the program.
func isExit(f ast.Expr) bool {
	literal, ok := f.(*ast.FuncLit)
	if !ok || len(literal.Body.List) != 1 {
		return false
	}
	statement, ok := literal.Body.List[0].(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := statement.X.(*ast.CallExpr)
	if !ok {
		return false
	}
	name, ok := call.Fun.(*ast.SelectorExpr)
	return ok && name.Sel.Name == "Exit"
}
