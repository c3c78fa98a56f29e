// Mutate plants faults in the packages below internal, one at a time, and reports which of them the package's own tests
// notice. A seed draws the faults, so a run can be repeated:
//
//	go run ./scripts/mutate -seed 7
//
// The operators take turns: negate a condition, move a bound by one, drop a statement, swap two arguments, change a
// constant, return empty results. A fault that does not compile is drawn again. Files are not changed: the compiler
// reads the faulty one from an overlay.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// fault is a change of the source from one offset to another.
type fault struct {
	file       string
	line       int
	from, to   int
	text, with string
}

// operator finds the faults of one kind in a node. source returns the source of a node, and add adds a fault at one.
type operator struct {
	name string
	find func(n ast.Node, source func(ast.Node) string, add func(at ast.Node, with string))
}

var operators = []operator{
	{"negate a condition", negate},
	{"move a bound", moveBound},
	{"drop a statement", drop},
	{"swap arguments", swap},
	{"change a constant", changeConstant},
	{"return nothing", returnNothing},
}

// negate plants !(x) for a condition x, and x && !(y) for x && y.
func negate(n ast.Node, source func(ast.Node) string, add func(ast.Node, string)) {
	switch n := n.(type) {
	case *ast.IfStmt:
		add(n.Cond, "!("+source(n.Cond)+")")
	case *ast.BinaryExpr:
		if n.Op == token.LAND || n.Op == token.LOR {
			add(n.Y, "!("+source(n.Y)+")")
		}
	}
}

// moveBound plants x <= y for x < y and the like, and s[a+1:b] or s[a:b+1] for s[a:b].
func moveBound(n ast.Node, source func(ast.Node) string, add func(ast.Node, string)) {
	moved := map[token.Token]string{token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">"}
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if op := moved[n.Op]; op != "" {
			add(n, source(n.X)+" "+op+" "+source(n.Y))
		}
	case *ast.SliceExpr:
		for _, bound := range []ast.Expr{n.Low, n.High} {
			if bound != nil {
				add(bound, source(bound)+"+1")
			}
		}
	}
}

// drop takes out a statement: a call, an assignment, x++, or break and the like.
func drop(n ast.Node, _ func(ast.Node) string, add func(ast.Node, string)) {
	block, ok := n.(*ast.BlockStmt)
	if !ok {
		return
	}
	for _, s := range block.List {
		switch s := s.(type) {
		case *ast.ExprStmt, *ast.IncDecStmt, *ast.BranchStmt:
			add(s, "")
		case *ast.AssignStmt:
			if s.Tok != token.DEFINE {
				add(s, "")
			}
		}
	}
}

// symmetric holds functions to which the order of arguments does not matter.
var symmetric = map[string]bool{"min": true, "max": true, "slices.Equal": true, "maps.Equal": true, "strings.EqualFold": true,
	"outline.Union": true, "math.Hypot": true}

// swap plants f(y, x) for f(x, y).
func swap(n ast.Node, source func(ast.Node) string, add func(ast.Node, string)) {
	call, ok := n.(*ast.CallExpr)
	if !ok || call.Ellipsis.IsValid() || symmetric[source(call.Fun)] {
		return
	}
	for i := range len(call.Args) - 1 {
		args := make([]string, len(call.Args))
		for j, arg := range call.Args {
			args[j] = source(arg)
		}
		if args[i] != args[i+1] {
			args[i], args[i+1] = args[i+1], args[i]
			add(call, source(call.Fun)+"("+strings.Join(args, ", ")+")")
		}
	}
}

// changeConstant plants a larger number for a number, and false for true.
func changeConstant(n ast.Node, _ func(ast.Node) string, add func(ast.Node, string)) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if n.Kind == token.INT || n.Kind == token.FLOAT {
			add(n, "("+n.Value+"*2+1)")
		}
	case *ast.Ident:
		if other := map[string]string{"true": "false", "false": "true"}[n.Name]; other != "" {
			add(n, other)
		}
	}
}

// returnNothing plants zero values for the results of a function. *new(T) is the zero value of any type T.
func returnNothing(n ast.Node, source func(ast.Node) string, add func(ast.Node, string)) {
	function, ok := n.(*ast.FuncDecl)
	if !ok || function.Type.Results == nil || function.Body == nil {
		return
	}
	var zeros []string
	for _, result := range function.Type.Results.List {
		for range max(1, len(result.Names)) {
			zeros = append(zeros, "*new("+source(result.Type)+")")
		}
	}
	ast.Inspect(function.Body, func(n ast.Node) bool {
		if s, ok := n.(*ast.ReturnStmt); ok && slices.ContainsFunc(s.Results, isNotZero) {
			add(s, "return "+strings.Join(zeros, ", "))
		}
		_, inner := n.(*ast.FuncLit)
		return !inner
	})
}

// isNotZero reports whether an expression may have another value than the zero value of its type.
func isNotZero(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name != "nil" && e.Name != "false"
	case *ast.BasicLit:
		return e.Value != "0" && e.Value != `""`
	}
	return true
}

// faultsIn lists the faults of each operator in the files below dir that people wrote.
func faultsIn(dir string) ([][]fault, error) {
	out := make([][]fault, len(operators))
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		generated := strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_templ.go")
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || generated {
			return err
		}
		if filepath.Dir(name) == filepath.Join(dir, "fixture") { // which only tests use
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil || bytes.HasPrefix(text, []byte("//go:build ignore")) {
			return err
		}
		positions := token.NewFileSet()
		file, err := parser.ParseFile(positions, name, text, parser.SkipObjectResolution)
		if err != nil || ast.IsGenerated(file) {
			return err
		}
		offset := func(p token.Pos) int { return positions.Position(p).Offset }
		source := func(n ast.Node) string { return string(text[offset(n.Pos()):offset(n.End())]) }
		ast.Inspect(file, func(n ast.Node) bool {
			for i, op := range operators {
				op.find(n, source, func(at ast.Node, with string) {
					f := fault{name, positions.Position(at.Pos()).Line, offset(at.Pos()), offset(at.End()), source(at), with}
					out[i] = append(out[i], f)
				})
			}
			_, isImport := n.(*ast.ImportSpec)
			return !isImport
		})
		return nil
	})
	return out, err
}

var errDoesNotCompile = errors.New("does not compile")

// try reports whether the tests of the package of f fail with it. It writes what it needs into dir.
func (f fault) try(dir string) (noticed bool, err error) {
	overlay, err := f.plant(dir)
	if err != nil {
		return false, err
	}
	pkg := "./" + filepath.ToSlash(filepath.Dir(f.file))
	var exit *exec.ExitError
	if err := exec.Command("go", "build", "-overlay", overlay, pkg).Run(); errors.As(err, &exit) {
		return false, errDoesNotCompile
	} else if err != nil {
		return false, err
	}
	tests, err := testsOf(pkg)
	if err != nil {
		return false, err
	}
	for _, tested := range tests {
		cmd := exec.Command("go", "test", "-overlay", overlay, "-vet=off", "-count=1", "-failfast", "-timeout=3m", tested)
		if cmd.Run() != nil {
			return true, nil
		}
	}
	if drawing.MatchString(pkg) {
		return drawsDifferently(overlay, dir)
	}
	return false, nil
}

// plant writes the faulty file into dir, and returns the path of the overlay with which the compiler reads it.
func (f fault) plant(dir string) (overlay string, err error) {
	text, err := os.ReadFile(f.file)
	if err != nil {
		return "", err
	}
	faulty := string(text[:f.from]) + f.with + string(text[f.to:])
	if _, err := format.Source([]byte(faulty)); err != nil {
		return "", errDoesNotCompile
	}
	original, err := filepath.Abs(f.file)
	if err != nil {
		return "", err
	}
	changed, overlay := filepath.Join(dir, "faulty.go"), filepath.Join(dir, "overlay.json")
	list, err := json.Marshal(map[string]map[string]string{"Replace": {original: changed}})
	if err != nil {
		return "", err
	}
	return overlay, errors.Join(os.WriteFile(changed, []byte(faulty), 0o600), os.WriteFile(overlay, list, 0o600))
}

// drawing matches the packages that draw figures. The drawings in static/figures are tests of them, which make test
// draws again.
var drawing = regexp.MustCompile(`^\./internal/(figure|pose|geom)\b`)

// drawsDifferently reports whether the program draws another figure than those in static/figures, or fails.
func drawsDifferently(overlay, dir string) (bool, error) {
	copied, figures := filepath.Join(dir, "drawn"), filepath.Join("static", "figures")
	defer func() { _ = os.RemoveAll(copied) }() // what is left is in a temporary folder
	for _, folder := range []string{"content", figures} {
		if err := os.CopyFS(filepath.Join(copied, folder), os.DirFS(folder)); err != nil {
			return false, err
		}
	}
	content := filepath.Join(copied, "content")
	if exec.Command("go", "run", "-overlay", overlay, "./cmd/figures", "-content", content).Run() != nil {
		return true, nil
	}
	return exec.Command("diff", "-rq", figures, filepath.Join(copied, figures)).Run() != nil, nil
}

// testsOf returns the packages whose tests cover a package: itself or, if it has no tests, the packages below internal
// that import it. For example, package mannequin is tested by package figure.
func testsOf(pkg string) ([]string, error) {
	const fields = "{{.ImportPath}} {{len .TestGoFiles}}{{len .XTestGoFiles}} {{join .Imports \" \"}}"
	own, err := exec.Command("go", "list", "-f", fields, pkg).Output()
	if err != nil {
		return nil, err
	}
	const noTests = "00" // no files of either kind
	name, rest, _ := strings.Cut(string(own), " ")
	if !strings.HasPrefix(rest, noTests) {
		return []string{pkg}, nil
	}
	all, err := exec.Command("go", "list", "-f", fields, "./internal/...").Output()
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(all)) {
		importer, tests, imports := strings.Fields(line)[0], strings.Fields(line)[1], strings.Fields(line)[2:]
		if tests != noTests && slices.Contains(imports, name) {
			out = append(out, importer)
		}
	}
	return out, nil
}

// maxDraws is how many faults may not compile. If more do not, the source itself does not compile.
const maxDraws = 500

// draw plants faults of an operator until one compiles.
func draw(rng *rand.Rand, faults []fault, dir string) (f fault, noticed bool, err error) {
	for range maxDraws {
		if len(faults) == 0 {
			break
		}
		f = faults[rng.IntN(len(faults))]
		if noticed, err = f.try(dir); !errors.Is(err, errDoesNotCompile) {
			return f, noticed, err
		}
	}
	return f, false, errors.New("no fault of this kind compiles here")
}

// run plants count faults in the packages below dir, and prints which of them were noticed.
func run(dir string, seed uint64, count int) error {
	faults, err := faultsIn(dir)
	if err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(scratch) }() // what is left is in a temporary folder
	if out, err := exec.Command("go", "test", "./"+filepath.ToSlash(dir)+"/...").CombinedOutput(); err != nil {
		return fmt.Errorf("the tests fail without a fault: %w\n%s", err, out)
	}
	rng, noticed := rand.New(rand.NewPCG(seed, 0)), 0
	for n := range count {
		operator := n % len(operators)
		f, ok, err := draw(rng, faults[operator], scratch)
		if err != nil {
			return err
		}
		word := "SURVIVED"
		if ok {
			noticed, word = noticed+1, "noticed "
		}
		fmt.Printf("%2d %s %s:%d: %s: %s → %s\n", n+1, word, f.file, f.line, operators[operator].name, excerpt(f.text), excerpt(f.with))
	}
	fmt.Printf("%d of %d faults were noticed (seed %d)\n", noticed, count, seed)
	return nil
}

// excerpt returns the beginning of a source text on one line.
func excerpt(text string) string {
	const longest = 70
	line := strings.Join(strings.Fields(text), " ")
	if runes := []rune(line); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return strconv.Quote(line)
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("mutate: ")
	seed := flag.Uint64("seed", 1, "draws the faults")
	count := flag.Int("n", 60, "how many faults")
	dir := flag.String("in", "internal", "the folder of the packages")
	flag.Parse()
	if err := run(*dir, *seed, *count); err != nil {
		log.Fatal(err)
	}
}
