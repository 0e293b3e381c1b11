// Reports of each release, which every later version must read. A release adds the folders VERSION and, if the format of
// gates.json has changed, VERSION-gates. They are report folders of `memgate run`, without samples.csv and renderings.
// The set (-repeat), the comparison and the search (-size) come from the builders and the golden runs of the tests.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { version } from "../../../src/lib/version.ts";
import { referencesIn } from "../../references.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { memgate, serve } from "../surroundings.ts";

const root = fileURLToPath(new URL("../../fixtures/reports", import.meta.url));
const names = readdirSync(root).toSorted();
const searches = names.filter((name) => name.endsWith("-size"));
const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("report.json"));
const exitCodes = {
  pass: 0,
  "over-ratio": 1,
  increased: 1,
  "out-of-memory": 1,
  "oom-killed": 1,
  inconclusive: 3,
} as const;

interface Saved {
  readonly verdict: {
    readonly kind: keyof typeof exitCodes;
    readonly proof: string | null;
    readonly reason: string | null;
  };
  readonly identity: { readonly commit: string };
}
const saved = (path: string): Saved => JSON.parse(readFileSync(join(root, path), "utf8"));

describe("the stored reports", () => {
  it("include one of this version, of several gates, of a set, of a comparison and of a search", () => {
    expect(names).toContain(version);
    for (const kind of ["gates", "repeat", "comparison", "size"])
      expect(names.some((name) => name.endsWith(`-${kind}`))).toBe(true);
  });
});

describe.each(paths)("the stored report %s", (path) => {
  it("is judged as by the version that wrote it", async () => {
    const { verdict, identity } = saved(path);
    const { code, stdout, stderr } = await memgate(["judge", join(root, path), "--json"]);
    expect(stderr).toBe("");
    expect(code).toBe(exitCodes[verdict.kind]);
    const { kind, proof, reason } = verdict;
    expect(JSON.parse(stdout)).toMatchObject({ verdict: { kind, proof, reason }, identity });
  });
});

/** The report of a folder, changed, in a folder of its own. */
function changed(name: string, change: (report: Record<string, object>) => object): string {
  const folder = temporaryFolder();
  const report = JSON.parse(readFileSync(join(root, name, "report.json"), "utf8"));
  writeFileSync(join(folder, "report.json"), JSON.stringify(change(report)));
  return folder;
}

describe("a stored report of one run", () => {
  it("is judged, shown and written as a comment in the same way with fields of a later version", async () => {
    const [later, before] = [
      changed(version, ({ peak, verdict, ...rest }) => ({
        ...rest,
        later: [1],
        peak: { ...peak, later: {} },
        verdict: { ...verdict, later: "x" },
      })),
      changed(version, (report) => report),
    ];
    for (const command of ["judge", "show"])
      expect(await memgate([command, "."], { cwd: later })).toEqual(await memgate([command, "."], { cwd: before }));
    expect(await commentOn(later)).toBe(await commentOn(before));
  });

  it("is neither judged nor shown nor written as a comment if its figures contradict each other", async () => {
    const place = changed(version, ({ peak, ...rest }) => ({ ...rest, peak: { ...peak, ratio: 0.1 } }));
    const env = { GITHUB_API_URL: "http://127.0.0.1:9", GITHUB_REPOSITORY: "me/app", GITHUB_TOKEN: "t" };
    for (const args of [
      ["judge", place],
      ["show", place],
      ["comment", "--report", place, "--pull-request", "7"],
    ]) {
      const { code, stdout, stderr } = await memgate(args, { env });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("is not workingSetBytes ÷ limitBytes");
    }
  });
});

/** Writes a stored report as a comment, and returns what GitHub received. */
async function commentOn(place: string): Promise<string> {
  const bodies: string[] = [];
  const origin = await serve(async (request, response) => {
    if (request.method === "POST") bodies.push(JSON.parse((await request.toArray()).join("")).body);
    response.setHeader("content-type", "application/json");
    response.end(request.method === "POST" ? '{ "html_url": "http://github/1" }' : "[]");
  });
  const env = { GITHUB_API_URL: origin, GITHUB_REPOSITORY: "me/app", GITHUB_TOKEN: "t" };
  const { code, stderr } = await memgate(["comment", "--report", place, "--pull-request", "7"], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "memgate: comment created: http://github/1\n" });
  expect(bodies).toEqual([expect.stringContaining("The figures come from the run that wrote the report.")]);
  expect(referencesIn(bodies[0] ?? "").filter((each) => !each.includes("memgate/memgate/issues"))).toEqual([]);
  return bodies[0] ?? "";
}

describe.each(names.filter((name) => !searches.includes(name)))("the stored reports of %s", (name) => {
  const place = join(root, name);
  // A comparison is about the commit of the head.
  const shown = paths.filter((path) => path.startsWith(`${name}/`) && !/\/base-\d+\//.test(path));
  const commits = shown.map((path) => saved(path).identity.commit);

  it("are shown on the terminal, as a summary, as JUnit XML and as a page", async () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await memgate(["show", place]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const commit of commits) expect(stdout).toContain(commit);
    const files = await memgate(["show", place, "--summary", "s.md", "--junit", "j.xml"], { cwd });
    expect(files).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(cwd, "s.md"), "utf8")).toMatch(/^### [✅❌⚠]/u);
    expect(readFileSync(join(cwd, "j.xml"), "utf8")).toContain("<testsuite");
    for (const path of paths.filter((each) => each.startsWith(`${name}/`))) {
      const page = await memgate(["show", join(root, path), "--html", "-"]);
      expect(page).toMatchObject({ code: 0, stderr: "" });
      expect(page.stdout).toContain(`commit ${saved(path).identity.commit}`);
    }
  });

  it("are written as a comment", async () => {
    await commentOn(place);
  });
});

describe.each(searches)("the stored search %s", (name) => {
  const place = join(root, name);

  it("is shown on the terminal and as a summary, from its folder and from size.json", async () => {
    const { code, stdout, stderr } = await memgate(["show", place]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("✓ Under 27 MiB (27Mi), the app survived 3 of 3 runs.");
    expect(stdout).toContain("k8s/deployment.yaml:21 now has 30Mi instead of 128Mi.");
    expect((await memgate(["show", join(place, "size.json")])).stdout).toBe(stdout);
    const summary = await memgate(["show", place, "--summary", "-"]);
    expect(summary).toMatchObject({ code: 0, stderr: "" });
    expect(summary.stdout).toMatch(/^### ✅ Under 27 MiB/);
    expect(summary.stdout).toContain("```suggestion\n              memory: 30Mi\n```");
  });

  it("is written as a comment", async () => {
    expect(await commentOn(place)).toContain("```suggestion\n              memory: 30Mi\n```");
  });

  it.each(["html", "junit"])("has no form --%s, and memgate names the folder of one run", async (form) => {
    const { code, stderr } = await memgate(["show", place, `--${form}`, "-"]);
    expect(code).toBe(2);
    expect(stderr).toContain("give the folder of one run, such as REPORT/run-1");
  });

  it("is not judged again, and memgate names the report of one run", async () => {
    for (const path of [place, join(place, "size.json")]) {
      const { code, stderr } = await memgate(["judge", path]);
      expect(code).toBe(2);
      expect(stderr).toContain(
        `is a search for the right limit; expected one of its runs, such as ${join(place, "run-1")}`,
      );
    }
  });

  it("is refused if its figures contradict each other", async () => {
    const file = join(temporaryFolder(), "size.json");
    const text = readFileSync(join(place, "size.json"), "utf8");
    writeFileSync(file, text.replace('"confirmedLimitBytes": 28311552', '"confirmedLimitBytes": 24117248'));
    const { code, stderr } = await memgate(["show", file]);
    expect(code).toBe(2);
    expect(stderr).toContain("✖ is not a limit that the app survived in every run → at result.confirmedLimitBytes");
  });
});
