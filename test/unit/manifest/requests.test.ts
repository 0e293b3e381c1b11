// Requests of a manifest, which must not be above the limits.
import { describe, expect, it } from "vitest";
import { noManifestInputs, readManifest } from "../../../src/manifest/read-manifest.ts";

const mebibyte = 2 ** 20;
type Amounts = Readonly<Record<string, string | number>>;

function problemsOf(container: object, pod: object = {}, overrides: Partial<typeof noManifestInputs> = {}) {
  const object = {
    kind: "Pod",
    metadata: { name: "app" },
    spec: { ...pod, containers: [{ name: "web", image: "app:1", ...container }] },
  };
  const result = readManifest([{ path: "app.json", text: JSON.stringify(object) }], null, {
    ...noManifestInputs,
    ...overrides,
  });
  return result.ok ? [] : result.problems;
}

const resources = (requests: Amounts, limits: Amounts) => ({ resources: { requests, limits } });

describe("a request above its limit is an error:", () => {
  it.each([
    [{ memory: "128Mi" }, { memory: "64Mi" }, "memory is 128Mi, above the limit 64Mi (line 1); expected at most 64Mi"],
    [{ memory: "65M" }, { memory: "6Mi" }, "memory is 65M, above the limit 6Mi"],
    [{ memory: 67_108_865 }, { memory: "64Mi" }, "memory is 67108865, above the limit 64Mi"],
    [{ cpu: 2 }, { memory: "64Mi", cpu: "1500m" }, "cpu is 2, above the limit 1500m"],
    [{ cpu: "100m" }, { memory: "64Mi", cpu: 0 }, "cpu is 100m, above the limit 0"],
    [{ "ephemeral-storage": "2Gi" }, { "ephemeral-storage": "1Gi" }, "ephemeral-storage is 2Gi, above the limit 1Gi"],
    [{ "hugepages-2Mi": "8Mi" }, { "hugepages-2Mi": "4Mi" }, "hugepages-2Mi is 8Mi, above the limit 4Mi"],
  ])("%j under %j", (requests, limits, message) => {
    const found = problemsOf(resources(requests, limits));
    expect(found).toEqual([expect.stringContaining(`spec.containers[web].resources.requests.${message}`)]);
  });

  it("of the pod, too", () => {
    const pod = resources({ memory: "2Gi" }, { memory: "1Gi" });
    expect(problemsOf({}, pod)).toEqual([
      expect.stringContaining("spec.resources.requests.memory is 2Gi, above the limit 1Gi"),
    ]);
    const shared = { resources: { limits: { memory: "1Gi" } } };
    expect(problemsOf({ resources: { requests: { memory: "2Gi" } } }, shared)).toEqual([
      expect.stringContaining("spec.containers[web].resources.requests.memory is 2Gi, above the limit 1Gi"),
    ]);
  });
});

describe("a request is accepted", () => {
  it.each([
    [
      { memory: "64Mi", cpu: 1 },
      { memory: "64Mi", cpu: "1000m" },
    ],
    [{ memory: "32Mi" }, { memory: "64Mi" }],
    [{ cpu: 4, memory: "1Gi" }, {}],
  ])("%j under %j", (requests, limits) => {
    expect(problemsOf(resources(requests, limits))).toEqual([]);
  });

  it("above a limit that an option replaces", () => {
    const above = resources({ memory: "128Mi", cpu: 4 }, { memory: "64Mi", cpu: 2 });
    expect(problemsOf(above, {}, { limitBytes: 256 * mebibyte, cpus: 8 })).toEqual([]);
    expect(problemsOf(above, {}, { limitBytes: 256 * mebibyte })).toHaveLength(1);
  });
});

it("an invalid request is an error", () => {
  expect(problemsOf(resources({ memory: "64MB" }, { memory: "64Mi" }))).toEqual([
    "app.json:1:118: spec.containers[web].resources.requests.memory is 64MB; expected a quantity such as 512Mi or 1Gi",
  ]);
});
