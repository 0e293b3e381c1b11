import { expect, it } from "vitest";
import { composeConfig } from "../../../../../src/targets/docker/compose/config.ts";

/** @param runs the result of docker compose config for each format */
function config(runs: Readonly<Record<string, { code: number; stdout?: string; stderr?: string }>>) {
  const asked: (readonly string[])[] = [];
  const result = composeConfig(
    async (args) => {
      asked.push(args);
      return { stdout: "", stderr: "", ...(runs[args[2] ?? ""] ?? { code: 1 }) };
    },
    ["api"],
  );
  return { asked, result };
}

const noJson = "json: error calling MarshalJSON for type types.SSHKey: invalid character ':' after top-level value";

it("the resolved model comes as JSON, with single dollar signs", async () => {
  const { asked, result } = config({
    json: { code: 0, stdout: '{"a": ["$$x", 1, null, {"b": "$$$$"}]}', stderr: "warning" },
  });
  expect(await result).toEqual({ model: { a: ["$x", 1, null, { b: "$$" }] }, stderr: "warning" });
  expect(asked).toEqual([["config", "--format", "json", "api"]]);
});

it("the resolved model comes as YAML if docker compose cannot write it as JSON", async () => {
  const { result } = config({
    json: { code: 1, stderr: `time="" level=warning msg=""\n${noJson}` },
    yaml: { code: 0, stdout: 'services:\n  api:\n    mem_limit: "1024"\n    command:\n      - echo $$A\n' },
  });
  expect((await result).model).toEqual({ services: { api: { mem_limit: "1024", command: ["echo $A"] } } });
});

it("a refusal has no model, and its own message", async () => {
  const { asked, result } = config({ json: { code: 1, stderr: "no such service: api" } });
  expect(await result).toEqual({ model: null, stderr: "no such service: api" });
  expect(asked).toHaveLength(1);
  const both = config({ json: { code: 1, stderr: noJson }, yaml: { code: 1, stderr: "refused" } });
  expect(await both.result).toEqual({ model: null, stderr: "refused" });
});

it("an invalid output is an input error that does not repeat it", async () => {
  const { result } = config({ json: { code: 0, stdout: "{secret" } });
  await expect(result).rejects.toThrow(
    "`compose-file`: docker compose config printed invalid JSON; update docker compose",
  );
});
