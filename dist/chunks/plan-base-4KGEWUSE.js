import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  baseCommitOf,
  interruptibleGit,
  isCheckedOut,
  refError
} from "./chunk-ELYGW25R.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/run/plan-base.ts
import { resolve as resolve2 } from "node:path";

// src/targets/git/base-ref.ts
import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
async function resolveBaseRef(ref, { context, files }, env, interrupt = null) {
  const folder = context ?? dirname(files[0] ?? ".");
  const gitAt = (place) => interruptibleGit(place, interrupt);
  const git = gitAt(folder);
  const top = await git("rev-parse", "--show-toplevel");
  if (!top.ok) throw refError(notReadable(folder, top.why));
  const repository = top.stdout;
  const found = await baseCommitOf(ref, git, env);
  const paths = /* @__PURE__ */ new Map();
  for (const path of [...context === null ? [] : [context], ...files]) {
    paths.set(path, await pathInRepository(path, repository, gitAt));
  }
  const pathIn = (path) => paths.get(path) ?? path;
  const short = await git("rev-parse", "--short=7", found.commit);
  const shortCommit = short.ok ? short.stdout : found.commit.slice(0, 7);
  const name = found.label === null ? shortCommit : `${found.label}@${shortCommit}`;
  const atRoot = gitAt(repository);
  await assertFiles(atRoot, found, { name, files: files.map(pathIn) });
  if (context !== null) await assertFolder(atRoot, found, { name, folder: pathIn(context) });
  await assertNoSubmodules(atRoot, found, { name, folder: await pathInRepository(folder, repository, gitAt) });
  const isHead = await isCheckedOut(atRoot, found.commit);
  return { repository, commit: found.commit, name, isHead, pathIn };
}
function notReadable(folder, why) {
  const owned = /^detected dubious ownership in repository at '(.+)'$/.exec(why)?.[1];
  return owned === void 0 ? `"${folder}" is not in a git repository with files (${why}); give \`base-build\` or \`base-image\` instead` : `git refuses to read the repository ${owned}, because another user owns it; allow it with git config --global --add safe.directory ${owned}`;
}
async function pathInRepository(path, repository, gitAt) {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const folder = isFolder ? path : dirname(path);
  const git = gitAt(folder);
  const top = await git("rev-parse", "--show-toplevel");
  if (!top.ok || top.stdout !== repository) return resolve(path);
  const prefix = (await git("rev-parse", "--show-prefix")).stdout;
  return isFolder ? prefix || "." : join(prefix, basename(path));
}
function isInside(path) {
  return !isAbsolute(path);
}
async function assertFiles(git, { commit }, base) {
  for (const path of base.files.filter(isInside)) {
    const { ok } = await git("cat-file", "-e", `${commit}:${path}`);
    if (!ok)
      throw refError(`the commit ${base.name} has no file ${path}; name a commit that has it, or give \`base-image\``);
  }
}
async function assertFolder(git, { commit }, base) {
  const folder = base.folder.replace(/\/$/, "");
  if (folder === "." || !isInside(folder)) return;
  const type = await git("cat-file", "-t", `${commit}:${folder}`);
  if (type.stdout === "tree") return;
  throw refError(`the commit ${base.name} has no folder ${folder}; name a commit that has it, or give \`base-build\``);
}
async function assertNoSubmodules(git, { commit }, base) {
  const { stdout } = await git("ls-tree", "-r", "-z", commit, "--", base.folder);
  const modules = stdout.split("\0").flatMap((entry) => /^160000 commit \S+\t(.+)$/s.exec(entry)?.[1] ?? []);
  if (modules.length === 0) return;
  throw refError(
    `the commit ${base.name} has submodules in the folder of the app (${modules.join(", ")}), which memgate does not check out; check the base out in an earlier step and give \`base-build\``
  );
}

// src/run/plan-base.ts
async function planBase({ workload }, base, source, surroundings) {
  const loadService = workload.kind === "command" ? workload.service : null;
  if (base.kind === "ref") return planRef(base.ref, source, loadService, surroundings);
  const name = base.kind === "image" ? base.image : base.context;
  return {
    kind: base.kind,
    name,
    commit: null,
    repository: null,
    isHead: false,
    source: sourceOf(base, source, loadService)
  };
}
function sourceOf(base, source, loadService) {
  if (base.kind === "build") {
    if (source.kind !== "build") throw new Error("base-build needs build");
    return { ...source, context: base.context };
  }
  const { image } = base;
  if (source.kind === "compose") return composeOf(source, loadService, { files: source.resolved.files, image });
  if (source.kind === "container") throw new Error("a running container has no base");
  const pull = source.kind === "image" ? source.pull : "missing";
  return { kind: "image", image, pull, platform: source.platform };
}
function composeOf({ resolved: resolved2 }, loadService, { files, image }) {
  const { service, allowUnset, envFiles } = resolved2;
  return { kind: "compose", files, service, allowUnset, envFiles, loadService, image };
}
async function planRef(ref, source, loadService, surroundings) {
  if (source.kind === "compose") {
    const { files } = source.resolved;
    const { pathIn: pathIn2, ...found2 } = await resolved(ref, { context: null, files }, surroundings);
    const paths = files.map(pathIn2);
    return {
      kind: "ref",
      ...found2,
      source: composeOf(source, loadService, { files: paths, image: null })
    };
  }
  if (source.kind !== "build") throw new Error("base-ref needs build or compose-file");
  const { context } = source;
  const dockerfile = source.dockerfile ?? `${context}/Dockerfile`;
  const { pathIn, ...found } = await resolved(ref, { context, files: [resolve2(dockerfile)] }, surroundings);
  const built = { ...source, context: pathIn(context), dockerfile: pathIn(resolve2(dockerfile)) };
  return { kind: "ref", ...found, source: built };
}
async function resolved(ref, needed, { env, interrupt }) {
  try {
    return await resolveBaseRef(ref, needed, env, interrupt);
  } catch (error) {
    if (!interrupt?.aborted) throw error;
    return { name: ref, commit: null, repository: null, isHead: false, pathIn: (path) => path };
  }
}
export {
  planBase
};
