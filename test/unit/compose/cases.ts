// The expected results for the Compose files in test/fixtures/compose: from memgate's own reading, and from the model
// that docker compose resolves.

export interface ComposeCase {
  /** Paths in test/fixtures/compose. */
  readonly files: readonly string[];
  readonly service: string | null;
  /** The service that memgate selects from the files alone, if it differs from `service`. */
  readonly chosen?: string | null;
  /** `FILE:LINE:COLUMN` of the limit; null if the files contain no limit. */
  readonly limitAt: string | null;
  /** The limit in bytes that docker compose resolves. Undefined if it rejects the files. */
  readonly limit?: number | null;
  /** `LINE:COLUMN FIELD (also in …)` in the first file, or `FILE:LINE:COLUMN FIELD`. */
  readonly notices?: readonly string[];
  /** Notices that only the resolved model gives. */
  readonly moreNotices?: readonly string[];
  /** The complete errors that memgate finds in the files alone. */
  readonly problems?: readonly string[];
  /** A part of the error if docker compose rejects the files. */
  readonly refused?: string;
}

const mebibyte = 2 ** 20;

function accepted(file: string, limitPosition: string, limit: number, more: Partial<ComposeCase> = {}): ComposeCase {
  return { files: [file], service: "api", limitAt: `${file}:${limitPosition}`, limit, ...more };
}

/** memgate finds the error in the files alone. */
function broken(file: string, problems: readonly string[], more: Partial<ComposeCase> = {}): ComposeCase {
  return { files: [file], service: "api", chosen: null, limitAt: null, problems, ...more };
}

/** Only docker compose finds the error. */
function refused(file: string, message: string, limitPosition: string | null = null): ComposeCase {
  const limitAt = limitPosition === null ? null : `${file}:${limitPosition}`;
  return { files: [file], service: "api", limitAt, refused: message };
}

const invalidYaml = "the file is not valid YAML";
const reachable =
  "memgate can't reach a service without an address of its own; expected networks, or network_mode: host";

export const composeCases: readonly ComposeCase[] = [
  accepted("limit-512m.yaml", "4:5", 512 * mebibyte, { notices: ["5:5 services.api.ports"] }),
  accepted("limit-bytes.yaml", "4:5", 256 * mebibyte, { service: null, chosen: "api" }),
  accepted("limit-1g-v2.yaml", "5:5", 1024 * mebibyte, { notices: ["6:5 services.api.memswap_limit"] }),
  accepted("limit-fraction.yaml", "4:5", 512 * mebibyte),
  accepted("deploy-limits-v3.yaml", "11:11", 50 * mebibyte, {
    service: "web",
    notices: ["7:7 services.web.deploy.replicas", "14:7 services.web.deploy.restart_policy"],
  }),
  accepted("both-limits.yaml", "4:5", 128 * mebibyte),
  { files: ["no-limit.yaml"], service: "api", limitAt: null, limit: null },
  accepted("ports.yaml", "4:5", 64 * mebibyte, { notices: ["6:5 services.api.ports"] }),
  accepted("volumes.yaml", "4:5", 64 * mebibyte, {
    notices: ["9:9 services.api.volumes /uploads", "10:9 services.api.volumes /logs", "27:5 volumes.named.name"],
  }),
  accepted("depends-list.yaml", "4:5", 64 * mebibyte, {
    notices: ["11:5 services.db.ports (also in cache)", "17:5 services.cache.container_name"],
  }),
  accepted("depends-conditions.yaml", "4:5", 64 * mebibyte),
  accepted("profiles.yaml", "4:5", 64 * mebibyte),
  accepted("extends-same.yaml", "4:5", 96 * mebibyte, { moreNotices: ["6:3 services.api.restart"] }),
  {
    files: ["extends-file/compose.yaml"],
    service: "api",
    limitAt: null,
    limit: 80 * mebibyte,
    moreNotices: ["2:3 services.api.restart"],
  },
  accepted("extends-file/common.yaml", "4:5", 80 * mebibyte, {
    service: "base",
    notices: ["5:5 services.base.restart"],
  }),
  accepted("include/compose.yaml", "6:5", 64 * mebibyte, {
    moreNotices: ["3:1 services.db.ports", "3:1 services.db.container_name"],
  }),
  {
    files: ["include/infra.yaml"],
    service: "db",
    limitAt: null,
    limit: null,
    notices: ["4:5 services.db.container_name", "5:5 services.db.ports"],
  },
  accepted("anchors.yaml", "9:3", 200 * mebibyte, {
    notices: ["8:3 services.api.restart", "10:3 services.api.logging"],
  }),
  accepted("anchors-list-merge.yaml", "2:3", 32 * mebibyte),
  accepted("interpolation/compose.yaml", "4:5", 72 * mebibyte),
  accepted("env-file/compose.yaml", "4:5", 64 * mebibyte),
  accepted("secrets-configs/compose.yaml", "4:5", 64 * mebibyte),
  accepted("build-long.yaml", "4:5", 64 * mebibyte, {
    notices: ["3:5 services.api.image", "11:7 services.api.build.tags"],
  }),
  accepted("build-shared.yaml", "5:5", 64 * mebibyte, { service: "web", notices: ["4:5 services.web.image"] }),
  accepted("network-host.yaml", "4:5", 64 * mebibyte),
  accepted("external.yaml", "4:5", 64 * mebibyte, {
    notices: ["10:5 networks.front.name", "12:5 networks.proxy.external", "16:5 volumes.models.external"],
  }),
  accepted("named-project.yaml", "6:5", 64 * mebibyte, { notices: ["5:5 services.api.container_name"] }),
  accepted("several/compose.yaml", "4:5", 512 * mebibyte, {
    files: ["several/compose.yaml", "several/production.yaml"],
    limitAt: "several/production.yaml:3:5",
    notices: ["5:5 services.api.ports", "6:5 services.api.restart"],
  }),
  accepted("merge-tags/compose.yaml", "4:5", 64 * mebibyte, {
    files: ["merge-tags/compose.yaml", "merge-tags/override.yaml"],
  }),
  accepted("documents.yaml", "4:5", 64 * mebibyte, { notices: ["8:5 services.api.restart"] }),
  accepted("restart-scale-logging.yaml", "4:5", 64 * mebibyte, {
    notices: [
      "5:5 services.api.scale",
      "6:5 services.api.restart",
      "7:5 services.api.oom_kill_disable",
      "9:5 services.api.memswap_limit",
      "10:5 services.api.logging",
      "12:5 services.api.healthcheck",
    ],
  }),
  accepted("quiet.yaml", "4:5", 64 * mebibyte),
  accepted("links.yaml", "4:5", 64 * mebibyte, {
    notices: ["9:5 services.api.external_links", "13:5 services.db.ports"],
  }),
  accepted("wordpress.yaml", "16:5", 300 * mebibyte, {
    service: "wordpress",
    notices: ["7:5 services.wordpress.restart", "8:5 services.wordpress.ports"],
  }),

  broken("broken-tab.yaml", [`broken-tab.yaml:3:1: ${invalidYaml}: Tabs are not allowed as indentation`]),
  broken("broken-indent.yaml", [
    `broken-indent.yaml:4:1: ${invalidYaml}: All mapping items must start at the same column`,
  ]),
  broken("broken-duplicate.yaml", [`broken-duplicate.yaml:5:5: ${invalidYaml}: Map keys must be unique`]),
  broken("broken-alias.yaml", [
    "broken-alias.yaml:3:9: an alias (*name) has no anchor; expected its anchor (&name) before it",
  ]),
  broken("empty.yaml", ["empty.yaml:1:1: services is missing or empty; expected a map of services by name"]),
  broken("root-list.yaml", ["root-list.yaml:1:1: the file is a list; expected a map with services"]),
  broken("services-list.yaml", ["services-list.yaml:1:1: services is a list; expected a map of services by name"]),
  broken(
    "service-text.yaml",
    [
      "service-text.yaml:2:3: services.api is a string; expected a map with fields such as image or build",
      "service-text.yaml:3:3: services.db is empty; expected a map with fields such as image or build",
      "service-text.yaml:4:3: services.web is a list; expected a map with fields such as image or build",
      "service-text.yaml:5:3: services.job is a number; expected a map with fields such as image or build",
    ],
    { chosen: "api" },
  ),
  broken("no-services.yaml", [
    "no-services.yaml:1:1: services is missing or empty; expected a map of services by name",
  ]),
  broken("v1.yaml", ["v1.yaml:1:1: services is missing or empty; expected a map of services by name"]),
  broken("wordpress.yaml", ['wordpress.yaml:3:1: services has no "api"; expected one of wordpress, db']),
  broken("depends-list.yaml", ['depends-list.yaml:1:1: services has no "chace"; did you mean cache?'], {
    service: "chace",
  }),
  broken(
    "depends-list.yaml",
    ["depends-list.yaml:1:1: services has several entries; set `service` to one of api, db, cache, adminer"],
    { service: null },
  ),

  refused(
    "network-of-service.yaml",
    `network-of-service.yaml:7:5: services.api.network_mode is service:vpn: ${reachable}`,
    "6:5",
  ),
  refused("network-none.yaml", `network-none.yaml:5:5: services.api.network_mode is none: ${reachable}`, "4:5"),
  refused("wrong-type.yaml", "wrong-type.yaml:4:5: services.api.mem_limit must be a number or string", "4:5"),
  refused("wrong-unit.yaml", "wrong-unit.yaml:4:5: ", "4:5"),
  refused("unknown-key.yaml", "unknown-key.yaml:4:5: services.api ", null),
  refused(
    "unknown-dependency.yaml",
    'unknown-dependency.yaml:4:5: service "api" depends on undefined service "databse"',
  ),
  refused("cyclic.yaml", "cyclic.yaml:4:5: dependency cycle detected: api -> worker -> api"),
  refused(
    "distinct-limits.yaml",
    "distinct-limits.yaml:2:3: services.api: can't set distinct values on 'mem_limit'",
    "4:5",
  ),
  refused("undefined-volume.yaml", 'undefined-volume.yaml:4:5: service "api" refers to undefined volume data'),
  refused(
    "bad-interpolation.yaml",
    "bad-interpolation.yaml:5:7: invalid interpolation format for services.api.environment.PASSWORD; write $$ for a literal $",
  ),
  refused("required-variable.yaml", "required-variable.yaml:3:5: error while interpolating services.api.image"),
  refused(
    "unset-variable.yaml",
    "unset-variable.yaml:6:7: services.api uses variables that are not set: UNSET_PASSWORD (line 6), UNSET_SECRET (line 7); set them in the environment of memgate, in .env or in `env-file`, name them in `allow-unset` to accept empty values, or",
    "4:5",
  ),
  refused(
    "unset-limit.yaml",
    "unset-limit.yaml:4:5: services.api uses variables that are not set: UNSET_MEMORY (line 4); set them in the environment of memgate, in .env or in `env-file`, or",
    "4:5",
  ),
  refused(
    "unset-bind.yaml",
    "unset-bind.yaml:5:15: services.api uses variables that are not set: UNSET_FOLDER (line 5); set them in the environment of memgate, in .env or in `env-file`, or",
    "4:5",
  ),
  accepted("unset-elsewhere.yaml", "4:5", 64 * mebibyte, { moreNotices: ["7:5 services.worker"] }),
  accepted("ssh-key.yaml", "3:5", 64 * mebibyte),
  refused("ssh-missing-key.yaml", "ssh-missing-key.yaml:6:7: services.api.build.ssh: deploy names the key ", "3:5"),
  refused("bad-env-file/compose.yaml", "line 1 is not NAME=VALUE"),
  refused(
    "no-image.yaml",
    'no-image.yaml:2:3: service "api" has neither an image nor a build context specified',
    "3:5",
  ),
];

export function caseName({ files, service }: ComposeCase): string {
  return `${files.join(" and ")}, service ${service ?? "not given"}`;
}

/** A notice in the form of `ComposeCase.notices`. */
export function fieldOf(notice: string, file: string): string {
  const [, path, position, field] = /^(\S+?):(\d+:\d+): (\S+(?: \/\S+)?(?: \(also in [^)]*\))?)/.exec(notice) ?? [];
  return `${path === file ? "" : `${path}:`}${position} ${field}`;
}
