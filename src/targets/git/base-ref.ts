// Resolves the option base-ref before anything starts: its commit, and the files that the base is built from.

import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { type BaseCommit, baseCommitOf, isCheckedOut, refError } from "./base-commit.ts";
import { type Git, interruptibleGit } from "./command.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface ResolvedRef {
  /** The root of the repository. */
  readonly repository: string;
  readonly commit: string;
  /** For messages: `main@abc1234`, or `abc1234` if the user gave the commit. */
  readonly name: string;
  /** True if the app has the same files as the commit. */
  readonly isHead: boolean;
  /** Converts a path of this machine to a path below the root of the repository. A path outside it becomes absolute. */
  readonly pathIn: (path: string) => string;
}

/** The files and folders of the app that the base needs too. */
export interface NeededPaths {
  /** The folder to build from. Null for a Compose project. */
  readonly context: string | null;
  /** Dockerfiles or Compose files. */
  readonly files: readonly string[];
}

/**
 * @param interrupt ends git early; null if nothing interrupts memgate
 * @throws GateError `inputs` if there is no such commit, or if it lacks a needed file; the reason of an interrupt
 */
export async function resolveBaseRef(
  ref: string,
  { context, files }: NeededPaths,
  env: Env,
  interrupt: AbortSignal | null = null,
): Promise<ResolvedRef> {
  const folder = context ?? dirname(files[0] ?? ".");
  const gitAt = (place: string) => interruptibleGit(place, interrupt);
  const git = gitAt(folder);
  const top = await git("rev-parse", "--show-toplevel");
  if (!top.ok) throw refError(notReadable(folder, top.why));
  const repository = top.stdout;
  const found = await baseCommitOf(ref, git, env);
  const paths = new Map<string, string>();
  for (const path of [...(context === null ? [] : [context]), ...files]) {
    paths.set(path, await pathInRepository(path, repository, gitAt));
  }
  const pathIn = (path: string) => paths.get(path) ?? path;
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

function notReadable(folder: string, why: string): string {
  const owned = /^detected dubious ownership in repository at '(.+)'$/.exec(why)?.[1];
  return owned === undefined
    ? `"${folder}" is not in a git repository with files (${why}); give \`base-build\` or \`base-image\` instead`
    : `git refuses to read the repository ${owned}, because another user owns it; allow it with git config --global --add safe.directory ${owned}`;
}

/** An absolute path if it is outside the repository. */
async function pathInRepository(path: string, repository: string, gitAt: (folder: string) => Git): Promise<string> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const folder = isFolder ? path : dirname(path);
  const git = gitAt(folder);
  const top = await git("rev-parse", "--show-toplevel");
  if (!top.ok || top.stdout !== repository) return resolve(path);
  const prefix = (await git("rev-parse", "--show-prefix")).stdout;
  return isFolder ? prefix || "." : join(prefix, basename(path));
}

interface Described {
  readonly name: string;
}

/** A file outside the repository is the same for the app and its base. */
function isInside(path: string): boolean {
  return !isAbsolute(path);
}

async function assertFiles(git: Git, { commit }: BaseCommit, base: Described & { readonly files: readonly string[] }) {
  for (const path of base.files.filter(isInside)) {
    const { ok } = await git("cat-file", "-e", `${commit}:${path}`);
    if (!ok)
      throw refError(`the commit ${base.name} has no file ${path}; name a commit that has it, or give \`base-image\``);
  }
}

/** Git keeps only folders that have files. The root has no entry of its own. */
async function assertFolder(git: Git, { commit }: BaseCommit, base: Described & { readonly folder: string }) {
  const folder = base.folder.replace(/\/$/, "");
  if (folder === "." || !isInside(folder)) return;
  const type = await git("cat-file", "-t", `${commit}:${folder}`);
  if (type.stdout === "tree") return;
  throw refError(`the commit ${base.name} has no folder ${folder}; name a commit that has it, or give \`base-build\``);
}

/** A worktree has no files of submodules. */
async function assertNoSubmodules(git: Git, { commit }: BaseCommit, base: Described & { readonly folder: string }) {
  const { stdout } = await git("ls-tree", "-r", "-z", commit, "--", base.folder);
  const modules = stdout.split("\0").flatMap((entry) => /^160000 commit \S+\t(.+)$/s.exec(entry)?.[1] ?? []);
  if (modules.length === 0) return;
  throw refError(
    `the commit ${base.name} has submodules in the folder of the app (${modules.join(", ")}), which memgate does not check out; check the base out in an earlier step and give \`base-build\``,
  );
}
