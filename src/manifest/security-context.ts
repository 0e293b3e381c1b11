// Who the app runs as, and with which rights: the container's securityContext before the pod's.
import type { Rights } from "../model/app-spec.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { MapFields, Spot } from "./typed-fields.ts";

export interface Security {
  readonly user: string | null;
  readonly rights: Rights;
  /** The group of volumes; null for root's. */
  readonly fsGroup: number | null;
}

const ofEngine = "the engine's own settings hold";
const both = {
  runAsUser: null,
  runAsGroup: null,
  runAsNonRoot: null,
  seccompProfile: null,
  appArmorProfile: null,
  seLinuxOptions: ofEngine,
  windowsOptions: "it is for Windows",
};
const podFields = {
  ...both,
  fsGroup: null,
  fsGroupChangePolicy: null,
  supplementalGroups: null,
  supplementalGroupsPolicy: null,
  seLinuxChangePolicy: null,
  sysctls: "kernel settings are those of the machine",
};
const containerFields = {
  ...both,
  readOnlyRootFilesystem: null,
  allowPrivilegeEscalation: null,
  capabilities: null,
  privileged: "a container with the machine's own rights is not started",
  procMount: null,
};

export function readSecurity(diagnostics: Diagnostics, podSpec: MapFields, container: MapFields): Security {
  const pod = podSpec.map("securityContext", podFields);
  const own = container.map("securityContext", containerFields);
  const numberOf = (key: string) => own?.whole(key) ?? pod?.whole(key) ?? null;
  const flagOf = (key: string) => own?.flag(key) ?? pod?.flag(key) ?? null;
  const spotOf = (key: string) => own?.at(key) ?? pod?.at(key) ?? null;

  const user = numberOf("runAsUser");
  const group = numberOf("runAsGroup");
  const groupSpot = spotOf("runAsGroup");
  if (groupSpot !== null && group !== null && user === null) {
    diagnostics.notHonoured(groupSpot, "a group goes only with a user, which runAsUser would say");
  }
  const nonRoot = spotOf("runAsNonRoot");
  if (nonRoot !== null && flagOf("runAsNonRoot") === true) {
    if (user === null)
      diagnostics.notHonoured(nonRoot, "whom the image runs as is not checked; runAsUser would say it");
    if (user === 0) diagnostics.problem(nonRoot, "is true, and runAsUser is 0; expected another user");
  }
  reportProfile(diagnostics, spotOf("seccompProfile"), own?.at("seccompProfile") ? own : pod, "seccompProfile");
  reportProfile(diagnostics, spotOf("appArmorProfile"), own?.at("appArmorProfile") ? own : pod, "appArmorProfile");
  const procMount = own?.at("procMount") ?? null;
  if (procMount !== null && own?.text("procMount") !== "Default") diagnostics.notHonoured(procMount, ofEngine);

  const fsGroup = pod?.whole("fsGroup") ?? null;
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

/** RuntimeDefault is what an engine does anyhow. */
function reportProfile(diagnostics: Diagnostics, spot: Spot | null, context: MapFields | null, key: string): void {
  const profile = context?.map(key, { type: null, localhostProfile: null }) ?? null;
  if (spot === null || profile === null || profile.text("type") === "RuntimeDefault") return;
  diagnostics.notHonoured(spot, ofEngine);
}

function groupsOf(diagnostics: Diagnostics, pod: MapFields | null): readonly number[] {
  return (pod?.items("supplementalGroups") ?? []).flatMap((spot) => {
    const { value } = spot;
    if (value.kind === "number" && Number.isInteger(value.number) && value.number >= 0) return [value.number];
    diagnostics.problem(spot, "is no group; expected its number");
    return [];
  });
}
