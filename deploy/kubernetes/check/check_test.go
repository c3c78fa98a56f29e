// Package check_test checks the Kubernetes manifests without a cluster. It is a module of its own: the program has
// nothing to do with what it imports.
package check_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/kubernetes/scheme"
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

// site is the objects of one kustomization that belong together.
type site struct {
	deployment *appsv1.Deployment
	service    *corev1.Service
	config     *corev1.ConfigMap
	namespace  *corev1.Namespace
	budget     *policyv1.PodDisruptionBudget
	scaler     *autoscalingv2.HorizontalPodAutoscaler
	network    *networkingv1.NetworkPolicy
}

// build returns the documents of a kustomization, each as YAML.
func build(t *testing.T, folder string) [][]byte {
	t.Helper()
	all, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]byte
	for _, resource := range all.Resources() {
		data, err := resource.AsYAML()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, data)
	}
	return out
}

// decode decodes documents into the types of k8s.io/api. An unknown or repeated field fails the test.
func decode(t *testing.T, documents [][]byte) site {
	t.Helper()
	var s site
	decoder := serializer.NewCodecFactory(scheme.Scheme, serializer.EnableStrict).UniversalDeserializer()
	for _, document := range documents {
		object, _, err := decoder.Decode(document, nil, nil)
		if err != nil {
			t.Fatalf("%v\n%s", err, document)
		}
		s.add(t, object)
	}
	if s.deployment == nil || s.service == nil || s.config == nil || s.namespace == nil || s.budget == nil || s.scaler == nil ||
		s.network == nil {
		t.Fatalf("an object is missing: %+v", s)
	}
	return s
}

// add adds an object to s. There is one of each kind.
func (s *site) add(t *testing.T, object runtime.Object) {
	t.Helper()
	switch object := object.(type) {
	case *appsv1.Deployment:
		s.deployment = object
	case *corev1.Service:
		s.service = object
	case *corev1.ConfigMap:
		s.config = object
	case *corev1.Namespace:
		s.namespace = object
	case *policyv1.PodDisruptionBudget:
		s.budget = object
	case *autoscalingv2.HorizontalPodAutoscaler:
		s.scaler = object
	case *networkingv1.NetworkPolicy:
		s.network = object
	default:
		t.Errorf("no test knows objects of the type %T", object)
	}
}

// The API server of Kubernetes accepts every object.
func TestObjectsAreValid(t *testing.T) {
	t.Parallel()
	check, err := validator.New(openapiclient.NewHardcodedBuiltins(version))
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		for _, document := range build(t, folder) {
			_, object, err := check.Parse(document)
			if err == nil {
				err = check.Validate(object)
			}
			if err != nil {
				t.Errorf("%s: %v\n%s", folder, err, document)
			}
		}
	}
}

// A faulty object is not accepted: the validation has its schemas, even without a network.
func TestFaultyObjectIsRefused(t *testing.T) {
	t.Parallel()
	check, err := validator.New(openapiclient.NewHardcodedBuiltins(version))
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	for _, document := range build(t, folders[0]) {
		text := string(document)
		if !strings.Contains(text, "\nkind: Deployment\n") {
			continue
		}
		for before, after := range map[string]string{"maxSurge: 1": "maxSurges: 1", "containerPort: 8080": "containerPort: many"} {
			if !strings.Contains(text, before) {
				t.Fatalf("no %q in\n%s", before, text)
			}
			_, object, err := check.Parse([]byte(strings.Replace(text, before, after, 1)))
			if err == nil {
				err = check.Validate(object)
			}
			if err == nil {
				t.Errorf("%q is accepted", after)
			}
			faults++
		}
	}
	if faults != 2 {
		t.Errorf("%d faults were made, want 2", faults)
	}
}

// The objects belong together: selectors match the pods, and ports have names that exist.
func TestObjectsBelongTogether(t *testing.T) {
	t.Parallel()
	for _, folder := range folders {
		s := decode(t, build(t, folder))
		pod := s.deployment.Spec.Template
		selectors := map[string]*metav1.LabelSelector{
			"deployment": s.deployment.Spec.Selector, "disruption budget": s.budget.Spec.Selector, "network policy": &s.network.Spec.PodSelector,
			"service": {MatchLabels: s.service.Spec.Selector},
		}
		for _, spread := range pod.Spec.TopologySpreadConstraints {
			selectors["spread over "+spread.TopologyKey] = spread.LabelSelector
		}
		for what, selector := range selectors {
			matches, err := metav1.LabelSelectorAsSelector(selector)
			if err != nil || matches.Empty() || !matches.Matches(labels.Set(pod.Labels)) {
				t.Errorf("%s: the selector of the %s is %v for pods with %v, %v", folder, what, matches, pod.Labels, err)
			}
		}
		container := pod.Spec.Containers[0]
		names, numbers := map[intstr.IntOrString]bool{}, map[string]string{}
		for _, port := range container.Ports {
			names[intstr.FromString(port.Name)] = true
			numbers[port.Name] = strconv.Itoa(int(port.ContainerPort))
		}
		for _, listens := range [][2]string{{"http", container.Env[0].Value}, {"metrics", s.config.Data["UNKNOT_METRICS"]}, {"metrics", prometheusAddr(pod.Annotations)}} {
			if _, port, _ := strings.Cut(listens[1], ":"); port != numbers[listens[0]] {
				t.Errorf("%s: the port %s of the container is %q, and a setting or an annotation has %q", folder, listens[0], numbers[listens[0]], port)
			}
		}
		used := []intstr.IntOrString{s.service.Spec.Ports[0].TargetPort, container.ReadinessProbe.HTTPGet.Port,
			container.LivenessProbe.HTTPGet.Port, container.StartupProbe.HTTPGet.Port}
		for _, rule := range s.network.Spec.Ingress {
			used = append(used, *rule.Ports[0].Port)
		}
		for _, port := range used {
			if !names[port] {
				t.Errorf("%s: no port of the container is called %v", folder, port)
			}
		}
		if got := container.EnvFrom[0].ConfigMapRef.Name; got != s.config.Name {
			t.Errorf("%s: the container reads %s, and the settings are in %s", folder, got, s.config.Name)
		}
		if target := s.scaler.Spec.ScaleTargetRef; target.Name != s.deployment.Name || target.Kind != "Deployment" ||
			s.deployment.Spec.Replicas != nil {
			t.Errorf("%s: the autoscaler sets the replicas of %v, and the deployment has %v", folder, target, s.deployment.Spec.Replicas)
		}
	}
}

// prometheusAddr returns where annotations of a pod tell Prometheus to read its metrics, or nothing.
func prometheusAddr(annotations map[string]string) string {
	if annotations["prometheus.io/scrape"] != "true" {
		return ""
	}
	return ":" + annotations["prometheus.io/port"]
}

// The adapter makes the metric that the autoscaler asks for from one of those of the program.
func TestAdapterMakesItsMetric(t *testing.T) {
	t.Parallel()
	const folder = "../overlays/requests"
	var adapter struct {
		Rules []struct {
			SeriesQuery  string         `json:"seriesQuery"`
			Resources    map[string]any `json:"resources"`
			Name         struct{ As string }
			MetricsQuery string `json:"metricsQuery"`
		}
	}
	data, err := os.ReadFile(folder + "/adapter.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalStrict(data, &adapter); err != nil {
		t.Fatal(err)
	}
	if len(adapter.Rules) != 1 {
		t.Fatalf("%d rules, want 1", len(adapter.Rules))
	}
	rule := adapter.Rules[0]
	histogram, _, _ := strings.Cut(rule.SeriesQuery, "_count{")
	code, err := os.ReadFile("../../../internal/web/metrics/metrics.go")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(code), `"`+histogram+`{`) {
		t.Errorf("the program has no metric %s", histogram)
	}
	for _, metric := range decode(t, build(t, folder)).scaler.Spec.Metrics {
		if metric.Pods != nil && metric.Pods.Metric.Name == rule.Name.As {
			return
		}
	}
	t.Errorf("the autoscaler does not ask for %s", rule.Name.As)
}

// An update, or a node that is full or emptied, never leaves the site without a replica, and no request is cut off.
func TestUpdateLeavesAReplica(t *testing.T) {
	t.Parallel()
	for _, folder := range folders {
		s := decode(t, build(t, folder))
		if update := s.deployment.Spec.Strategy.RollingUpdate; update.MaxUnavailable.IntValue() != 0 || update.MaxSurge.IntValue() < 1 {
			t.Errorf("%s: an update takes away a replica before another one is ready", folder)
		}
		if least := int(*s.scaler.Spec.MinReplicas); s.budget.Spec.MinAvailable.IntValue() >= least || least < 3 {
			t.Errorf("%s: with %d replicas no node can be emptied", folder, least)
		}
		grace := time.Duration(*s.deployment.Spec.Template.Spec.TerminationGracePeriodSeconds) * time.Second
		drain := duration(t, s, "UNKNOT_DRAIN")
		const end = 18 * time.Second // for requests under way and the log
		if grace < drain+end {
			t.Errorf("%s: a pod is killed after %v, but may need %v and %v", folder, grace, drain, end)
		}
		probe := s.deployment.Spec.Template.Spec.Containers[0].ReadinessProbe
		if noticed := time.Duration(probe.PeriodSeconds*probe.FailureThreshold) * time.Second; drain <= noticed {
			t.Errorf("%s: a replica accepts requests for %v, and that it ends is noticed after %v", folder, drain, noticed)
		}
	}
}

// duration returns a setting.
func duration(t *testing.T, s site, name string) time.Duration {
	t.Helper()
	d, err := time.ParseDuration(s.config.Data[name])
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Pods may do nothing that the program does not need, and run as the user of the image.
func TestPodsAreConfined(t *testing.T) {
	t.Parallel()
	dockerfile, err := os.ReadFile("../../../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	user := regexp.MustCompile(`(?m)^USER (\d+):(\d+)$`).FindStringSubmatch(string(dockerfile))
	if user == nil {
		t.Fatal("the Dockerfile has no user")
	}
	for _, folder := range folders {
		s := decode(t, build(t, folder))
		pod := s.deployment.Spec.Template.Spec
		container := pod.Containers[0]
		security := container.SecurityContext
		if !*pod.SecurityContext.RunAsNonRoot || strconv.FormatInt(*pod.SecurityContext.RunAsUser, 10) != user[1] ||
			strconv.FormatInt(*pod.SecurityContext.RunAsGroup, 10) != user[2] {
			t.Errorf("%s: the pod does not run as the user %v of the image", folder, user[1:])
		}
		if !*security.ReadOnlyRootFilesystem || *security.AllowPrivilegeEscalation || security.Capabilities.Drop[0] != "ALL" ||
			*pod.AutomountServiceAccountToken {
			t.Errorf("%s: the container may do more than it needs", folder)
		}
		if container.Resources.Limits.Memory().IsZero() || container.Resources.Requests.Cpu().IsZero() {
			t.Errorf("%s: the container has no limit of memory, or asks for no processor, which the autoscaler needs", folder)
		}
		if len(s.network.Spec.PolicyTypes) != 2 || len(s.network.Spec.Egress) != 0 {
			t.Errorf("%s: pods may connect to others", folder)
		}
		if s.namespace.Labels["pod-security.kubernetes.io/enforce"] != "restricted" {
			t.Errorf("%s: the namespace admits other pods", folder)
		}
	}
}

// Every setting is one that the program knows.
func TestSettingsAreKnown(t *testing.T) {
	t.Parallel()
	documentation, err := os.ReadFile("../../../docs/running.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		for name := range decode(t, build(t, folder)).config.Data {
			if !strings.Contains(string(documentation), "`"+name+"`") {
				t.Errorf("%s: docs/running.md has no setting %s", folder, name)
			}
		}
	}
}
