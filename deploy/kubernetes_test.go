package deploy_test

import (
	"os/exec"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"
)

// The program accepts the settings of a pod, which has time to end before it is killed.
func TestPodsStartAndEnd(t *testing.T) {
	t.Parallel()
	var kustomization struct {
		Maps []struct{ Literals []string } `yaml:"configMapGenerator"`
	}
	type pod struct {
		Links      *bool `yaml:"enableServiceLinks"`
		Grace      int   `yaml:"terminationGracePeriodSeconds"`
		Containers []struct {
			Env []struct{ Name, Value string }
		}
	}
	var deployment struct {
		Spec struct{ Template struct{ Spec pod } }
	}
	for name, to := range map[string]any{"kustomization": &kustomization, "deployment": &deployment} {
		if err := yaml.Unmarshal([]byte(readFile(t, "kubernetes/"+name+".yaml")), to); err != nil {
			t.Fatal(err)
		}
	}
	spec, env := deployment.Spec.Template.Spec, kustomization.Maps[0].Literals
	for _, variable := range spec.Containers[0].Env {
		env = append(env, variable.Name+"="+variable.Value)
	}
	cmd := exec.Command(program(t), "errorpage")
	cmd.Env = env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("with %v: %v\n%s", env, err, out)
	}
	// Else Kubernetes adds variables with the names of services, such as UNKNOT_PORT, at which the program stops.
	if spec.Links == nil || *spec.Links {
		t.Error("pods get service links")
	}
	for _, setting := range env {
		if drain, is := strings.CutPrefix(setting, "UNKNOT_DRAIN="); is {
			d, err := time.ParseDuration(drain)
			if grace := time.Duration(spec.Grace) * time.Second; err != nil || grace <= d+16*time.Second {
				t.Errorf("UNKNOT_DRAIN=%s (%v): a pod is killed after %v", drain, err, grace)
			}
		}
	}
}
