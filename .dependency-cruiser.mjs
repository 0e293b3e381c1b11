// The rules that keep src readable: one direction, no cycle, one place that knows the adapters.
const inFolder = "^src/([^/]+)/";

/** Modules that talk to an engine, a process or the kernel. Only a composition root may choose one. */
const adapters = [
  "^src/targets/",
  "^src/load/process\\.ts$",
  "^src/load/(client|worker|users|pacing)/",
  "^src/memory/cgroup/",
  "^src/memory/stats-api/source\\.ts$",
  "^src/memory/sampling/sampler\\.ts$",
  "^src/memory/oom-kernel-log\\.ts$",
  "^src/memory/runtimes/node-heap-limit\\.ts$",
];

/** The places that put a run together: they choose the adapters and hand them to the gate. */
const compositionRoots = ["^src/run/", "^src/doctor/", "^src/load-worker\\.ts$"];

/** Our files, packages, and the modules of Node.js that only compute. */
const pureOrOurs = ["^(src|node_modules)/", "^(node:)?(buffer|crypto|path|url|util)$"];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycle-between-files",
      comment: "Files that import each other can only be read together. Move the shared type to model/ or lib/.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-cycle-between-folders",
      comment: "Two folders that import each other are one folder. Move what both need below them.",
      severity: "error",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
    {
      name: "adapters-by-composition-root-only",
      comment: "The gate, the verdict and the reports know interfaces (model/adapters.ts), not an engine.",
      severity: "error",
      from: { path: "^src/", pathNot: [...adapters, ...compositionRoots] },
      to: { path: adapters },
    },
    {
      name: "dockerode-in-docker-target-only",
      comment: "targets/docker is the only user of dockerode.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/targets/docker/" },
      to: { path: "node_modules/dockerode/" },
    },
    {
      name: "autocannon-in-load-only",
      comment: "load/ is the only user of autocannon.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/load/" },
      to: { path: "node_modules/autocannon/" },
    },
    {
      name: "zod-in-schemas-only",
      comment:
        "zod makes the schemas at build time. It is not in dist: memgate judge and memgate show would take twice as long.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: ["^src/model/", "^src/report/model/(schema|gates-schema|reading-schema|size/size-schema)\\.ts$"],
      },
      to: { path: "node_modules/zod/" },
    },
    {
      name: "yaml-library-in-yaml-only",
      comment: "yaml/ is the only reader of YAML: it limits what a hostile file can cost.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/yaml/" },
      to: { path: "node_modules/yaml/" },
    },
    {
      name: "yaml-below-its-readers",
      comment: "yaml/ knows no kind of file: it imports nothing but itself and lib/.",
      severity: "error",
      from: { path: "^src/yaml/" },
      to: { path: inFolder, pathNot: "^src/(yaml|lib)/" },
    },
    {
      name: "pure-folders-do-no-io",
      comment: "The verdict and the plan are pure: a saved report can be judged again anywhere.",
      severity: "error",
      from: { path: "^src/(verdict|plan|model)/" },
      to: { pathNot: pureOrOurs },
    },
    {
      name: "verdict-reaches-no-io",
      comment: "A file that the verdict imports can do IO too: this rule follows all imports.",
      severity: "error",
      from: { path: "^src/verdict/" },
      to: { pathNot: pureOrOurs, reachable: true },
    },
    {
      name: "options-at-the-bottom",
      comment: "options/ is a vocabulary: it imports nothing but itself, model/ and lib/.",
      severity: "error",
      from: { path: "^src/options/" },
      to: { path: inFolder, pathNot: "^src/(options|lib|model)/" },
    },
    {
      name: "no-orphans",
      comment: "A file that nobody imports is dead.",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: ["\\.d\\.ts$", "^src/(action|cli|index|load-worker)\\.ts$"] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
