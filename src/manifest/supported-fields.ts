// The fields of pods and containers that Kubernetes defines, and what memgate does with each.
import type { SupportedFields } from "./typed-fields.ts";

export const onlySelected = "memgate starts only the selected container";
export const runNetwork = "memgate uses the network of the run";
const ownHostname = "memgate does not set the hostname";
const ownProcesses = "memgate gives the container its own PID namespace";

/** The fields of Kubernetes' PodSpec. */
export const podFields: SupportedFields = {
  containers: null,
  volumes: null,
  securityContext: null,
  hostAliases: null,
  resources: null,
  nodeName: null,
  serviceAccount: null,
  serviceAccountName: null,
  // readManifest reports each init container.
  initContainers: null,
  // These fields concern the cluster. They make no difference to a single container.
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
  // An app may depend on these fields.
  dnsConfig: runNetwork,
  ephemeralContainers: onlySelected,
  hostIPC: "memgate gives the container its own IPC namespace",
  hostNetwork: runNetwork,
  hostPID: ownProcesses,
  hostname: ownHostname,
  hostnameOverride: ownHostname,
  subdomain: "memgate runs the container outside a cluster",
  setHostnameAsFQDN: ownHostname,
  resourceClaims: "memgate passes no devices to the container",
  runtimeClassName: "memgate uses the engine's default runtime",
  shareProcessNamespace: ownProcesses,
};

/** The fields of Kubernetes' Container. */
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
  livenessProbe: "memgate does not restart the app",
  lifecycle: "memgate does not run hooks",
  stdin: "memgate attaches no standard input",
  stdinOnce: "memgate attaches no standard input",
  tty: "memgate allocates no terminal",
  volumeDevices: "memgate passes no block devices to the container",
};
