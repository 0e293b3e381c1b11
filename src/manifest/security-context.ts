// Reads the app's user and rights. The container's securityContext overrides the pod's.
import type { Rights } from "../model/app-spec.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import type { MapFields } from "./typed-fields.ts";

export interface Security {
  /** `UID` or `UID:GID`; null if the manifest sets no user. */
  readonly user: string | null;
  readonly rights: Rights;
  /** The group of the volumes; null for root's group. */
  readonly fsGroup: number | null;
}

const engineDefault = "memgate keeps the engine's default";
const sharedFields = {
  runAsUser: null,
  runAsGroup: null,
  runAsNonRoot: null,
  seccompProfile: null,
  appArmorProfile: null,
  seLinuxOptions: engineDefault,
  windowsOptions: "memgate runs Linux containers",
};
const podFields = {
  ...sharedFields,
  fsGroup: null,
  fsGroupChangePolicy: null,
  supplementalGroups: null,
  supplementalGroupsPolicy: null,
  seLinuxChangePolicy: null,
  sysctls: "memgate does not change kernel settings",
};
const containerFields = {
  ...sharedFields,
  readOnlyRootFilesystem: null,
  allowPrivilegeEscalation: null,
  capabilities: null,
  privileged: "memgate does not start privileged containers",
  procMount: null,
};

export function readSecurity(diagnostics: Diagnostics, podSpec: MapFields, container: MapFields): Security {
  const pod = podSpec.map("securityContext", podFields);
  const own = container.map("securityContext", containerFields);
  const numberOf = (key: string) => own?.integer(key) ?? pod?.integer(key) ?? null;
  const flagOf = (key: string) => own?.flag(key) ?? pod?.flag(key) ?? null;
  const nodeOf = (key: string) => own?.at(key) ?? pod?.at(key) ?? null;

  const user = numberOf("runAsUser");
  const group = numberOf("runAsGroup");
  const groupNode = nodeOf("runAsGroup");
  if (groupNode !== null && group !== null && user === null) {
    diagnostics.unsupported(groupNode, "memgate sets a group only together with a user; add runAsUser");
  }
  const nonRoot = nodeOf("runAsNonRoot");
  if (nonRoot !== null && flagOf("runAsNonRoot") === true) {
    if (user === null) diagnostics.unsupported(nonRoot, "memgate does not check the image's user; add runAsUser");
    if (user === 0) diagnostics.error(nonRoot, "is true, but runAsUser is 0; expected another user");
  }
  reportProfile(diagnostics, nodeOf("seccompProfile"), own?.at("seccompProfile") ? own : pod, "seccompProfile");
  reportProfile(diagnostics, nodeOf("appArmorProfile"), own?.at("appArmorProfile") ? own : pod, "appArmorProfile");
  const procMount = own?.at("procMount") ?? null;
  if (procMount !== null && own?.text("procMount") !== "Default") diagnostics.unsupported(procMount, engineDefault);

  const fsGroup = pod?.integer("fsGroup") ?? null;
  const groups = [...(fsGroup === null ? [] : [fsGroup]), ...groupsOf(diagnostics, pod)];
  const capabilities = own?.map("capabilities", { add: null, drop: null }) ?? null;
  return {
    user: user === null ? null : group === null ? String(user) : `${user}:${group}`,
    rights: {
      readOnlyRoot: own?.flag("readOnlyRootFilesystem") ?? false,
      noNewPrivileges: own?.flag("allowPrivilegeEscalation") === false,
      capAdd: capabilities?.texts("add") ?? [],
      capDrop: capabilities?.texts("drop") ?? [],
      groups: [...new Set(groups)],
    },
    fsGroup,
  };
}

/** Reports a security profile other than RuntimeDefault, which is the engine's default. */
function reportProfile(diagnostics: Diagnostics, node: YamlNode | null, context: MapFields | null, key: string): void {
  const profile = context?.map(key, { type: null, localhostProfile: null }) ?? null;
  if (node === null || profile === null || profile.text("type") === "RuntimeDefault") return;
  diagnostics.unsupported(node, engineDefault);
}

function groupsOf(diagnostics: Diagnostics, pod: MapFields | null): readonly number[] {
  return (pod?.items("supplementalGroups") ?? []).flatMap((node) => {
    const { value } = node;
    if (value.kind === "number" && Number.isInteger(value.number) && value.number >= 0) return [value.number];
    diagnostics.error(node, "is not a group ID; expected a whole number");
    return [];
  });
}
