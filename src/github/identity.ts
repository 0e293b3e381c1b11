// The identity of a report, from the runner's variables.
// Source: "Default environment variables" in GitHub's documentation.
import type { Identity } from "../model/identity.ts";
import { pullRequestOf, runUrlOf } from "./pull-request.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** @param gate the name of the gate in memgate.yml; null without a config file */
export function identityOf(env: Env, gate: string | null): Identity {
  return {
    gate,
    repository: env["GITHUB_REPOSITORY"] || null,
    commit: env["GITHUB_SHA"] || null,
    branch: env["GITHUB_HEAD_REF"] || branchIn(env["GITHUB_REF"]),
    pullRequest: pullRequestOf(env),
    runUrl: runUrlOf(env),
  };
}

/** Null for a tag, and for the merge commit of a pull request. */
function branchIn(ref = ""): string | null {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? null;
}
