// The commit of base-ref, in repositories as a developer and a workflow have them.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { resolveBaseRef } from "../../../../src/targets/git/base-ref.ts";
import { gitIn, interruptibleGit } from "../../../../src/targets/git/command.ts";
import { openWorktree } from "../../../../src/targets/git/worktree.ts";
import { temporaryFolder } from "../../../temporary-folder.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const author = {
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@b.c",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@b.c",
};

function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...author, GIT_CONFIG_GLOBAL: "/dev/null" };
  return execFileSync("git", ["-C", folder, "-c", "protocol.file.allow=always", ...args], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** Writes files, commits them, and returns the commit. */
function commit(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "change");
  return git(folder, "rev-parse", "HEAD");
}

/** A repository with a commit on main, and a branch with another commit, which is checked out. */
function repository() {
  const folder = temporaryFolder();
  git(folder, "init", "--quiet", "--initial-branch", "main");
  const base = commit(folder, { "app/Dockerfile": "FROM scratch\n" });
  git(folder, "checkout", "--quiet", "-b", "feature");
  const head = commit(folder, { "app/Dockerfile": "FROM scratch\nENV A=1\n" });
  return { folder, base, head };
}

const resolve = (
  folder: string,
  ref: string,
  env: Readonly<Record<string, string>> = {},
  dockerfile = "app/Dockerfile",
) => resolveBaseRef(ref, { context: join(folder, "app"), files: [join(folder, dockerfile)] }, env);

/** A checkout of a pull request's merge commit as actions/checkout makes it by default, and the environment of its workflow. */
function pullRequest(depth: number, ref = "refs/pull/1/merge") {
  const { folder: origin, head } = repository();
  git(origin, "checkout", "--quiet", "main");
  const base = commit(origin, { "README.md": "more\n" });
  git(origin, "checkout", "--quiet", "--detach", "main");
  git(origin, "merge", "--quiet", "--no-ff", "--message", "merge", head);
  git(origin, "update-ref", "refs/pull/1/merge", "HEAD");
  git(origin, "update-ref", "refs/pull/1/head", head);
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  const folder = temporaryFolder();
  git(folder, "init", "--quiet", "--initial-branch", "main");
  git(folder, "remote", "add", "origin", `file://${origin}`);
  const spec = `+${ref}:refs/remotes/pull/1/merge`;
  git(folder, "fetch", "--quiet", "--no-tags", `--depth=${depth}`, "origin", spec);
  git(folder, "checkout", "--quiet", "--force", "refs/remotes/pull/1/merge");
  const event = join(temporaryFolder(), "event.json");
  writeFileSync(event, JSON.stringify({ pull_request: { base: { sha: base, ref: "main" } } }));
  const env = { GITHUB_ACTIONS: "true", GITHUB_BASE_REF: "main", GITHUB_EVENT_PATH: event };
  return { origin, folder, base, env };
}

describe("base-ref", () => {
  it("finds a branch, a tag and a commit, and names them", async () => {
    const { folder, base } = repository();
    git(folder, "tag", "v1", base);
    const short = base.slice(0, 7);
    expect(await resolve(folder, "main")).toMatchObject({ commit: base, name: `main@${short}`, repository: folder });
    expect(await resolve(folder, "v1")).toMatchObject({ commit: base, name: `v1@${short}` });
    expect(await resolve(folder, "HEAD~1")).toMatchObject({ commit: base, name: `HEAD~1@${short}` });
    expect(await resolve(folder, base.slice(0, 10))).toMatchObject({ commit: base, name: short });
  });

  it("gives the paths of the app below the root of the repository", async () => {
    const { folder } = repository();
    const { pathIn } = await resolve(folder, "main");
    expect(pathIn(join(folder, "app"))).toBe("app/");
    expect(pathIn(join(folder, "app/Dockerfile"))).toBe("app/Dockerfile");
  });

  it("auto is the merge base of HEAD and the main branch", async () => {
    const { folder, base } = repository();
    git(folder, "checkout", "--quiet", "main");
    commit(folder, { "other.txt": "later\n" });
    git(folder, "checkout", "--quiet", "feature");
    expect(await resolve(folder, "auto")).toMatchObject({ commit: base, name: `main@${base.slice(0, 7)}` });
  });

  it("auto compares changes that are not committed with HEAD, and refuses if there are none", async () => {
    const { folder, base } = repository();
    git(folder, "checkout", "--quiet", "main");
    await expect(resolve(folder, "auto")).rejects.toThrow(
      "`base-ref`: auto found nothing to compare: HEAD has no commit that main lacks",
    );
    writeFileSync(join(folder, "app/new.js"), "");
    expect(await resolve(folder, "auto")).toMatchObject({ commit: base });
  });

  it("says if a named commit is the one that is checked out, unless a change is not committed", async () => {
    const { folder } = repository();
    expect(await resolve(folder, "main")).toMatchObject({ isHead: false });
    git(folder, "checkout", "--quiet", "main");
    for (const ref of ["main", "HEAD"]) expect(await resolve(folder, ref)).toMatchObject({ isHead: true });
    writeFileSync(join(folder, "app/new.js"), "");
    expect(await resolve(folder, "main")).toMatchObject({ isHead: false });
  });

  it("refuses a name that the repository does not have, and a folder without a repository", async () => {
    const { folder } = repository();
    await expect(resolve(folder, "nope")).rejects.toThrow(
      '`base-ref`: the repository has no commit, branch or tag "nope"; fetch it with git fetch, or check the spelling of the name',
    );
    const plain = temporaryFolder();
    mkdirSync(join(plain, "app"));
    await expect(resolve(plain, "main")).rejects.toThrow(
      /app" is not in a git repository with files \(.*give `base-build`/,
    );
  });

  it("says how to allow a repository of another user", async () => {
    const { folder } = repository();
    vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    vi.stubEnv("GIT_CONFIG_GLOBAL", "/dev/null");
    await expect(resolve(folder, "main")).rejects.toThrow(
      /another user owns it; allow it with git config --global --add safe\.directory \//,
    );
  });

  it("refuses a commit without the Dockerfile of the app", async () => {
    const { folder } = repository();
    commit(folder, { "app/Dockerfile.slim": "FROM scratch\n" });
    await expect(resolve(folder, "main", {}, "app/Dockerfile.slim")).rejects.toThrow(
      /^`base-ref`: the commit main@\w{7} has no file app\/Dockerfile\.slim; name a commit that has it/,
    );
  });

  it("refuses a commit without the folder of the app", async () => {
    const { folder } = repository();
    const base = commit(folder, { Dockerfile: "FROM scratch\n" });
    git(folder, "mv", "app", "moved");
    commit(folder, {});
    const context = join(folder, "moved");
    const files = [join(folder, "Dockerfile")];
    await expect(resolveBaseRef(base, { context, files }, {})).rejects.toThrow(
      `the commit ${base.slice(0, 7)} has no folder moved; name a commit that has it, or give \`base-build\``,
    );
    // The root of the repository.
    expect((await resolveBaseRef(base, { context: folder, files }, {})).commit).toBe(base);
  });

  it("refuses a commit with submodules in the folder of the app, but not beside it", async () => {
    const { folder } = repository();
    const other = repository().folder;
    git(folder, "submodule", "--quiet", "add", `file://${other}`, "docs");
    commit(folder, {});
    await resolve(folder, "HEAD");
    git(folder, "submodule", "--quiet", "add", `file://${other}`, "app/lib");
    commit(folder, {});
    await expect(resolve(folder, "HEAD")).rejects.toThrow(
      /has submodules in the folder of the app \(app\/lib\), which memgate does not check out; .*`base-build`/,
    );
    // A Compose project has no folder to build from, and its files may be relative to the working directory.
    const ofCompose = (file: string) =>
      resolveBaseRef("HEAD", { context: null, files: [relative(process.cwd(), join(folder, file))] }, {});
    await expect(ofCompose("app/Dockerfile")).rejects.toThrow(/has submodules in the folder of the app \(app\/lib\)/);
    commit(folder, { "web/compose.yaml": "services: {}\n", "compose.yaml": "services: {}\n" });
    expect((await ofCompose("web/compose.yaml")).commit).toBe(git(folder, "rev-parse", "HEAD"));
    await expect(ofCompose("compose.yaml")).rejects.toThrow(/\(app\/lib, docs\)/);
  });

  it("ends git and rejects with the reason of an interrupt", async () => {
    const { folder } = pullRequest(1);
    const begun = join(temporaryFolder(), "begun");
    const slow = join(folder, "slow");
    // Does not respond, and ends with git.
    writeFileSync(slow, `#!/bin/sh\ntouch ${begun}\ncat > /dev/null\n`, { mode: 0o755 });
    git(folder, "config", "remote.origin.uploadpack", slow);
    const reason = new Error("interrupted");
    const abort = new AbortController();
    const files = [join(folder, "app/Dockerfile")];
    const resolving = resolveBaseRef("nope", { context: null, files }, { GITHUB_ACTIONS: "true" }, abort.signal);
    await vi.waitFor(() => expect(existsSync(begun)).toBe(true), { timeout: 10_000 });
    abort.abort(reason);
    await expect(resolving).rejects.toBe(reason);
  });

  it("rejects with the reason of an interrupt before its first command", async () => {
    const { folder } = repository();
    const abort = new AbortController();
    abort.abort(new Error("interrupted"));
    const files = [join(folder, "app/Dockerfile")];
    await expect(resolveBaseRef("main", { context: null, files }, {}, abort.signal)).rejects.toThrow("interrupted");
  });
});

describe("base-ref in a workflow", () => {
  it("auto finds the base of a merge commit that is the only fetched commit", async () => {
    const { folder, base, env } = pullRequest(1);
    expect(await resolve(folder, "auto", env)).toMatchObject({ commit: base, name: `main@${base.slice(0, 7)}` });
    expect(git(folder, "rev-parse", "--is-shallow-repository")).toBe("true");
  });

  it.each([1, 50])(
    "auto is the parent of the merge commit if main is later than the event says (depth %i)",
    async (depth) => {
      const { origin, folder, base, env } = pullRequest(depth);
      const [first = "", head = ""] = git(origin, "rev-parse", "refs/pull/1/merge^1^1", "refs/pull/1/head").split("\n");
      const event = { pull_request: { base: { sha: first, ref: "main" }, head: { sha: head } } };
      writeFileSync(env.GITHUB_EVENT_PATH, JSON.stringify(event));
      expect(await resolve(folder, "auto", env)).toMatchObject({ commit: base, name: `main@${base.slice(0, 7)}` });
    },
  );

  it("auto does not take the remote branch of an earlier job", async () => {
    const { origin, folder, base, env } = pullRequest(1);
    const earlier = git(origin, "rev-parse", "refs/pull/1/merge^1^1");
    git(folder, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", earlier);
    git(folder, "update-ref", "refs/remotes/origin/main", earlier);
    expect(await resolve(folder, "auto", env)).toMatchObject({ commit: base });
  });

  it("auto fetches more history if the head of the pull request is checked out", async () => {
    const { origin, folder, env } = pullRequest(1, "refs/pull/1/head");
    const mergeBase = git(origin, "merge-base", "refs/pull/1/head", "main");
    expect(await resolve(folder, "auto", env)).toMatchObject({ commit: mergeBase });
  });

  it("fetches a branch that the checkout lacks", async () => {
    const { folder, base, env } = pullRequest(1);
    expect(await resolve(folder, "main", env)).toMatchObject({ commit: base, name: `main@${base.slice(0, 7)}` });
  });

  it("says how to complete a shallow clone of a developer", async () => {
    const { folder } = pullRequest(1);
    await expect(resolve(folder, "HEAD~1")).rejects.toThrow(
      'no commit, branch or tag "HEAD~1"; fetch it with git fetch --unshallow, or check the spelling of the name',
    );
  });

  it("says what to set if the fetch fails", async () => {
    const { folder, env } = pullRequest(1);
    git(folder, "remote", "set-url", "origin", "file:///does/not/exist");
    await expect(resolve(folder, "auto", env)).rejects.toThrow(
      "`base-ref`: auto: the base main of the pull request is not in this checkout, and git fetch failed: '/does/not/exist' does not appear to be a git repository; set `fetch-depth: 0` of actions/checkout",
    );
    await expect(resolve(folder, "main", env)).rejects.toThrow(
      "no commit, branch or tag \"main\"; git fetch failed: '/does/not/exist' does not appear to be a git repository; set `fetch-depth: 0` of actions/checkout, or check",
    );
  });

  it("does not take the remote branch of an earlier job if it can fetch the branch", async () => {
    const { origin, folder, base, env } = pullRequest(1);
    const earlier = git(origin, "rev-parse", "refs/pull/1/merge^1^1");
    git(folder, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", earlier);
    git(folder, "update-ref", "refs/remotes/origin/main", earlier);
    expect(await resolve(folder, "main", env)).toMatchObject({ commit: base });
    // A checkout that keeps no credentials may have all branches.
    git(folder, "update-ref", "refs/remotes/origin/main", earlier);
    git(folder, "remote", "set-url", "origin", "file:///does/not/exist");
    expect(await resolve(folder, "main", env)).toMatchObject({ commit: earlier });
  });

  it("auto says that there is no common commit, if the history is complete", async () => {
    const { folder } = repository();
    git(folder, "checkout", "--quiet", "--orphan", "other");
    commit(folder, { "app/Dockerfile": "FROM scratch\nENV A=2\n" });
    await expect(resolve(folder, "auto")).rejects.toThrow(
      "`base-ref`: auto: HEAD and main have no common commit; name a commit",
    );
  });

  it("auto says why it cannot fetch more history", async () => {
    const { folder, base, env } = pullRequest(1, "refs/pull/1/head");
    git(folder, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", base);
    git(folder, "remote", "set-url", "origin", "file:///does/not/exist");
    await expect(resolve(folder, "auto", env)).rejects.toThrow(
      "the history of this checkout is incomplete; git fetch failed: '/does/not/exist' does not appear to be a git repository; set `fetch-depth: 0` of actions/checkout, or name a commit",
    );
  });

  it("auto does not give git a branch that looks like an option", async () => {
    const { folder } = pullRequest(1);
    const ran = join(folder, "ran");
    const env = { GITHUB_ACTIONS: "true", GITHUB_BASE_REF: `--upload-pack=touch ${ran};` };
    await expect(resolve(folder, "auto", env)).rejects.toThrow(
      /^`base-ref`: auto: git cannot fetch the base "--upload-pack=.*" of the pull request; name a commit$/,
    );
    expect(existsSync(ran)).toBe(false);
  });
});

describe("the worktree of a base", () => {
  const noWarning = (sentence: string) => {
    throw new Error(sentence);
  };

  it("has the files of the commit, runs no hook, and is gone after its removal", async () => {
    const { folder, base } = repository();
    const hook = join(folder, ".git/hooks/post-checkout");
    writeFileSync(hook, `#!/bin/sh\ntouch ${folder}/hook-ran\n`, { mode: 0o755 });
    const { folder: worktree, remove } = await openWorktree(folder, base, new AbortController().signal, noWarning);
    expect(readFileSync(join(worktree, "app/Dockerfile"), "utf8")).toBe("FROM scratch\n");
    writeFileSync(join(worktree, "new.txt"), "");
    expect(await remove()).toBeNull();
    expect(existsSync(dirname(worktree))).toBe(false);
    expect(existsSync(join(folder, "hook-ran"))).toBe(false);
    expect(git(folder, "worktree", "list").split("\n")).toHaveLength(1);
  });

  it.each([0, 3, 6, 10, 20, 40])(
    "leaves nothing behind after an interrupt %i ms later, and keeps other worktrees",
    async (ms) => {
      const { folder } = repository();
      const files = Array.from({ length: 300 }, (_, index) => [`files/${index}`, "text\n"]);
      const base = commit(folder, Object.fromEntries(files));
      const gone = join(temporaryFolder(), "other");
      git(folder, "worktree", "add", "--quiet", "--detach", gone, base);
      execFileSync("rm", ["-r", gone]);
      const abort = new AbortController();
      const parent = temporaryFolder();
      vi.stubEnv("TMPDIR", parent);
      const opening = openWorktree(folder, base, abort.signal, noWarning);
      // A fast machine may have completed the checkout.
      const ended = opening.then(
        ({ remove }) => remove(),
        (error: Error) => error.message,
      );
      await setTimeout(ms);
      abort.abort(new Error("interrupted"));
      expect(await ended).toBeOneOf(ms === 0 ? ["interrupted"] : ["interrupted", null]);
      // A process of git that still runs would write again.
      await setTimeout(50);
      expect(readdirSync(parent)).toEqual([]);
      // git still lists the worktree of the user, whose folder may be on a drive that is not mounted.
      expect(readdirSync(join(folder, ".git/worktrees"))).toEqual(["other"]);
    },
  );
});

describe("git, ended early", () => {
  it("has ended, with its child processes, when the result is there", async () => {
    const folder = temporaryFolder();
    const bin = join(folder, "bin");
    mkdirSync(bin);
    // The child process is slow to end.
    const child = `trap 'sleep 0.2; touch ${folder}/ended; exit' TERM; touch ${folder}/started; sleep 5 & wait`;
    writeFileSync(join(bin, "git"), `#!/bin/sh\nsh -c "${child}" > /dev/null &\nwait\n`, { mode: 0o755 });
    vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`);
    const abort = new AbortController();
    const result = gitIn(folder, abort.signal)("reset");
    await vi.waitFor(() => expect(existsSync(join(folder, "started"))).toBe(true));
    abort.abort();
    expect(await result).toEqual({ ok: false, stdout: "", why: "git ended with SIGTERM" });
    expect(existsSync(join(folder, "ended"))).toBe(true);
  });

  it("rejects with the reason of an interrupt, even if git completes its command", async () => {
    const folder = temporaryFolder();
    // Ignores the signal, as a command that is nearly done.
    const program = `#!/bin/sh\ntrap '' TERM\ntouch ${folder}/started\nsleep 0.3\n`;
    writeFileSync(join(folder, "git"), program, { mode: 0o755 });
    vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
    const abort = new AbortController();
    const result = interruptibleGit(folder, abort.signal)("rev-parse", "HEAD");
    await vi.waitFor(() => expect(existsSync(join(folder, "started"))).toBe(true));
    abort.abort(new Error("interrupted"));
    await expect(result).rejects.toThrow("interrupted");
  });

  it("says that git is not installed", async () => {
    vi.stubEnv("PATH", temporaryFolder());
    expect(await gitIn(temporaryFolder())("status")).toEqual({ ok: false, stdout: "", why: "git is not installed" });
  });
});
