// The fields of the Compose specification, to suggest the right name for a mistyped field.
import { suggestion } from "../lib/suggest.ts";
import type { Path } from "./compose-yaml.ts";

const topFields = ["name", "services", "networks", "volumes", "configs", "secrets", "include", "models"];
const serviceFields = [
  ...["annotations", "attach", "build", "blkio_config", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "command"],
  ...[
    "configs",
    "container_name",
    "cpu_count",
    "cpu_percent",
    "cpu_period",
    "cpu_quota",
    "cpu_shares",
    "cpus",
    "cpuset",
  ],
  ...["credential_spec", "depends_on", "deploy", "develop", "device_cgroup_rules", "devices", "dns", "dns_opt"],
  ...["dns_search", "domainname", "entrypoint", "env_file", "environment", "expose", "extends", "external_links"],
  ...["extra_hosts", "gpus", "group_add", "healthcheck", "hostname", "image", "init", "ipc", "labels", "links"],
  ...["logging", "mac_address", "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "network_mode"],
  ...["networks", "oom_kill_disable", "oom_score_adj", "pid", "pids_limit", "platform", "ports", "post_start"],
  ...["pre_stop", "privileged", "profiles", "pull_policy", "read_only", "restart", "runtime", "scale", "secrets"],
  ...["security_opt", "shm_size", "stdin_open", "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs"],
  ...["tty", "ulimits", "user", "userns_mode", "uts", "volumes", "volumes_from", "working_dir"],
];
const buildFields = [
  ...["additional_contexts", "args", "cache_from", "cache_to", "context", "dockerfile", "dockerfile_inline"],
  ...["extra_hosts", "labels", "network", "no_cache", "platforms", "privileged", "pull", "secrets", "shm_size", "ssh"],
  ...["tags", "target", "ulimits"],
];

/** The fields of each map in a service, by the path of the map. The service itself has an empty path. */
const fieldsIn: Readonly<Record<string, readonly string[]>> = {
  "": serviceFields,
  build: buildFields,
  deploy: ["labels", "mode", "placement", "replicas", "resources", "restart_policy", "update_config"],
  "deploy.resources": ["limits", "reservations"],
  "deploy.resources.limits": ["cpus", "memory", "pids"],
  "deploy.resources.reservations": ["cpus", "memory", "devices"],
  healthcheck: ["disable", "interval", "retries", "start_interval", "start_period", "test", "timeout"],
};

/** The right name for a mistyped field. Null if no known field is close enough. */
export function meantField(path: Path): string | null {
  const [section, , ...inService] = path.map(String);
  const known =
    path.length === 1 ? topFields : section === "services" ? fieldsIn[inService.slice(0, -1).join(".")] : undefined;
  return known === undefined ? null : suggestion(String(path.at(-1)), known);
}
