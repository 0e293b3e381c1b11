// Reports of each release, which every later version must read. A release adds the folders VERSION and, if the format of
// gates.json has changed, VERSION-gates. They are report folders of `memgate run`, without samples.csv and renderings.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { version } from "../../../src/lib/version.ts";
import { referencesIn } from "../../references.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { memgate, serve } from "../surroundings.ts";

const root = fileURLToPath(new URL("../../fixtures/reports", import.meta.url));
const names = readdirSync(root).toSorted();
const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("report.json"));
const exitCodes = { pass: 0, "over-ratio": 1, "out-of-memory": 1, "oom-killed": 1, inconclusive: 3 } as const;

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
  it("include one of this version, and one of several gates", () => {
    expect(names).toContain(version);
    expect(names.some((name) => name.endsWith("-gates"))).toBe(true);
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

describe.each(names)("the stored reports of %s", (name) => {
  const place = join(root, name);
  const commits = paths.filter((path) => path.startsWith(`${name}/`)).map((path) => saved(path).identity.commit);

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
  });
});
