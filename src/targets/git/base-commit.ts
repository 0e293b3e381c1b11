// Finds the commit of the option base-ref.

import { readFileSync } from "node:fs";
import { GateError } from "../../model/gate-error.ts";
import { gitRef } from "../../options/parsers.ts";
import type { Git } from "./command.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface BaseCommit {
  /** The full commit. */
  readonly commit: string;
  /** The branch or tag that names it in messages. Null if the user gave the commit itself. */
  readonly label: string | null;
}

export function refError(message: string): GateError {
  return new GateError("bad-input/base-ref", `\`base-ref\`: ${message}`);
}

/**
 * Finds the commit. Fetches it with the credentials of the checkout if the repository is shallow, or in a workflow.
 * @throws GateError `inputs` if there is no such commit; what `git` rejects with
 */
export async function baseCommitOf(ref: string, git: Git, env: Env): Promise<BaseCommit> {
  if (ref === "auto") return mergeBase(git, env);
  const { commit, why } = await namedCommit(git, ref, env);
  if (commit === null) {
    const failure = why === null ? "" : `; git fetch failed: ${why}`;
    throw refError(
      `the repository has no commit, branch or tag "${ref}"${failure}; ${await fetchAdvice(git, env)}, or check the spelling of the name`,
    );
  }
  const isCommit = /^[0-9a-f]{4,64}$/i.test(ref) && commit.startsWith(ref.toLowerCase());
  return { commit, label: isCommit ? null : ref };
}

/** A commit, or why git could not fetch it. `why` is null if git fetched it, or if memgate did not fetch. */
interface Fetched {
  readonly commit: string | null;
  readonly why: string | null;
}

async function namedCommit(git: Git, ref: string, env: Env): Promise<Fetched> {
  const local = await commitAt(git, ref);
  if (local !== null) return { commit: local, why: null };
  const remote = () => commitAt(git, `origin/${ref}`);
  // A runner that keeps its folder may have the remote branch of an earlier job, so the fetch comes first.
  const known = isInWorkflow(env) ? null : await remote();
  if (known !== null) return { commit: known, why: null };
  const { commit, why } = await fetched(git, ref, env);
  return { commit: commit ?? (await remote()), why };
}

function isInWorkflow(env: Env): boolean {
  return env["GITHUB_ACTIONS"] === "true";
}

async function fetchAdvice(git: Git, env: Env): Promise<string> {
  if (isInWorkflow(env)) return "set `fetch-depth: 0` of actions/checkout";
  return (await isShallowIn(git)) ? "fetch it with git fetch --unshallow" : "fetch it with git fetch";
}

async function commitAt(git: Git, ref: string): Promise<string | null> {
  const { ok, stdout } = await git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  return ok ? stdout : null;
}

async function fetched(git: Git, ref: string, env: Env): Promise<Fetched> {
  // The remote repository has no names such as HEAD~1.
  if (/[~^]|@\{/.test(ref)) return { commit: null, why: null };
  const isShallow = await isShallowIn(git);
  // On a user's own machine, memgate leaves a complete repository as it is.
  if (!isShallow && !isInWorkflow(env)) return { commit: null, why: null };
  // A depth would cut the history of a complete repository.
  const depth = isShallow ? ["--depth=1"] : [];
  const { ok, why } = await git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...depth, "origin", ref);
  return ok ? { commit: await commitAt(git, "FETCH_HEAD"), why: null } : { commit: null, why };
}

async function isShallowIn(git: Git): Promise<boolean> {
  return (await git("rev-parse", "--is-shallow-repository")).stdout === "true";
}

interface Target extends BaseCommit {
  readonly label: string;
}

/** The merge base of HEAD and the target of the pull request, or the main branch. */
async function mergeBase(git: Git, env: Env): Promise<BaseCommit> {
  const head = await commitAt(git, "HEAD");
  if (head === null) throw refError("the repository has no commit yet; expected a commit to compare the app with");
  const target = await targetOf(git, head, env);
  const { commit, why } = await commonCommit(git, head, target);
  if (commit === null) throw refError(await noCommonCommit(git, target, why, env));
  if (await isCheckedOut(git, commit)) {
    throw refError(
      `auto found nothing to compare: HEAD has no commit that ${target.label} lacks; run the comparison on a pull request or a branch, or name a commit such as HEAD~1`,
    );
  }
  return { commit, label: target.label };
}

/** True if the checkout has the files of the commit. With changes that are not committed, the app differs. */
export async function isCheckedOut(git: Git, commit: string): Promise<boolean> {
  const head = await commitAt(git, "HEAD");
  return commit === head && (await git("status", "--porcelain")).stdout === "";
}

/** @param why why git could not fetch more history; null if it did not fail */
async function noCommonCommit(git: Git, { label }: Target, why: string | null, env: Env): Promise<string> {
  if (!(await isShallowIn(git))) return `auto: HEAD and ${label} have no common commit; name a commit`;
  const failure = why === null ? "" : `; git fetch failed: ${why}`;
  return `auto found no common commit of HEAD and ${label}, because the history of this checkout is incomplete${failure}; ${await fetchAdvice(git, env)}, or name a commit`;
}

async function targetOf(git: Git, head: string, env: Env): Promise<Target> {
  const ofEvent = baseOfEvent(env);
  const branch = ofEvent?.branch ?? (env["GITHUB_BASE_REF"] || null);
  if (branch !== null) {
    if (!gitRef(branch).ok)
      throw refError(`auto: git cannot fetch the base "${branch}" of the pull request; name a commit`);
    const known = ofEvent === null ? [] : [(await mergedInto(git, head, ofEvent.head)) ?? ofEvent.commit];
    // A runner that keeps its folder may have the remote branch of an earlier job, so the commit comes first.
    const wanted = [...known.map((name) => ({ name, source: name })), { name: `origin/${branch}`, source: branch }];
    let failure = "memgate could not fetch it";
    for (const { name, source } of wanted) {
      const local = await commitAt(git, name);
      const { commit, why } = local === null ? await fetched(git, source, env) : { commit: local, why: null };
      if (commit !== null) return { commit, label: branch };
      if (why !== null) failure = `git fetch failed: ${why}`;
    }
    throw refError(
      `auto: the base ${branch} of the pull request is not in this checkout, and ${failure}; set \`fetch-depth: 0\` of actions/checkout`,
    );
  }
  const remote = (await git("rev-parse", "--abbrev-ref", "origin/HEAD")).stdout;
  for (const name of [...(remote.startsWith("origin/") ? [remote] : []), "main", "master"]) {
    const commit = await commitAt(git, name);
    if (commit !== null) return { commit, label: name };
  }
  throw refError(
    "auto found neither the base of a pull request nor a branch origin/HEAD, main or master; name a commit, a branch or a tag",
  );
}

/** The pull request in the event of the workflow. */
interface OfEvent {
  /** The commit of the base branch when GitHub made the event. */
  readonly commit: string;
  readonly branch: string;
  /** The last commit of the pull request. Null if the event does not name it. */
  readonly head: string | null;
}

/** Null for another event. */
function baseOfEvent(env: Env): OfEvent | null {
  try {
    const event: unknown = JSON.parse(readFileSync(env["GITHUB_EVENT_PATH"] ?? "", "utf8"));
    type Side = Readonly<Record<string, unknown>>;
    const { base, head } = (event as { readonly pull_request: { readonly base: Side; readonly head?: Side } })
      .pull_request;
    const { sha, ref } = base;
    const headSha = head?.["sha"];
    const isBranch = typeof ref === "string" && gitRef(ref).ok;
    return isCommit(sha) && isBranch ? { commit: sha, branch: ref, head: isCommit(headSha) ? headSha : null } : null;
  } catch {
    return null;
  }
}

function isCommit(sha: unknown): sha is string {
  return typeof sha === "string" && /^[0-9a-f]{40,64}$/.test(sha);
}

/**
 * The commit of the base branch that is a parent of a pull request's merge commit. It may be later than the commit in the
 * event, and earlier than the present end of the base branch. Null if `commit` is not such a merge commit.
 */
async function mergedInto(git: Git, commit: string, pullRequestHead: string | null): Promise<string | null> {
  const parents = await parentsOf(git, commit);
  const [into = null, ...others] = parents.filter((parent) => parent !== pullRequestHead);
  return parents.length === 2 && others.length === 0 ? into : null;
}

/** Works in a shallow checkout, which has the names of the parents. */
async function parentsOf(git: Git, commit: string): Promise<readonly string[]> {
  const header = (await git("cat-file", "-p", commit)).stdout.split("\n\n", 1)[0] ?? "";
  return header.split("\n").flatMap((line) => /^parent ([0-9a-f]+)$/.exec(line)?.[1] ?? []);
}

/** Each step fetches this many commits of the history. */
const depths = [50, 1_000];

async function commonCommit(git: Git, head: string, { commit }: Target): Promise<Fetched> {
  const found = await git("merge-base", head, commit);
  if (found.ok) return { commit: found.stdout, why: null };
  if (!(await isShallowIn(git))) return { commit: null, why: null };
  // The checkout of a pull request is a merge commit. It names its parents even if it is the only fetched commit.
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
