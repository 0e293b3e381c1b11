// The inputs of a search for the right limit.
import { describe, expect, it } from "vitest";
import { readSizeInputs, type SizeInputs } from "../../../src/inputs/size-inputs.ts";
import { flagStyle } from "../../../src/options/mentions.ts";
import { notInSize } from "../../../src/options/not-in-size.ts";
import { disk, raw } from "../../builders.ts";

const mebibyte = 2 ** 20;
const config = `gates:
  api: {image: "app:1", memory-limit: 256Mi, max-ratio: 0.7, repeat: 5}
  web: {image: "app:1", memory-limit: 256Mi}
`;
const manifest = `kind: Pod
apiVersion: v1
metadata: {name: api}
spec:
  containers:
    - name: api
      image: app:1
      env:
        - {name: LIMIT, valueFrom: {resourceFieldRef: {resource: limits.memory}}}
      resources: {limits: {memory: 256Mi}}
`;
const machine = disk([], { "gates.yml": config, "app.yaml": manifest });

function read(values: Parameters<typeof raw>[0]) {
  return readSizeInputs(new Map(raw(values)).set("mode", ["size"]), machine, flagStyle);
}

function sizeOf(values: Parameters<typeof raw>[0]): SizeInputs {
  const result = read(values);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return result.size;
}

describe("the inputs of a search", () => {
  it("are those of one gate, with the file to write", () => {
    const size = sizeOf({
      manifest: "app.yaml",
      image: undefined,
      "memory-limit": undefined,
      write: "app.yaml",
      fresh: "true",
    });
    expect(size).toMatchObject({
      name: null,
      write: "app.yaml",
      isFresh: true,
      inputs: { limitBytes: 256 * mebibyte },
    });
  });

  it("without a source are refused, and the message names only sources that a search accepts", () => {
    const result = read({ image: undefined });
    const problems = result.ok ? [] : result.problems;
    expect(problems).toEqual(["--image is required unless --build, --manifest or --compose-file is given"]);
    expect(Object.keys(notInSize).filter((name) => problems.join().includes(`--${name} `))).toEqual([]);
  });

  it("of another limit replace the limit everywhere, and let the peak be as high as the limit", () => {
    const size = sizeOf({ manifest: "app.yaml", image: undefined, "memory-limit": undefined, "warn-ratio": "0.7" });
    const inputs = size.inputsUnder(64 * mebibyte);
    expect(inputs).toMatchObject({ limitBytes: 64 * mebibyte, maxRatio: 1, warnRatio: 0.7 });
    // The downward API gives the app its limit.
    expect(inputs.app?.env).toEqual([["LIMIT", String(64 * mebibyte)]]);
    expect(size.inputs).toMatchObject({ limitBytes: 256 * mebibyte, maxRatio: 0.8 });
  });

  it("of a gate in a config replace its repeat and its ratio", () => {
    const size = sizeOf({ config: "gates.yml", only: "api", image: undefined, "memory-limit": undefined });
    expect(size).toMatchObject({ name: "api", inputs: { repeat: 1, maxRatio: 0.7 } });
    expect(size.inputsUnder(64 * mebibyte)).toMatchObject({ repeat: 1, maxRatio: 1, limitBytes: 64 * mebibyte });
  });

  it("of a gate in a config have no base and no baseline", () => {
    const gates = `defaults: {memory-limit: 256Mi}
gates:
  ref: {build: app, base-ref: auto, max-increase: 10%}
  saved: {image: "app:1", baseline: saved}
`;
    const project = disk(["app", "saved"], { "gates.yml": gates, "app/Dockerfile": "" });
    for (const only of ["ref", "saved"]) {
      const values = raw({ config: "gates.yml", only, image: undefined, "memory-limit": undefined });
      const result = readSizeInputs(new Map(values).set("mode", ["size"]), project, flagStyle);
      if (!result.ok) throw new Error(result.problems.join("\n"));
      expect(result.size.inputs).toMatchObject({ comparison: null, baseline: null });
      expect(result.size.inputsUnder(64 * mebibyte)).toMatchObject({ comparison: null, baseline: null });
    }
  });

  it("of a gate in a config have no leak check, which lowers the peak", () => {
    const gates = `gates: {api: {image: "app:1", memory-limit: 256Mi, leak: true, requests: 300}}\n`;
    const values = raw({ config: "gates.yml", only: "api", image: undefined, "memory-limit": undefined });
    const result = readSizeInputs(new Map(values).set("mode", ["size"]), disk([], { "gates.yml": gates }), flagStyle);
    if (!result.ok) throw new Error(result.problems.join("\n"));
    const plain = { checksLeak: false, requests: 300, warmupMs: sizeOf({}).inputs.warmupMs };
    expect(result.size.inputs).toMatchObject(plain);
    expect(result.size.inputsUnder(64 * mebibyte)).toMatchObject(plain);
  });

  it("have the token for the comment, if memgate is to write one", () => {
    expect(sizeOf({ comment: "true", "github-token": "t" }).commentToken).toBe("t");
    expect(sizeOf({ "github-token": "t" }).commentToken).toBeNull();
  });

  it("have all problems at once", () => {
    const result = read({ repeat: "2", comment: "true", write: "no.yaml", rate: "x" });
    expect(result.ok ? [] : result.problems).toEqual([
      '--write "no.yaml" is not a file; expected the manifest or Compose file that has the limit',
      "--repeat cannot be used in a search for the right limit: memgate decides by itself how many runs it needs",
      "--github-token is required with --comment; expected a token, such as github.token of the workflow",
      expect.stringMatching(/^--rate "x" is not accepted/),
    ]);
  });

  it("name one gate of a config", () => {
    const result = read({ config: "gates.yml", image: undefined, "memory-limit": undefined });
    expect(result.ok ? [] : result.problems).toEqual([
      "--only must name one gate, because memgate searches one limit at a time; expected one of api, web",
    ]);
  });
});
