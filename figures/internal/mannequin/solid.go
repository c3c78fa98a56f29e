package mannequin

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

// addSolids gives each part the balls that fill it, so that places where parts touch something can be found. The balls
// are about as far apart as a hand is wide.
func (m *Mannequin) addSolids(parts []silhouette.Part) {
	solids := map[string][]silhouette.Lump{Trunk: m.trunkSolid(), "head": silhouette.BallsAlong("sk", geom.BallAt(m.cranium().Origin, 10.5))}
	for i, side := range pose.SideName {
		leg, arm, fore := m.Body.Leg[i], m.Body.Arm[i], m.foreSolid(i)
		foot := leg.Foot()
		trousers := silhouette.BallsAlong("tr", geom.BallAt(leg.Hip, 8.5), geom.BallAt(leg.Knee, 5.8), geom.BallAt(leg.Ankle, 4))
		solids["leg"+side] = append(trousers, silhouette.BallsAlong("sk", foot[0], foot[1])...)
		solids["fore"+side], solids["hand"+side] = fore, fore
		sleeve := silhouette.BallsAlong("sh", geom.BallAt(arm.Shoulder, 5), geom.BallAt(arm.Elbow, 4.5))
		solids["arm"+side] = append(sleeve, fore...)
	}
	for i := range parts {
		parts[i].Solid = solids[parts[i].Name]
	}
}

// trunkSolid returns the balls that fill the trunk from the seat to the shoulders: rows of three, side by side.
func (m *Mannequin) trunkSolid() (lumps []silhouette.Lump) {
	for s := -4.0; s <= skeleton.ShoulderHeight; s += 4 {
		class := "sh"
		if s < hem {
			class = "tr"
		}
		for _, ball := range m.Body.Across(s) {
			lumps = append(lumps, silhouette.Lump{Ball: ball, Class: class})
		}
	}
	return lumps
}

// foreSolid returns the balls that fill a forearm and its hand.
func (m *Mannequin) foreSolid(i int) []silhouette.Lump {
	arm := m.Body.Arm[i]
	lumps := silhouette.BallsAlong("sk", geom.BallAt(arm.Elbow, 4.1), geom.BallAt(arm.Wrist, 2.9))
	for _, digit := range arm.Hand(pose.Side[i]) {
		lumps = append(lumps, silhouette.BallsAlong("sk", digit.Balls...)...)
	}
	return lumps
}
