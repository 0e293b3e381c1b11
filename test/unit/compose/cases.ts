// Compose files in many shapes (test/fixtures/compose), and what is expected of each: of its text alone, and of what docker
// compose makes of it.

export interface ComposeCase {
  /** The first is the case's name. */
  readonly files: readonly string[];
  readonly service: string | null;
  /** Of the text alone: the service that is tested; else `service`. */
  readonly chosen?: string | null;
  /** FILE:LINE of the limit; null for none in the text. */
  readonly limitAt: string | null;
  /** In bytes, as docker compose resolves it; undefined where it refuses the files. */
  readonly limit?: number | null;
  /** LINE field (further services), of the first file unless another is named. */
  readonly notices?: readonly string[];
  /** What docker compose brings beside them. */
  readonly moreNotices?: readonly string[];
  /** In full, as the text alone shows them. */
  readonly problems?: readonly string[];
  /** A part of what docker compose's own refusal becomes. */
  readonly refused?: string;
}

const mebibyte = 2 ** 20;

function whole(file: string, limitLine: number, limit: number, more: Partial<ComposeCase> = {}): ComposeCase {
  return { files: [file], service: "api", limitAt: `${file}:${limitLine}`, limit, ...more };
}

/** The text alone shows what is wrong. */
function broken(file: string, problems: readonly string[], more: Partial<ComposeCase> = {}): ComposeCase {
  return { files: [file], service: "api", chosen: null, limitAt: null, problems, ...more };
}

/** Only docker compose knows what is wrong. */
function refused(file: string, message: string, limitLine: number | null = null): ComposeCase {
  const limitAt = limitLine === null ? null : `${file}:${limitLine}`;
  return { files: [file], service: "api", limitAt, refused: message };
}

const noYaml = "the file is no YAML that can be read";
const reachable = "the service has no address of its own that load could be sent to; expected networks, or host";

export const composeCases: readonly ComposeCase[] = [
  whole("limit-512m.yaml", 4, 512 * mebibyte, { notices: ["5 services.api.ports"] }),
  whole("limit-bytes.yaml", 4, 256 * mebibyte, { service: null, chosen: "api" }),
  whole("limit-1g-v2.yaml", 5, 1024 * mebibyte, { notices: ["6 services.api.memswap_limit"] }),
  whole("limit-fraction.yaml", 4, 512 * mebibyte),
  whole("deploy-limits-v3.yaml", 11, 50 * mebibyte, {
    service: "web",
    notices: ["14 services.web.deploy.restart_policy", "7 services.web.deploy.replicas"],
  }),
  whole("both-limits.yaml", 4, 128 * mebibyte),
  { files: ["no-limit.yaml"], service: "api", limitAt: null, limit: null },
  whole("ports.yaml", 4, 64 * mebibyte, { notices: ["6 services.api.ports"] }),
  whole("volumes.yaml", 4, 64 * mebibyte, {
    notices: ["9 services.api.volumes /uploads", "10 services.api.volumes /logs", "27 volumes.named.name"],
  }),
  whole("depends-list.yaml", 4, 64 * mebibyte, {
    notices: ["11 services.db.ports (and of cache)", "17 services.cache.container_name"],
  }),
  whole("depends-conditions.yaml", 4, 64 * mebibyte),
  whole("profiles.yaml", 4, 64 * mebibyte),
  whole("extends-same.yaml", 4, 96 * mebibyte, { moreNotices: ["6 services.api.restart"] }),
  {
    files: ["extends-file/compose.yaml"],
    service: "api",
    limitAt: null,
    limit: 80 * mebibyte,
    moreNotices: ["2 services.api.restart"],
  },
  whole("extends-file/common.yaml", 4, 80 * mebibyte, { service: "base", notices: ["5 services.base.restart"] }),
  whole("include/compose.yaml", 6, 64 * mebibyte, {
    moreNotices: ["3 services.db.ports", "3 services.db.container_name"],
  }),
  {
    files: ["include/infra.yaml"],
    service: "db",
    limitAt: null,
    limit: null,
    notices: ["5 services.db.ports", "4 services.db.container_name"],
  },
  whole("anchors.yaml", 9, 200 * mebibyte, { notices: ["8 services.api.restart", "10 services.api.logging"] }),
  whole("anchors-list-merge.yaml", 2, 32 * mebibyte),
  whole("interpolation/compose.yaml", 4, 72 * mebibyte),
  whole("env-file/compose.yaml", 4, 64 * mebibyte),
  whole("secrets-configs/compose.yaml", 4, 64 * mebibyte),
  whole("build-long.yaml", 4, 64 * mebibyte, { notices: ["3 services.api.image", "11 services.api.build.tags"] }),
  whole("build-shared.yaml", 5, 64 * mebibyte, { service: "web", notices: ["4 services.web.image"] }),
  whole("network-host.yaml", 4, 64 * mebibyte),
  whole("external.yaml", 4, 64 * mebibyte, {
    notices: ["16 volumes.models.external", "10 networks.front.name", "12 networks.proxy.external"],
  }),
  whole("named-project.yaml", 6, 64 * mebibyte, { notices: ["5 services.api.container_name"] }),
  whole("several/compose.yaml", 4, 512 * mebibyte, {
    files: ["several/compose.yaml", "several/production.yaml"],
    limitAt: "several/production.yaml:3",
    notices: ["6 services.api.restart", "5 services.api.ports"],
  }),
  whole("merge-tags/compose.yaml", 4, 64 * mebibyte, {
    files: ["merge-tags/compose.yaml", "merge-tags/override.yaml"],
  }),
  whole("documents.yaml", 4, 64 * mebibyte, { notices: ["8 services.api.restart"] }),
  whole("restart-scale-logging.yaml", 4, 64 * mebibyte, {
    notices: [
      "6 services.api.restart",
      "5 services.api.scale",
      "9 services.api.memswap_limit",
      "7 services.api.oom_kill_disable",
      "12 services.api.healthcheck",
      "10 services.api.logging",
    ],
  }),
  whole("quiet.yaml", 4, 64 * mebibyte),
  whole("links.yaml", 4, 64 * mebibyte, { notices: ["9 services.api.external_links", "13 services.db.ports"] }),
  whole("wordpress.yaml", 16, 300 * mebibyte, {
    service: "wordpress",
    notices: ["7 services.wordpress.restart", "8 services.wordpress.ports"],
  }),

  broken("broken-tab.yaml", [`broken-tab.yaml:3: ${noYaml}: Tabs are not allowed as indentation`]),
  broken("broken-indent.yaml", [`broken-indent.yaml:4: ${noYaml}: All mapping items must start at the same column`]),
  broken("broken-duplicate.yaml", [`broken-duplicate.yaml:5: ${noYaml}: Map keys must be unique`]),
  broken("broken-alias.yaml", [
    "broken-alias.yaml:3: an alias (*name) stands for nothing; expected its anchor (&name) before it",
  ]),
  broken("empty.yaml", ["empty.yaml:1: services is missing or empty; expected a map of services by name"]),
  broken("root-list.yaml", ["root-list.yaml:1: the file is a list; expected a map with services"]),
  broken("services-list.yaml", ["services-list.yaml:1: services is a list; expected a map of services by name"]),
  broken(
    "service-text.yaml",
    [
      "service-text.yaml:2: services.api is text; expected a map with image or build, and the like",
      "service-text.yaml:3: services.db is empty; expected a map with image or build, and the like",
      "service-text.yaml:4: services.web is a list; expected a map with image or build, and the like",
    ],
    { chosen: "api" },
  ),
  broken("no-services.yaml", ["no-services.yaml:1: services is missing or empty; expected a map of services by name"]),
  broken("v1.yaml", ["v1.yaml:1: services is missing or empty; expected a map of services by name"]),
  broken("wordpress.yaml", ['wordpress.yaml:3: services has no "api"; expected one of wordpress, db']),
  broken("depends-list.yaml", ['depends-list.yaml:1: services has no "chace"; did you mean cache?'], {
    service: "chace",
  }),
  broken(
    "depends-list.yaml",
    ["depends-list.yaml:1: services has several (api, db, cache, adminer); expected service to name the one to test"],
    { service: null },
  ),

  refused(
    "network-of-service.yaml",
    `network-of-service.yaml:7: services.api.network_mode is service:vpn: ${reachable}`,
    6,
  ),
  refused("network-none.yaml", `network-none.yaml:5: services.api.network_mode is none: ${reachable}`, 4),
  refused("wrong-type.yaml", "wrong-type.yaml:4: services.api.mem_limit must be a number or string", 4),
  refused("wrong-unit.yaml", "wrong-unit.yaml:4: ", 4),
  refused("unknown-key.yaml", "unknown-key.yaml:4: services.api ", null),
  refused("unknown-dependency.yaml", 'unknown-dependency.yaml:4: service "api" depends on undefined service "databse"'),
  refused("cyclic.yaml", "cyclic.yaml:4: dependency cycle detected: api -> worker -> api"),
  refused("distinct-limits.yaml", "distinct-limits.yaml:2: services.api: can't set distinct values on 'mem_limit'", 4),
  refused("undefined-volume.yaml", 'undefined-volume.yaml:4: service "api" refers to undefined volume data'),
  refused(
    "bad-interpolation.yaml",
    "bad-interpolation.yaml:5: invalid interpolation format for services.api.environment.PASSWORD; a $ that is meant is written $$",
  ),
  refused("required-variable.yaml", "required-variable.yaml:3: error while interpolating services.api.image"),
  refused("bad-env-file/compose.yaml", "line 1: is no NAME=VALUE"),
  refused("no-image.yaml", 'no-image.yaml:2: service "api" has neither an image nor a build context specified', 3),
];

export function caseName({ files, service }: ComposeCase): string {
  return `${files.join(" and ")}, service ${service ?? "not given"}`;
}

/** As the cases have them: LINE field. */
export function fieldOf(notice: string, file: string): string {
  const [, path, line, field] = /^(\S+?):(\d+): (\S+(?: \/\S+)?(?: \(and of [^)]*\))?)/.exec(notice) ?? [];
  return `${path === file ? "" : `${path}:`}${line} ${field}`;
}
