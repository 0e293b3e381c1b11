// Native sidecars: init containers that run as long as the app.
import { describe, expect, it } from "vitest";
import { readManifest } from "../../../src/manifest/read-manifest.ts";
import { parseSelector } from "../../../src/options/workload-selector.ts";

const text = `kind: Pod
metadata: {name: app}
spec:
  initContainers:
    - {name: migrate, image: migrate:1}
    - name: proxy
      image: proxy:1
      restartPolicy: Always
      ports: [{containerPort: 9000}]
      resources: {limits: {memory: 32Mi}}
  containers:
    - {name: web, image: app:1, resources: {limits: {memory: 64Mi}}}
`;

function read(selector: string | null, content = text) {
  const parsed = selector === null ? null : parseSelector(selector);
  if (parsed !== null && !parsed.ok) throw new Error(parsed.accepted);
  return readManifest([{ path: "app.yaml", text: content }], parsed?.value ?? null);
}

describe("a native sidecar", () => {
  it.each(["proxy", "pod/app/proxy", "default:proxy"])("is selected by %s", (selector) => {
    const result = read(selector);
    expect(result).toMatchObject({
      ok: true,
      app: { name: "Pod/app, container proxy", image: "proxy:1", port: 9_000, limit: { bytes: 32 * 2 ** 20 } },
    });
    expect(result.ok && result.app.notices).toEqual([
      expect.stringMatching(
        /^app\.yaml:5:7: spec\.initContainers\[migrate\] is not applied: memgate does not run init/,
      ),
      expect.stringMatching(
        /^app\.yaml:12:7: spec\.containers\[web\] is not applied: memgate starts only the selected/,
      ),
    ]);
  });

  it("is not selected without a selector", () => {
    expect(read(null)).toMatchObject({ ok: true, app: { name: "Pod/app, container web" } });
    expect(read("pod/app")).toMatchObject({ ok: true, app: { name: "Pod/app, container web" } });
  });

  it("is suggested, unlike other init containers", () => {
    expect(read("prox")).toMatchObject({ ok: false, problems: [expect.stringContaining("did you mean proxy?")] });
    expect(read("migrate")).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('no container "migrate"; expected one of Pod/app/web, Pod/app/proxy')],
    });
    expect(read("proxy", text.replace("Always", "OnFailure"))).toMatchObject({ ok: false });
  });
});
