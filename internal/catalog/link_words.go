package catalog

func (k *linker) linkWords() {
	f := k.words["regions.yaml"]
	for i, r := range k.Regions {
		r.Sources = k.sources.list(f, r.SourceIDs, i, "sources")
		r.Start = k.stretches.list(f, r.StartIDs, i, "start")
		for j, m := range r.Start {
			if fault := draftFault(nil, &m.Doc); fault != "" {
				f.faultAt([]any{i, "start", j}, "%s", fault)
			}
			if m.Position != nil && m.Position.OnFloor() {
				f.faultAt([]any{i, "start", j}, "%s begins on the floor: start with moves that do not", m.ID)
			}
		}
	}
	f = k.words["kinds.yaml"]
	for i, v := range k.Kinds {
		v.Sources = k.sources.list(f, v.SourceIDs, i, "sources")
	}
	k.linkLedger()
	k.linkCautions()
}

// linkLedger resolves what sources, claims and standard sentences name.
func (k *linker) linkLedger() {
	f := k.words["sources.yaml"]
	for i, s := range k.Sources {
		f.oneOf(grades, s.Certainty, i, "certainty")
		f.oneOf(studiedIDs(), s.Studied, i, "studied")
		f.oneOf(ids(sourceKinds), s.Kind, i, "kind")
		if !isYear(s.Year) && s.Year != "" {
			f.faultAt([]any{i, "year"}, "a year such as 2021, or n.d., is expected, found %s", s.Year)
		}
		if s.Address != "" && !isWeb(s.Address) {
			f.faultAt([]any{i, "address"}, "a web address is expected, found %s", s.Address)
		}
	}
	f = k.words["claims.yaml"]
	for i, v := range k.Claims {
		f.oneOf(ids(verdictValues()), v.Verdict, i, "verdict")
		f.oneOf(labels, v.Label, i, "label")
		for j, n := range v.Articles {
			if n < 1 || n > 4 {
				f.faultAt([]any{i, "articles", j}, "we checked articles 1 to 4, found %d", n)
			}
		}
		v.Sources = k.sources.list(f, v.SourceIDs, i, "sources")
		v.Regions = studiedIn(v.Sources, k.Regions)
		if len(v.SourceIDs) == 0 && v.Label == "" && !f.mistyped {
			f.faultAt([]any{i}, "%s has no source: name one, or say in label why it may stand without", v.ID)
		}
	}
	f = k.words["evidence.yaml"]
	for i, e := range k.Evidence {
		f.oneOf(bases, e.Basis, i, "basis")
		e.Claims = k.claims.list(f, e.ClaimIDs, i, "claims")
		e.Sources = k.sources.list(f, e.SourceIDs, i, "sources")
	}
}

func (k *linker) linkCautions() {
	f := k.words["cautions.yaml"]
	for i, v := range k.Cautions {
		f.oneOf(cautionBase, v.Basis, "cautions", i, "basis")
		v.Sources = k.sources.list(f, v.SourceIDs, "cautions", i, "sources")
		if v.Basis != "" && v.Basis != "usual-practice" && len(v.SourceIDs) == 0 && !f.mistyped {
			f.faultAt([]any{"cautions", i}, "%s names no source: then its basis is usual-practice", v.ID)
		}
	}
	for i, v := range k.Classes {
		v.Cautions = k.cautions.list(f, v.CautionIDs, "classes", i, "cautions")
	}
	for _, id := range []string{"ca-01", "ca-13", "ca-14"} {
		if k.cautions.by[id] == nil && !k.cautions.unknown {
			f.fault(1, "the caution %s is missing: it holds for moves without being named", id)
		}
	}
}

func (k *linker) linkSafety() {
	for i := range k.Safety.Cards {
		c := &k.Safety.Cards[i]
		c.Sources = k.sources.list(k.Safety.file, c.SourceIDs, "cards", i, "sources")
	}
}
