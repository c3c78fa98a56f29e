package linear

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
)

// Packed is a model as it is stored, in the form of encoding/gob. What is alike stands together: that compresses best.
type Packed struct {
	Classes []string
	Keys    []uint32 // of the features that have weights, each as the difference from the one before
	Counts  []uint16 // how many weights each key has
	Of      []uint16 // the class of each weight, an index of Classes
	Steps   []byte   // the weights as int8, in units of [Step]
}

// Write writes two models, compressed.
func Write(w io.Writer, first, second Packed) error {
	out := brotli.NewWriterLevel(w, brotli.BestCompression)
	return errors.Join(gob.NewEncoder(out).Encode([]Packed{first, second}), out.Close())
}

// maxSize is the number of bytes of models, not compressed.
const maxSize = 64 << 20

// Embedded returns the function that reads what is inside the program, once. It panics if that is no model: a test
// reads it.
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

// model returns the model, nil if its parts do not fit together.
func (p Packed) model() *Model {
	if len(p.Classes) == 0 || len(p.Counts) != len(p.Keys) || len(p.Steps) != len(p.Of) {
		return nil
	}
	m := &Model{classes: p.Classes}
	key, end := uint32(0), uint32(0)
	for i, count := range p.Counts {
		key += p.Keys[i]
		end += uint32(count)
		m.keys, m.ends = append(m.keys, key), append(m.ends, end)
	}
	if int(end) != len(p.Of) {
		return nil
	}
	for i, class := range p.Of {
		if int(class) >= len(p.Classes) {
			return nil
		}
		m.weights = append(m.weights, weight{class, int8(p.Steps[i])})
	}
	return m
}
