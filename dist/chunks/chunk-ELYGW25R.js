import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  GateError
} from "./chunk-NJR6DWFV.js";
import {
  gitRef
} from "./chunk-5U4SGI4T.js";
import {
  errorCodeOf,
  messageOf,
  time
} from "./chunk-TGGWKTGO.js";

// src/targets/git/base-commit.ts
import { readFileSync } from "node:fs";
function refError(message) {
  return new GateError("bad-input/base-ref", `\`base-ref\`: ${message}`);
}
async function baseCommitOf(ref, git, env) {
  if (ref === "auto") return mergeBase(git, env);
  const { commit, why } = await namedCommit(git, ref, env);
  if (commit === null) {
    const failure = why === null ? "" : `; git fetch failed: ${why}`;
    throw refError(
      `the repository has no commit, branch or tag "${ref}"${failure}; ${await fetchAdvice(git, env)}, or check the spelling of the name`
    );
  }
  const isCommit2 = /^[0-9a-f]{4,64}$/i.test(ref) && commit.startsWith(ref.toLowerCase());
  return { commit, label: isCommit2 ? null : ref };
}
async function namedCommit(git, ref, env) {
  const local = await commitAt(git, ref);
  if (local !== null) return { commit: local, why: null };
  const remote = () => commitAt(git, `origin/${ref}`);
  const known = isInWorkflow(env) ? null : await remote();
  if (known !== null) return { commit: known, why: null };
  const { commit, why } = await fetched(git, ref, env);
  return { commit: commit ?? await remote(), why };
}
function isInWorkflow(env) {
  return env["GITHUB_ACTIONS"] === "true";
}
async function fetchAdvice(git, env) {
  if (isInWorkflow(env)) return "set `fetch-depth: 0` of actions/checkout";
  return await isShallowIn(git) ? "fetch it with git fetch --unshallow" : "fetch it with git fetch";
}
async function commitAt(git, ref) {
  const { ok, stdout } = await git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  return ok ? stdout : null;
}
async function fetched(git, ref, env) {
  if (/[~^]|@\{/.test(ref)) return { commit: null, why: null };
  const isShallow = await isShallowIn(git);
  if (!isShallow && !isInWorkflow(env)) return { commit: null, why: null };
  const depth = isShallow ? ["--depth=1"] : [];
  const { ok, why } = await git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...depth, "origin", ref);
  return ok ? { commit: await commitAt(git, "FETCH_HEAD"), why: null } : { commit: null, why };
}
async function isShallowIn(git) {
  return (await git("rev-parse", "--is-shallow-repository")).stdout === "true";
}
async function mergeBase(git, env) {
  const head = await commitAt(git, "HEAD");
  if (head === null) throw refError("the repository has no commit yet; expected a commit to compare the app with");
  const target = await targetOf(git, head, env);
  const { commit, why } = await commonCommit(git, head, target);
  if (commit === null) throw refError(await noCommonCommit(git, target, why, env));
  if (await isCheckedOut(git, commit)) {
    throw refError(
      `auto found nothing to compare: HEAD has no commit that ${target.label} lacks; run the comparison on a pull request or a branch, or name a commit such as HEAD~1`
    );
  }
  return { commit, label: target.label };
}
async function isCheckedOut(git, commit) {
  const head = await commitAt(git, "HEAD");
  return commit === head && (await git("status", "--porcelain")).stdout === "";
}
async function noCommonCommit(git, { label }, why, env) {
  if (!await isShallowIn(git)) return `auto: HEAD and ${label} have no common commit; name a commit`;
  const failure = why === null ? "" : `; git fetch failed: ${why}`;
  return `auto found no common commit of HEAD and ${label}, because the history of this checkout is incomplete${failure}; ${await fetchAdvice(git, env)}, or name a commit`;
}
async function targetOf(git, head, env) {
  const ofEvent = baseOfEvent(env);
  const branch = ofEvent?.branch ?? (env["GITHUB_BASE_REF"] || null);
  if (branch !== null) {
    if (!gitRef(branch).ok)
      throw refError(`auto: git cannot fetch the base "${branch}" of the pull request; name a commit`);
    const known = ofEvent === null ? [] : [await mergedInto(git, head, ofEvent.head) ?? ofEvent.commit];
    const wanted = [...known.map((name) => ({ name, source: name })), { name: `origin/${branch}`, source: branch }];
    let failure = "memgate could not fetch it";
    for (const { name, source } of wanted) {
      const local = await commitAt(git, name);
      const { commit, why } = local === null ? await fetched(git, source, env) : { commit: local, why: null };
      if (commit !== null) return { commit, label: branch };
      if (why !== null) failure = `git fetch failed: ${why}`;
    }
    throw refError(
      `auto: the base ${branch} of the pull request is not in this checkout, and ${failure}; set \`fetch-depth: 0\` of actions/checkout`
    );
  }
  const remote = (await git("rev-parse", "--abbrev-ref", "origin/HEAD")).stdout;
  for (const name of [...remote.startsWith("origin/") ? [remote] : [], "main", "master"]) {
    const commit = await commitAt(git, name);
    if (commit !== null) return { commit, label: name };
  }
  throw refError(
    "auto found neither the base of a pull request nor a branch origin/HEAD, main or master; name a commit, a branch or a tag"
  );
}
function baseOfEvent(env) {
  try {
    const event = JSON.parse(readFileSync(env["GITHUB_EVENT_PATH"] ?? "", "utf8"));
    const { base, head } = event.pull_request;
    const { sha, ref } = base;
    const headSha = head?.["sha"];
    const isBranch = typeof ref === "string" && gitRef(ref).ok;
    return isCommit(sha) && isBranch ? { commit: sha, branch: ref, head: isCommit(headSha) ? headSha : null } : null;
  } catch {
    return null;
  }
}
function isCommit(sha) {
  return typeof sha === "string" && /^[0-9a-f]{40,64}$/.test(sha);
}
async function mergedInto(git, commit, pullRequestHead) {
  const parents = await parentsOf(git, commit);
  const [into = null, ...others] = parents.filter((parent) => parent !== pullRequestHead);
  return parents.length === 2 && others.length === 0 ? into : null;
}
async function parentsOf(git, commit) {
  const header = (await git("cat-file", "-p", commit)).stdout.split("\n\n", 1)[0] ?? "";
  return header.split("\n").flatMap((line) => /^parent ([0-9a-f]+)$/.exec(line)?.[1] ?? []);
}
var depths = [50, 1e3];
async function commonCommit(git, head, { commit }) {
  const found = await git("merge-base", head, commit);
  if (found.ok) return { commit: found.stdout, why: null };
  if (!await isShallowIn(git)) return { commit: null, why: null };
  if ((await parentsOf(git, head)).includes(commit)) return { commit, why: null };
  for (const depth of depths) {
    const options = ["--quiet", "--no-tags", "--no-recurse-submodules", `--depth=${depth}`];
    const { ok, why } = await git("fetch", ...options, "origin", head, commit);
    if (!ok) return { commit: null, why };
    const deeper = await git("merge-base", head, commit);
    if (deeper.ok) return { commit: deeper.stdout, why: null };
  }
  return { commit: null, why: null };
}

// src/targets/git/command.ts
import { spawn } from "node:child_process";
import { devNull } from "node:os";
var repositoryVariables = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"];
var timeoutMs = 12e4;
var outputTimeMs = 1e3;
var detached = process.platform !== "win32";
function gitIn(folder, signal = null) {
  const inherited = Object.entries(process.env).filter(([name]) => !repositoryVariables.includes(name));
  const env = { ...Object.fromEntries(inherited), GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  const fixed = ["-C", folder, "-c", `core.hooksPath=${devNull}`];
  return async (...args) => {
    const child = spawn("git", [...fixed, ...args], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      detached
    });
    const stopLimits = endEarly(child, signal);
    const { ending, stdout, stderr } = await outputOf(child);
    const wasTooSlow = stopLimits();
    if (ending === "0") return { ok: true, stdout, why: "" };
    const why = wasTooSlow ? `git did not end within ${time(timeoutMs)}` : whyFailed(ending, stderr);
    return { ok: false, stdout, why };
  };
}
function endEarly(child, signal) {
  let isTooSlow = false;
  const end = () => {
    killGroup(child);
    setTimeout(() => [child.stdout, child.stderr].map((stream) => stream.destroy()), outputTimeMs).unref();
  };
  const timer = setTimeout(() => {
    isTooSlow = true;
    end();
  }, timeoutMs);
  signal?.addEventListener("abort", end);
  if (signal?.aborted === true) end();
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
    return isTooSlow;
  };
}
function killGroup({ pid }) {
  if (pid === void 0) return;
  try {
    process.kill(detached ? -pid : pid, "SIGTERM");
  } catch {
  }
}
function outputOf(child) {
  let [stdout, stderr] = ["", ""];
  let failure = null;
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  child.once("error", (error) => {
    failure = error;
  });
  return new Promise((resolve) => {
    child.once(
      "close",
      (code, signal) => resolve({ ending: failure ?? signal ?? String(code), stdout: stdout.trim(), stderr })
    );
  });
}
function whyFailed(ending, stderr) {
  if (ending instanceof Error) return errorCodeOf(ending) === "ENOENT" ? "git is not installed" : messageOf(ending);
  const lines = stderr.split("\n").filter((line2) => line2.trim() !== "");
  const last = lines.findLastIndex((line2) => /^(fatal|error): /.test(line2));
  const isGeneral = lines[last]?.startsWith("fatal: Could not read from remote repository") === true;
  const line = (isGeneral ? lines[last - 1] : void 0) ?? lines[last] ?? lines.at(-1) ?? `git ended with ${ending}`;
  return line.replace(/^(fatal|error): /, "").replace(/\.$/, "");
}
function interruptibleGit(folder, interrupt) {
  const git = gitIn(folder, interrupt);
  return async (...args) => {
    const result = await git(...args);
    interrupt?.throwIfAborted();
    return result;
  };
}

export {
  refError,
  baseCommitOf,
  isCheckedOut,
  gitIn,
  interruptibleGit
};
