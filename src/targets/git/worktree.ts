// Checks a commit out into a temporary folder, and removes it.

import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "../../lib/errors.ts";
import { refError } from "./base-commit.ts";
import { gitIn } from "./command.ts";

export interface Worktree {
  readonly folder: string;
  /** Removes the folder. Returns a sentence if that fails, else null. */
  readonly remove: () => Promise<string | null>;
}

/**
 * @param signal ends the checkout early
 * @param warn receives a sentence if a failed checkout cannot be removed
 * @throws GateError `inputs` if git cannot check the commit out
 */
export async function openWorktree(
  repository: string,
  commit: string,
  signal: AbortSignal,
  warn: (sentence: string) => void,
): Promise<Worktree> {
  const parent = mkdtempSync(join(realpathSync(tmpdir()), "memgate-base-"));
  const folder = join(parent, "base");
  const remove = () => removeWorktree(repository, parent, folder);
  // No signal: if git ends in the middle of this command, it can leave an entry that it does not list.
  const added = await gitIn(repository)("worktree", "add", "--quiet", "--detach", "--no-checkout", folder, commit);
  const { ok, why } = added.ok ? await gitIn(folder, signal)("reset", "--quiet", "--hard") : added;
  if (ok) return { folder, remove };
  const left = await remove();
  if (left !== null) warn(left);
  signal.throwIfAborted();
  throw refError(`git could not check ${commit} out: ${why}`);
}

/** Removes a temporary folder of the base. Returns a sentence if that fails, else null. */
export function removeBaseFolder(folder: string): string | null {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    return null;
  } catch (error) {
    return `the folder of the base could not be removed: ${messageOf(error)}; remove it with rm -rf ${folder}`;
  }
}

/** No signal: it runs even if the run is interrupted. */
async function removeWorktree(repository: string, parent: string, folder: string): Promise<string | null> {
  const git = gitIn(repository);
  const removeEntry = () => git("worktree", "remove", "--force", folder);
  await removeEntry();
  // git may have kept files that it could not remove.
  const problem = removeBaseFolder(parent);
  if (problem !== null) return problem;
  const isListed = async () => (await git("worktree", "list", "--porcelain")).stdout.includes(`worktree ${folder}`);
  if (!(await isListed())) return null;
  // git worktree prune would also remove entries of the user.
  const { ok, why } = await removeEntry();
  return ok ? null : `git could not remove the entry of the worktree ${folder}: ${why}; run git worktree prune`;
}
