package triage

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// format is the version of the form that [Model.Write] writes. It stands at the beginning.
const format = 1

// Write writes m, compressed. For each of its two linear models that is: the classes, then each key as the difference from the one before, with its
// weights as pairs of bytes. All counts and differences are variable-length integers.
func (m *Model) Write(w io.Writer) error {
	out, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	data := binary.AppendUvarint(nil, format)
	data = m.signs.append(m.kinds.append(data))
	if _, err := out.Write(data); err != nil {
		return err
	}
	return out.Close()
}

func (l *linear) append(data []byte) []byte {
	data = binary.AppendUvarint(data, uint64(len(l.classes)))
	for _, c := range l.classes {
		data = append(binary.AppendUvarint(data, uint64(len(c))), c...)
	}
	data = binary.AppendUvarint(data, uint64(len(l.keys)))
	last, start := uint32(0), uint32(0)
	for i, key := range l.keys {
		data = binary.AppendUvarint(data, uint64(key-last))
		data = binary.AppendUvarint(data, uint64(l.ends[i]-start))
		for _, w := range l.weights[start:l.ends[i]] {
			data = append(data, w.class, byte(w.steps))
		}
		last, start = key, l.ends[i]
	}
	return data
}

// Limits of what [Read] accepts.
const (
	maxClasses = 255
	maxClass   = 100 // bytes of the name of a class
	maxKeys    = 1 << keyBits
)

// Read reads what [Model.Write] wrote. It fails on anything else.
func Read(r io.Reader) (*Model, error) {
	in, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("triage: %w", err)
	}
	d := decoder{in: bufio.NewReader(in)}
	if d.number(math.MaxUint32) != format && d.err == nil {
		return nil, errors.New("triage: a model of another version")
	}
	m := &Model{d.linear(), d.linear()}
	if _, err := d.in.ReadByte(); d.err == nil && err == nil {
		d.err = errors.New("more than a model")
	} else if d.err == nil && err != io.EOF {
		d.err = err
	}
	if d.err != nil {
		return nil, fmt.Errorf("triage: %w", d.err)
	}
	return m, nil
}

// decoder reads the parts of a model. After an error it reads zeros.
type decoder struct {
	in  *bufio.Reader
	err error
}

// number reads a number of at most limit.
func (d *decoder) number(limit uint64) uint64 {
	if d.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(d.in)
	if err == nil && n > limit {
		err = fmt.Errorf("%d is over %d", n, limit)
	}
	if d.err = err; err != nil {
		return 0
	}
	return n
}

func (d *decoder) bytes(n uint64) []byte {
	out := make([]byte, n)
	if d.err == nil {
		_, d.err = io.ReadFull(d.in, out)
	}
	return out
}

func (d *decoder) linear() linear {
	var l linear
	for range d.number(maxClasses) {
		l.classes = append(l.classes, string(d.bytes(d.number(maxClass))))
	}
	if len(l.classes) == 0 && d.err == nil {
		d.err = errors.New("no classes")
	}
	key := uint64(0)
	for n := d.number(maxKeys); n > 0 && d.err == nil; n-- {
		key += d.number(maxKeys - 1 - key)
		weights := d.bytes(2 * d.number(maxClasses))
		for i := 0; i < len(weights) && d.err == nil; i += 2 {
			if int(weights[i]) >= len(l.classes) {
				d.err = fmt.Errorf("class %d of %d", weights[i], len(l.classes))
			}
			l.weights = append(l.weights, weight{weights[i], int8(weights[i+1])})
		}
		l.keys, l.ends = append(l.keys, uint32(key)), append(l.ends, uint32(len(l.weights)))
	}
	return l
}
