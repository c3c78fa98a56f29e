// Command sbom prints what a binary of the program is made of, as a software bill of materials in CycloneDX: what go
// build has put into it as build information, and the data that it embeds. The argument is the binary, which may be for
// another platform. The same binary gives the same bytes: the serial number is made from the components, and there is
// no date unless SOURCE_DATE_EPOCH gives one, in seconds since 1970.
package main

import (
	"cmp"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"

	"unknot/internal/licences"
)

// program is the path of the main module, and the reference of the program in its bill.
const program = "unknot"

func main() {
	log.SetFlags(0)
	log.SetPrefix("sbom: ")
	if len(os.Args) != 2 {
		log.Fatal("name a binary")
	}
	if err := write(os.Stdout, os.Args[1], os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		log.Fatal(err)
	}
}

// write writes the bill of the binary at path, with the date that epoch gives. It fails if the file is not a binary of
// this program.
func write(w io.Writer, path, epoch string) error {
	bill, err := billOf(path)
	if err != nil {
		return err
	}
	if epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return fmt.Errorf("SOURCE_DATE_EPOCH=%q: write whole seconds since 1970", epoch)
		}
		bill.Metadata.Timestamp = time.Unix(seconds, 0).UTC().Format(time.RFC3339)
	}
	// The oldest version of CycloneDX that can say all of it, for readers that lag behind.
	return cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false).EncodeVersion(bill, cdx.SpecVersion1_6)
}

// billOf returns the bill of the binary at path.
func billOf(path string) (*cdx.BOM, error) {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if info.Main.Path != program {
		return nil, fmt.Errorf("%s is a binary of %q: name one of this program", path, info.Path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	known, err := licences.All()
	if err != nil {
		return nil, err
	}
	root := programComponent(info, fmt.Sprintf("%x", sha256.Sum256(data)), known)
	components := append(dataComponents(known), goComponent(info, known))
	for _, m := range info.Deps {
		components = append(components, moduleComponent(m, known))
	}
	bill := cdx.NewBOM()
	if bill.SerialNumber, err = serialNumber(root, components); err != nil {
		return nil, err
	}
	bill.Metadata = &cdx.Metadata{Component: &root}
	bill.Components = &components
	bill.Dependencies = dependencies(components)
	return bill, nil
}

// serialNumber returns the URN of a UUID of version 8 (RFC 9562), from a checksum of the program and its components.
func serialNumber(root cdx.Component, components []cdx.Component) (string, error) {
	text, err := json.Marshal([]any{root, components})
	if err != nil {
		return "", err
	}
	id := sha256.Sum256(text)
	id[6] = id[6]&0x0f | 0x80 // the version
	id[8] = id[8]&0x3f | 0x80 // the variant
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:16]), nil
}

// programComponent describes the binary itself.
func programComponent(info *debug.BuildInfo, sum string, known []licences.Component) cdx.Component {
	properties := []cdx.Property{}
	for _, s := range info.Settings {
		properties = append(properties, cdx.Property{Name: "unknot:build:" + s.Key, Value: s.Value})
	}
	return cdx.Component{
		Type: cdx.ComponentTypeApplication, BOMRef: program, Name: program, Version: info.Main.Version,
		Hashes:     &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: sum}},
		Licenses:   licencesOf(known, licences.Program, "Unknot", ""),
		Properties: &properties,
	}
}

// dataComponents describes what others made and the program embeds.
func dataComponents(known []licences.Component) (all []cdx.Component) {
	for _, c := range known {
		if c.Kind == licences.Data {
			all = append(all, cdx.Component{Type: cdx.ComponentTypeData, BOMRef: c.Name, Name: c.Name, Version: c.Version,
				Licenses: licencesOf(known, c.Kind, c.Name, c.Version)})
		}
	}
	return all
}

// goComponent describes the standard library, under the name by which lists of vulnerabilities know it.
func goComponent(info *debug.BuildInfo, known []licences.Component) cdx.Component {
	version, _, _ := strings.Cut(strings.TrimPrefix(info.GoVersion, "go"), " ") // experiments follow the version
	return library("stdlib", version, licencesOf(known, licences.Go, "", ""))
}

// moduleComponent describes a module as it was built in: what replaces it, if go.mod replaces it.
func moduleComponent(m *debug.Module, known []licences.Component) cdx.Component {
	m = cmp.Or(m.Replace, m)
	c := library(m.Path, m.Version, licencesOf(known, licences.Module, m.Path, m.Version))
	if m.Sum != "" {
		c.Properties = &[]cdx.Property{{Name: "unknot:go.sum", Value: m.Sum}}
	}
	return c
}

// library describes a Go module. Its package URL has small letters, as the definition of the type golang asks.
func library(path, version string, under *cdx.Licenses) cdx.Component {
	purl := "pkg:golang/" + strings.ToLower(path) + "@" + url.QueryEscape(version)
	return cdx.Component{Type: cdx.ComponentTypeLibrary, BOMRef: purl, Name: path, Version: version, PackageURL: purl, Licenses: under}
}

// licencesOf returns the licence of the component of that kind, name and version, nil if it is not known. An empty name
// matches any.
func licencesOf(known []licences.Component, kind licences.Kind, name, version string) *cdx.Licenses {
	for _, c := range known {
		isNamed := name == "" || c.Name == name
		if c.Kind != kind || !isNamed || c.Version != version {
			continue
		}
		switch {
		case c.SPDX == "":
			return &cdx.Licenses{{License: &cdx.License{Name: c.Licence}}}
		case strings.Contains(c.SPDX, " "):
			return &cdx.Licenses{{Expression: c.SPDX}}
		}
		return &cdx.Licenses{{License: &cdx.License{ID: c.SPDX}}}
	}
	return nil
}

// dependencies says that the program needs all components. Which of them need each other is not in a binary.
func dependencies(components []cdx.Component) *[]cdx.Dependency {
	var refs []string
	for _, c := range components {
		refs = append(refs, c.BOMRef)
	}
	return &[]cdx.Dependency{{Ref: program, Dependencies: &refs}}
}
