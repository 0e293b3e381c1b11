import { describe, expect, it } from "vitest";
import { readInputs } from "../../../src/inputs/gate-inputs.ts";
import { keyStyle, styled } from "../../../src/options/mentions.ts";
import { optionNames, optionOf } from "../../../src/options/table.ts";
import { disk, inputs, mebibyte, raw } from "../../builders.ts";

/** The problems, as `name: message`. */
function problemsOf(values: Parameters<typeof raw>[0], machine = disk()): readonly string[] {
  const result = readInputs(raw(values), machine);
  return result.ok ? [] : result.problems.map(({ name, message }) => `${name}: ${styled(message, keyStyle)}`);
}

const withBuild = disk(["ctx"], ["ctx/Dockerfile", "other/Dockerfile"]);

describe("valid inputs", () => {
  it("have the documented defaults", () => {
    expect(inputs()).toEqual({
      source: { kind: "image", image: "app:1", pull: "missing", platform: null },
      app: null,
      workload: { kind: "http" },
      tls: null,
      socketPath: null,
      requestsPerConnection: null,
      scenario: null,
      limitBytes: 100 * mebibyte,
      maxRatio: 0.8,
      warnRatio: null,
      isEnforced: true,
      port: null,
      path: "/",
      method: "GET",
      headers: [],
      body: null,
      connections: 10,
      durationMs: 30_000,
      warmupMs: 5_000,
      rate: null,
      requests: null,
      maxErrorRate: 0.01,
      minRate: 0.9,
      repeat: 1,
      checksLeak: false,
      why: "auto",
      comparison: null,
      baseline: null,
      requestTimeoutMs: 10_000,
      acceptsRedirects: false,
      readyWhen: null,
      readyPath: "/",
      readyTimeoutMs: null,
      env: [],
      command: null,
      entrypoint: null,
      user: null,
      volumes: [],
      tmpfs: [],
      cpus: null,
      network: null,
      annotate: null,
      isPlaceGiven: false,
      notices: [],
      secrets: [],
    });
  });

  it("are read from each option", () => {
    const given = inputs({
      "max-ratio": "75%",
      port: "8080",
      path: "/a?b=c",
      method: "post",
      headers: ["Accept: text/html", "X-Empty:"],
      body: "hello",
      connections: "3",
      duration: "1m30s",
      warmup: "0s",
      rate: "50",
      "max-error-rate": "5%",
      "ready-path": "/up",
      "ready-timeout": "90",
      env: ["A=1", "B=x=y"],
      command: 'node "my server.js"',
      cpus: "0.5",
      network: "host",
      pull: "never",
    });
    expect(given).toMatchObject({
      source: { kind: "image", image: "app:1", pull: "never", platform: null },
      maxRatio: 0.75,
      port: 8_080,
      path: "/a?b=c",
      method: "POST",
      headers: [
        ["Accept", "text/html"],
        ["X-Empty", ""],
      ],
      body: "hello",
      connections: 3,
      durationMs: 90_000,
      warmupMs: 0,
      rate: 50,
      maxErrorRate: 0.05,
      readyPath: "/up",
      readyTimeoutMs: 90_000,
      env: [
        ["A", "1"],
        ["B", "x=y"],
      ],
      command: ["node", "my server.js"],
      cpus: 0.5,
      network: "host",
      annotate: null,
    });
  });

  it("use path as ready-path by default", () => {
    expect(inputs({ path: "/api" }).readyPath).toBe("/api");
  });

  it("are frozen", () => {
    expect(Object.isFrozen(inputs())).toBe(true);
  });

  it("have a notice about an ambiguous limit", () => {
    expect(inputs({ "memory-limit": "512m" }).notices).toHaveLength(1);
  });

  it.each(optionNames.filter((name) => optionOf(name).default !== undefined))(
    "have a default of %s that its parser accepts",
    (name) => {
      const option = optionOf(name);
      expect(option.parse(option.default ?? "").ok).toBe(true);
    },
  );

  it("include a volume whose source exists, a tmpfs, a user and an entrypoint", () => {
    const given = {
      volumes: ["./data:/data:ro", "/srv:/srv"],
      tmpfs: ["/cache:size=64m", "/run"],
      user: "1000:app",
      entrypoint: "/init --x",
    };
    expect(inputs(given, disk(["./data", "/srv"]))).toMatchObject({
      volumes: [
        { source: "./data", target: "/data", readOnly: true },
        { source: "/srv", target: "/srv", readOnly: false },
      ],
      tmpfs: [
        { target: "/cache", options: "size=64m" },
        { target: "/run", options: "" },
      ],
      user: "1000:app",
      entrypoint: ["/init", "--x"],
    });
  });
});

describe("warn-ratio and enforce", () => {
  it("are read", () => {
    expect(inputs({ "warn-ratio": "70%", enforce: "false" })).toMatchObject({ warnRatio: 0.7, isEnforced: false });
  });

  it.each([
    { name: "above max-ratio", values: { "warn-ratio": "90%" }, share: "80%", seen: "90%" },
    { name: "equal to max-ratio", values: { "warn-ratio": "0.6", "max-ratio": "60%" }, share: "60%", seen: "0.6" },
  ])("are refused if warn-ratio is $name", ({ values, share, seen }) => {
    expect(problemsOf(values)).toEqual([
      `warn-ratio: "${seen}" is not below the max-ratio of ${share}; expected a lower ratio`,
    ]);
  });

  it("are refused with all problems if a value is not accepted", () => {
    expect(problemsOf({ "warn-ratio": "1", enforce: "no", "max-ratio": "0" })).toEqual([
      expect.stringMatching(/^max-ratio: /),
      'enforce: "no" is not accepted; expected true or false',
      expect.stringMatching(/^warn-ratio: "1" is not accepted; expected a ratio above 0 and below 1/),
    ]);
  });
});

describe("the source of the image", () => {
  it("is a build in a folder with a Dockerfile", () => {
    expect(inputs({ image: undefined, build: "ctx", "build-args": ["A=1", "T="] }, withBuild).source).toEqual({
      kind: "build",
      context: "ctx",
      dockerfile: null,
      platform: null,
      buildArgs: [
        ["A", "1"],
        ["T", ""],
      ],
    });
  });

  it("can have a Dockerfile in another folder", () => {
    const { source } = inputs({ image: undefined, build: "ctx", dockerfile: "other/Dockerfile" }, withBuild);
    expect(source).toMatchObject({ dockerfile: "other/Dockerfile" });
  });

  it.each([
    {
      name: "neither image nor build",
      values: { image: undefined },
      problem: /^image: is required unless build, manifest, compose-file or container is given$/,
    },
    { name: "both", values: { build: "ctx" }, problem: /^image: is given together with build; expected one of them$/ },
    {
      name: "a build folder that does not exist",
      values: { image: undefined, build: "nowhere" },
      problem: /^build: "nowhere" is not a folder/,
    },
    {
      name: "a build folder that is a file",
      values: { image: undefined, build: "other/Dockerfile" },
      problem: /^build: "other\/Dockerfile" is not a folder/,
    },
    {
      name: "a Dockerfile that does not exist",
      values: { image: undefined, build: "ctx", dockerfile: "x" },
      problem: /^dockerfile: "x" does not exist; expected a Dockerfile/,
    },
    { name: "a Dockerfile without build", values: { dockerfile: "x" }, problem: /^dockerfile: needs build/ },
    { name: "build arguments without build", values: { "build-args": "A=1" }, problem: /^build-args: needs/ },
    {
      name: "a pull policy with build",
      values: { image: undefined, build: "ctx", pull: "always" },
      problem: /^pull: needs image/,
    },
  ])("is refused with $name", ({ values, problem }) => {
    expect(problemsOf(values, withBuild)).toEqual([expect.stringMatching(problem)]);
  });

  it("is refused if the folder has no Dockerfile", () => {
    const problems = problemsOf({ image: undefined, build: "bare" }, disk(["bare"]));
    expect(problems).toEqual([
      expect.stringMatching(/^build: "bare" contains no Dockerfile; add one, or set dockerfile to its path/),
    ]);
  });
});

describe("invalid inputs", () => {
  it("are reported all at once", () => {
    const problems = problemsOf({
      image: "not an image",
      "memory-limit": "1Mi",
      "max-ratio": "0",
      port: "0",
      path: "x",
      method: "FETCH",
      headers: ["no colon"],
      connections: "0",
      duration: "soon",
      warmup: "-1s",
      rate: "0",
      "max-error-rate": "1",
      "ready-path": "x",
      "ready-timeout": "0s",
      env: ["A=1", "novalue"],
      command: "a | b",
      cpus: "0",
      network: "none",
      pull: "sometimes",
      typo: "1",
      dockerfile: "f",
    });
    expect(problems.map((problem) => problem.split(":")[0]).toSorted()).toEqual(
      [
        "image",
        "memory-limit",
        "max-ratio",
        "port",
        "path",
        "method",
        "headers",
        "connections",
        "duration",
        "warmup",
        "rate",
        "max-error-rate",
        "ready-path",
        "ready-timeout",
        "env",
        "command",
        "cpus",
        "network",
        "pull",
        "typo",
        "dockerfile",
      ].toSorted(),
    );
  });

  it("are reported with the value seen and the accepted values", () => {
    expect(problemsOf({ "max-ratio": "1.5" })).toEqual([
      'max-ratio: "1.5" is not accepted; expected a ratio above 0 and up to 1, such as 0.8 or 80%',
    ]);
  });

  it.each([
    ["max-ratio", "80", "80%"],
    ["max-ratio", "0.8%", "0.8 or 80%"],
    ["max-ratio", ".75%", ".75 or 75%"],
    ["memory-limit", "512", "512Mi"],
    ["memory-limit", "128MB", "128Mi"],
    ["memory-limit", "1.5gib", "1.5Gi"],
  ] as const)("are reported with a suggestion: %s %s", (name, given, meant) => {
    expect(problemsOf({ [name]: given })).toEqual([expect.stringMatching(new RegExp(`; did you mean ${meant}\\?$`))]);
  });

  it("include a missing memory limit", () => {
    expect(problemsOf({ "memory-limit": undefined })).toEqual([expect.stringMatching(/^memory-limit: is required/)]);
  });

  it("include an unknown option, with the closest known one", () => {
    expect(problemsOf({ "memory-limt": "1" })).toEqual(["memory-limt: is not an option; did you mean memory-limit?"]);
    expect(problemsOf({ zzzzzzzzzz: "1" })).toEqual([
      `zzzzzzzzzz: is not an option; expected one of ${optionNames.join(", ")}`,
    ]);
  });

  it.each(["constructor", "toString", "__proto__"])("include an option called %s", (name) => {
    expect(problemsOf({ [name]: undefined })).toEqual([]);
    const result = readInputs(new Map([...raw(), [name, ["1"]] as const]), disk());
    expect(result.ok).toBe(false);
  });

  it.each(
    optionNames.filter(
      (name) => optionOf(name).list !== true && optionOf(name).scope !== "run" && name !== "image" && name !== "build",
    ),
  )("include %s given twice", (name) => {
    expect(problemsOf({ [name]: ["1", "1"] })).toContainEqual(`${name}: is given 2 times; expected once`);
  });

  it("are reported with the number of the wrong entry of a list", () => {
    expect(problemsOf({ env: ["A=1", "nothing", "B=2"] })).toEqual([
      "env: entry 2 of 3, the value (7 characters, not shown), is not accepted; expected NAME=value",
    ]);
  });

  it.each([
    { name: "env", values: { env: ["s3cret"] } },
    { name: "env among others", values: { env: ["A=1", "s3cret"] } },
    { name: "build-args", values: { "build-args": ["s3cret"], image: undefined, build: "ctx" } },
    { name: "headers", values: { headers: ["Authorization s3cret"] } },
    { name: "headers with a bad value", values: { headers: ["Authorization: s3cret\u0001"] } },
    { name: "body", values: { body: "s3cret\0" } },
    { name: "body with GET", values: { body: "s3cret" } },
    { name: "a body given twice", values: { body: ["s3cret", "s3cret"], method: "POST" } },
    { name: "an unknown option", values: { token: "s3cret" } },
  ])("are reported without a possible secret: $name", ({ values }) => {
    const problems = problemsOf(values, withBuild);
    expect(problems).not.toEqual([]);
    expect(problems.join("\n")).not.toContain("s3cret");
  });

  it("include a body with GET or HEAD, but not with any other method", () => {
    expect(problemsOf({ body: "x" })).toEqual([expect.stringMatching(/^body: .*GET/)]);
    expect(problemsOf({ body: "x", method: "HEAD" })).toEqual([expect.stringMatching(/^body: .*HEAD/)]);
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      expect(problemsOf({ body: "x", method })).toEqual([]);
    }
  });

  it.each([
    ["tcp", { kind: "tcp" }],
    ["healthcheck", { kind: "healthcheck" }],
    ["log:listening on \\d+", { kind: "log", pattern: /listening on \d+/u }],
    ['exec:sh -c "test -f /ready"', { kind: "exec", command: ["sh", "-c", "test -f /ready"] }],
    ['exec: ["check", "db"]', { kind: "exec", command: ["check", "db"] }],
  ])("do not include ready %s", (text, readyWhen) => {
    expect(inputs({ ready: text }).readyWhen).toEqual(readyWhen);
  });

  it.each(["soon", "log:", "log:(", "exec:", "exec:a && b", "http:/up"])("include ready %s", (text) => {
    expect(problemsOf({ ready: text })).toEqual([expect.stringMatching(/^ready: ".*" is not accepted; expected /)]);
  });

  it.each([
    { values: { volumes: ["data:/data"] }, says: /^volumes: "data:\/data" is not accepted/ },
    { values: { volumes: ["/srv:data"] }, says: /^volumes: "\/srv:data" is not accepted/ },
    { values: { volumes: ["/srv:/data:rx"] }, says: /^volumes: .* is not accepted/ },
    { values: { volumes: ["/gone:/data"] }, says: /^volumes: "\/gone" does not exist/ },
    { values: { volumes: ["/srv:/a"], tmpfs: ["/a/"] }, says: /^tmpfs: "\/a" in the container is mounted twice/ },
    { values: { volumes: ["/srv:/a", "/srv:/a/"] }, says: /^volumes: "\/a" in the container is mounted twice/ },
    { values: { tmpfs: ["cache"] }, says: /^tmpfs: "cache" is not accepted/ },
    { values: { user: "a b" }, says: /^user: "a b" is not accepted/ },
    { values: { entrypoint: "a | b" }, says: /^entrypoint: .* is not accepted/ },
  ])("include $values", ({ values, says }) => {
    expect(problemsOf(values, disk(["/srv"]))).toEqual([expect.stringMatching(says)]);
  });

  it("include a ready-path that is not requested", () => {
    expect(problemsOf({ ready: "tcp", "ready-path": "/up" })).toEqual([
      "ready-path: is not requested with ready: tcp; expected one of the two options",
    ]);
  });

  it("include an annotate-file that does not exist, and line 0", () => {
    expect(problemsOf({ "annotate-file": "k8s.yml:7" })).toEqual([
      expect.stringMatching(/^annotate-file: "k8s.yml" is not a file/),
    ]);
    for (const place of ["k8s.yml:0", "k8s.yml:7:0", ":7"])
      expect(problemsOf({ "annotate-file": place }, disk([], ["k8s.yml"]))).toHaveLength(1);
    expect(inputs({ "annotate-file": "k8s.yml:7" }, disk([], ["k8s.yml"]))).toMatchObject({
      annotate: { file: "k8s.yml", line: 7, column: null },
      isPlaceGiven: true,
    });
    // As memgate prints a place.
    expect(inputs({ "annotate-file": "k8s.yml:7:15" }, disk([], ["k8s.yml"]))).toMatchObject({
      annotate: { file: "k8s.yml", line: 7, column: 15 },
    });
  });
});
