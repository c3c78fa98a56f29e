// Package check finds mistakes in poses by geometry.
//
// [Joints] reports frames that no body can hold, [Contacts] bodies inside furniture, and [Copies] movements that are copies of others. It looks at poses only, not
// at pictures, and changes nothing.
package check
