// Scenarios whose responses are redirects.
import type { RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { readScenario } from "../../../src/scenario/read-scenario.ts";
import { serve } from "../surroundings.ts";
import { expectInconclusive, expectPass, judgedLoad } from "./judged-load.ts";

/** @param requests the value of `requests` in the file */
async function judgedScenario(requests: string, respond: RequestListener) {
  const outcome = readScenario("load.yml", `requests: ${requests}`, () => Buffer.from(""));
  if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
  return judgedLoad(await serve(respond), { scenario: outcome.scenario }, { durationMs: 800 });
}

const redirect =
  (status: number): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { Location: "/login" }).end();
/** Redirects each request but those for one path. */
const redirectExcept =
  (path: string, status: number): RequestListener =>
  (request, response) =>
    void (request.url === path ? response.end("ok") : redirect(status)(request, response));

describe("a scenario that lists no redirect in expect", () => {
  it.each([301, 302, 303, 307, 308])("is no load if all responses are redirects: status %i", async (status) => {
    const judged = await judgedScenario("[{ path: /items }]", redirect(status));
    expectInconclusive(judged, "load-failed/redirects");
    expect(judged.verdict).toMatchObject({
      message: expect.stringContaining(`redirects (GET /items, HTTP ${status} to /login)`),
    });
  });

  it("is no load if half of the responses are redirects", async () => {
    const judged = await judgedScenario("[{ steps: [{ path: /items }, { path: / }] }]", redirectExcept("/", 302));
    expectInconclusive(judged, "load-failed/redirects");
  });

  it("passes if less than half of the responses are redirects", async () => {
    const steps = "[{ path: / }, { path: /items }, { path: / }]";
    expectPass(await judgedScenario(`[{ steps: ${steps} }]`, redirectExcept("/", 302)));
  });
});

describe("a form that responds with a redirect", () => {
  const form = "{ path: /form, method: POST, form: { a: 1 } }";

  it.each([302, 303])("passes if the next request gets a page: status %i", async (status) => {
    expectPass(await judgedScenario(`[{ steps: [${form}, { path: / }] }]`, redirectExcept("/", status)));
  });

  it("is no load if no page follows", async () => {
    expectInconclusive(await judgedScenario(`[${form}]`, redirect(302)), "load-failed/redirects");
  });

  it("is no load if the app did not read it: status 308", async () => {
    const judged = await judgedScenario(`[{ steps: [${form}, { path: / }] }]`, redirectExcept("/", 308));
    expectInconclusive(judged, "load-failed/redirects");
  });
});

it.each(["302", "3xx", "[200, 302]"])(
  "a scenario with `expect: %s` passes if all responses are redirects",
  async (listed) => {
    expectPass(await judgedScenario(`[{ path: /items, expect: ${listed} }]`, redirect(302)));
  },
);
