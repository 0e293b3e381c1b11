// The fields of pods and containers: which are read, which make no difference to one container, and which are missed.
import type { SupportedFields } from "./typed-fields.ts";

const ofCluster = "there is no cluster around the container";
const ofNetwork = "the container has the network of the run";

/** Kubernetes' PodSpec. */
export const podFields: SupportedFields = {
  containers: null,
  volumes: null,
  securityContext: null,
  hostAliases: null,
  nodeName: null,
  serviceAccount: null,
  serviceAccountName: null,
  // Told by name.
  initContainers: null,
  // What else the cluster does with pods.
  activeDeadlineSeconds: null,
  affinity: null,
  automountServiceAccountToken: null,
  dnsPolicy: null,
  enableServiceLinks: null,
  hostUsers: null,
  imagePullSecrets: null,
  nodeSelector: null,
  os: null,
  overhead: null,
  preemptionPolicy: null,
  priority: null,
  priorityClassName: null,
  readinessGates: null,
  restartPolicy: null,
  schedulerName: null,
  schedulingGates: null,
  terminationGracePeriodSeconds: null,
  tolerations: null,
  topologySpreadConstraints: null,
  workloadRef: null,
  // What a container may notice.
  dnsConfig: ofNetwork,
  ephemeralContainers: "other containers of the pod are not started",
  hostIPC: "the container has its own",
  hostNetwork: ofNetwork,
  hostPID: "the container sees its own processes only",
  hostname: "the container has a name of its own",
  hostnameOverride: "the container has a name of its own",
  subdomain: ofCluster,
  setHostnameAsFQDN: "the container has a name of its own",
  resourceClaims: "devices are not handed in",
  resources: "only a container's own limits hold",
  runtimeClassName: "the engine's own runtime runs it",
  shareProcessNamespace: "the container sees its own processes only",
};

/** Kubernetes' Container. */
export const containerFields: SupportedFields = {
  name: null,
  image: null,
  command: null,
  args: null,
  workingDir: null,
  ports: null,
  env: null,
  envFrom: null,
  resources: null,
  volumeMounts: null,
  readinessProbe: null,
  startupProbe: null,
  securityContext: null,
  imagePullPolicy: null,
  resizePolicy: null,
  restartPolicy: null,
  restartPolicyRules: null,
  terminationMessagePath: null,
  terminationMessagePolicy: null,
  livenessProbe: "the app is not restarted",
  lifecycle: "hooks are not run",
  stdin: "there is no input",
  stdinOnce: "there is no input",
  tty: "there is no terminal",
  volumeDevices: "block devices are not handed in",
};
