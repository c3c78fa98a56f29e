package linear

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
)

// Packed is a model as encoding/gob stores it. Values of the same kind are next to each other, which compresses best.
type Packed struct {
	Classes []string
	Keys    []uint32 // keys of the features that have weights, each as the difference from the previous key
	Counts  []uint16 // number of weights of each key
	Of      []uint16 // class of each weight, as an index of Classes; models in files have this name
	Steps   []byte   // the weights as int8, in units of [Step]
}

// Write writes two models, compressed.
func Write(w io.Writer, first, second Packed) error {
	out := brotli.NewWriterLevel(w, brotli.BestCompression)
	return errors.Join(gob.NewEncoder(out).Encode([]Packed{first, second}), out.Close())
}

// maxSize is the number of bytes that two models may have when they are not compressed.
const maxSize = 64 << 20

// Embedded returns a function that reads the packed model on its first call, and returns the same model on later calls.
// The function panics if packed is not a model: a test makes sure that it is one.
func Embedded[M any](packed []byte, read func(io.Reader) (M, error)) func() M {
	return sync.OnceValue(func() M {
		m, err := read(bytes.NewReader(packed))
		if err != nil {
			panic(err)
		}
		return m
	})
}

// Read reads the two models that [Write] wrote. It fails on anything else.
func Read(r io.Reader) (first, second *Model, err error) {
	data, err := io.ReadAll(io.LimitReader(brotli.NewReader(r), maxSize))
	if err != nil {
		return nil, nil, fmt.Errorf("linear: %w", err)
	}
	var packed []Packed
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&packed); err != nil {
		return nil, nil, fmt.Errorf("linear: %w", err)
	}
	if len(packed) == 2 {
		first, second = packed[0].model(), packed[1].model()
	}
	if first == nil || second == nil {
		return nil, nil, errors.New("linear: these are not two models")
	}
	return first, second, nil
}

// model returns p as a model, nil if its parts do not fit together. The model takes over the slices of p.
func (p Packed) model() *Model {
	isUnknown := func(class uint16) bool { return int(class) >= len(p.Classes) }
	if len(p.Classes) == 0 || len(p.Counts) != len(p.Keys) || len(p.Steps) != len(p.Of) || slices.ContainsFunc(p.Of, isUnknown) {
		return nil
	}
	m := &Model{p.Classes, p.Keys, make([]uint32, 1<<(keyBits-groupBits)+1), make([]uint32, len(p.Keys)), p.Of, p.Steps}
	key, end := uint32(0), uint32(0)
	for i, count := range p.Counts {
		key += p.Keys[i]
		end += uint32(count)
		if key >= 1<<keyBits {
			return nil
		}
		m.keys[i], m.ends[i] = key, end
		m.starts[key>>groupBits+1]++
	}
	for i := range m.starts[1:] {
		m.starts[i+1] += m.starts[i]
	}
	if int(end) != len(p.Of) {
		return nil
	}
	return m
}
