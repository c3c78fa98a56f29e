// Package check_test checks the Kubernetes manifests without a cluster. It is a module of its own: the program has
// nothing to do with what it imports.
package check_test

import (
	"os"
	"strings"
	"testing"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	"sigs.k8s.io/kubectl-validate/pkg/openapiclient"
	"sigs.k8s.io/kubectl-validate/pkg/validator"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// version is the oldest version of Kubernetes that the manifests are checked against. The schemas are part of
// kubectl-validate.
const version = "1.30"

// folders have a kustomization each.
var folders = []string{"../base", "../overlays/requests"}

// build returns the documents of a kustomization, each as YAML, by their kind.
func build(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, resource := range all.Resources() {
		if out[resource.GetKind()], err = resource.AsYAML(); err != nil {
			t.Fatal(err)
		}
	}
	if len(out) != all.Size() {
		t.Fatalf("%s has %d documents of %d kinds", folder, all.Size(), len(out))
	}
	return out
}

// validate validates a document as the API server of Kubernetes does, which refuses unknown fields.
func validate(t *testing.T, document []byte) error {
	t.Helper()
	check, err := validator.New(openapiclient.NewHardcodedBuiltins(version))
	if err != nil {
		t.Fatal(err)
	}
	_, object, err := check.Parse(document)
	if err != nil {
		return err
	}
	return check.Validate(object)
}

// Kubernetes accepts every object, and would not accept a faulty one.
func TestObjectsAreValid(t *testing.T) {
	t.Parallel()
	for _, folder := range folders {
		for _, document := range build(t, folder) {
			if err := validate(t, document); err != nil {
				t.Errorf("%s: %v\n%s", folder, err, document)
			}
		}
	}
	deployment := string(build(t, folders[0])["Deployment"])
	for before, after := range map[string]string{"maxSurge: 1": "maxSurges: 1", "containerPort: 8080": "containerPort: many"} {
		if faulty := strings.Replace(deployment, before, after, 1); faulty == deployment || validate(t, []byte(faulty)) == nil {
			t.Errorf("%q is accepted in place of %q", after, before)
		}
	}
}

// decode decodes the deployment and the settings of a kustomization.
func decode(t *testing.T, folder string) (deployment appsv1.Deployment, config corev1.ConfigMap) {
	t.Helper()
	documents := build(t, folder)
	for kind, object := range map[string]any{"Deployment": &deployment, "ConfigMap": &config} {
		if err := yaml.UnmarshalStrict(documents[kind], object); err != nil {
			t.Fatal(err)
		}
	}
	return deployment, config
}

// An update never leaves the site without a replica that is ready, no request is cut off, and memory has a limit that
// the program keeps.
func TestUpdateLeavesAReplica(t *testing.T) {
	t.Parallel()
	for _, folder := range folders {
		deployment, config := decode(t, folder)
		if update := deployment.Spec.Strategy.RollingUpdate; update.MaxUnavailable.IntValue() != 0 || update.MaxSurge.IntValue() < 1 {
			t.Errorf("%s: an update takes away a replica before another one is ready", folder)
		}
		pod := deployment.Spec.Template.Spec
		container := pod.Containers[0]
		probe := container.ReadinessProbe
		if probe.HTTPGet.Path != "/readyz" || container.LivenessProbe.HTTPGet.Path != "/healthz" {
			t.Errorf("%s: readiness is asked at %s, life at %s", folder, probe.HTTPGet.Path, container.LivenessProbe.HTTPGet.Path)
		}
		drain, err := time.ParseDuration(config.Data["UNKNOT_DRAIN"])
		if err != nil {
			t.Fatal(err)
		}
		const end = 18 * time.Second // for requests under way and the log
		if grace := time.Duration(*pod.TerminationGracePeriodSeconds) * time.Second; grace < drain+end {
			t.Errorf("%s: a pod is killed after %v, but may need %v and %v", folder, grace, drain, end)
		}
		if noticed := time.Duration(probe.PeriodSeconds*probe.FailureThreshold) * time.Second; drain <= noticed {
			t.Errorf("%s: a replica accepts requests for %v, and that it ends is noticed after %v", folder, drain, noticed)
		}
		for _, variable := range container.Env {
			if variable.Name != "GOMEMLIMIT" {
				continue
			}
			limit, err := resource.ParseQuantity(strings.TrimSuffix(variable.Value, "B")) // Kubernetes writes Mi for MiB
			if err != nil || limit.Value() > container.Resources.Limits.Memory().Value()/5*4 {
				t.Errorf("%s: Go may take %s of %v, %v", folder, variable.Value, container.Resources.Limits.Memory(), err)
			}
		}
	}
}

// Every setting is one that the program knows: it would not start with another.
func TestSettingsAreKnown(t *testing.T) {
	t.Parallel()
	documentation, err := os.ReadFile("../../../docs/running.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		deployment, config := decode(t, folder)
		for _, variable := range deployment.Spec.Template.Spec.Containers[0].Env {
			config.Data[variable.Name] = variable.Value
		}
		if config.Data["GOMEMLIMIT"] == "" {
			t.Errorf("%s: Go's memory has no limit", folder)
		}
		for name := range config.Data {
			if strings.HasPrefix(name, "UNKNOT_") && !strings.Contains(string(documentation), "`"+name+"`") {
				t.Errorf("%s: docs/running.md has no setting %s", folder, name)
			}
		}
	}
}
