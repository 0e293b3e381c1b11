import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { htmlPage, renderSummary, renderText } from "../../../src/api/render.ts";
import { unknownIdentity } from "../../../src/model/identity.ts";
import { judged, reportOf } from "../../../src/report/model/judged.ts";
import { evidence, thresholds } from "../../builders.ts";

const identity = { ...unknownIdentity, gate: "upload", repository: "me/app" };
/** Any file in place of the page's script and style, which the build makes. */
const pageEntry = fileURLToPath(new URL("../../../LICENSE", import.meta.url));
const report = reportOf(judged(evidence(), thresholds, identity));

describe("a rendering of the API", () => {
  it.each([
    ["summary", renderSummary],
    ["text", renderText],
    ["page", (of: typeof report) => htmlPage(of, null, pageEntry)],
  ])("names the run of the report: %s", (_, render) => {
    expect(render(report)).toContain("gate upload, me/app");
  });
});
