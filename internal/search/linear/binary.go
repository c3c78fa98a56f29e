package linear

import (
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Format is the version of the form that [Read] reads. It stands at the beginning, and then for each model: the classes; the keys, each as the difference from
// the one before; how many weights each key has; the classes of all weights, as numbers; and their steps, as bytes. All numbers are variable-length integers,
// and all of it is compressed. Package train writes it.
const Format = 3

// Limits of what [Read] accepts.
const (
	MaxClasses = 2000
	maxClass   = 100 // bytes of the name of a class
	maxKeys    = 1 << keyBits
)

// maxSize is the number of bytes of models, not compressed.
const maxSize = 64 << 20

// Read reads n models. It fails on anything else.
func Read(r io.Reader, n int) ([]*Model, error) {
	in, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("linear: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(in, maxSize))
	if err != nil {
		return nil, fmt.Errorf("linear: %w", err)
	}
	d := decoder{data: data}
	if d.number(math.MaxUint32) != Format && d.err == nil {
		return nil, errors.New("linear: a model of another version")
	}
	models := make([]*Model, n)
	for i := range models {
		models[i] = d.model()
	}
	if len(d.data) > 0 && d.err == nil {
		d.err = errors.New("more than the models")
	}
	if d.err != nil {
		return nil, fmt.Errorf("linear: %w", d.err)
	}
	return models, nil
}

// decoder reads the parts of a model. After an error it reads zeros.
type decoder struct {
	data []byte // not read yet
	err  error
}

// number reads a number of at most limit.
func (d *decoder) number(limit uint64) uint64 {
	if d.err != nil {
		return 0
	}
	n, size := binary.Uvarint(d.data)
	if size <= 0 {
		d.err = io.ErrUnexpectedEOF
	} else if n > limit {
		d.err = fmt.Errorf("%d is over %d", n, limit)
	}
	if d.err != nil {
		return 0
	}
	d.data = d.data[size:]
	return n
}

// bytes reads n bytes. It returns nil if there are fewer.
func (d *decoder) bytes(n uint64) []byte {
	if d.err == nil && n > uint64(len(d.data)) {
		d.err = io.ErrUnexpectedEOF
	}
	if d.err != nil {
		return nil
	}
	out := d.data[:n]
	d.data = d.data[n:]
	return out
}

func (d *decoder) model() *Model {
	m := &Model{}
	for range d.number(MaxClasses) {
		m.classes = append(m.classes, string(d.bytes(d.number(maxClass))))
	}
	if len(m.classes) == 0 && d.err == nil {
		d.err = errors.New("no classes")
	}
	key := uint64(0)
	for n := d.number(maxKeys); n > 0 && d.err == nil; n-- {
		key += d.number(maxKeys - 1 - key)
		m.keys = append(m.keys, uint32(key))
	}
	end := uint64(0)
	for range m.keys {
		end += d.number(uint64(len(m.classes)))
		m.ends = append(m.ends, uint32(end))
	}
	for i := uint64(0); i < end && d.err == nil; i++ {
		m.weights = append(m.weights, weight{class: uint16(d.number(uint64(len(m.classes)) - 1))})
	}
	for i, steps := range d.bytes(uint64(len(m.weights))) {
		m.weights[i].steps = int8(steps)
	}
	return m
}
