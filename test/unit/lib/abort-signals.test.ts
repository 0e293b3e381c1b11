import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { linkedSignal } from "../../../src/lib/abort-signals.ts";

describe("a linked signal", () => {
  it("aborts when any of its sources aborts, or has aborted before", () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const { signal } = linkedSignal([one.signal, two.signal]);
    expect(signal.aborted).toBe(false);
    two.abort();
    expect(signal.aborted).toBe(true);
    expect(linkedSignal([two.signal]).signal.aborted).toBe(true);
  });

  it("aborts after its timeout, unless it is released", async () => {
    const source = new AbortController();
    const timely = linkedSignal([source.signal], 20).signal;
    const released = linkedSignal([source.signal], 20);
    released.release();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(timely.aborted).toBe(true);
    source.abort();
    expect(released.signal.aborted).toBe(false);
  });

  it("still aborts if the garbage collector runs before the timeout", () => {
    const script = `
      const { build } = await import("esbuild");
      const { outputFiles } = await build({ entryPoints: [process.argv[1]], bundle: true, format: "esm", write: false });
      const url = "data:text/javascript," + encodeURIComponent(outputFiles[0].text);
      const { linkedSignal } = await import(url);
      const outer = new AbortController();
      let aborted = 0;
      for (let i = 0; i < 20; i++) linkedSignal([outer.signal], 200).signal.addEventListener("abort", () => aborted++);
      const collecting = setInterval(() => gc(), 20);
      setTimeout(() => { clearInterval(collecting); console.log(aborted); }, 500);
    `;
    const module = fileURLToPath(new URL("../../../src/lib/abort-signals.ts", import.meta.url));
    const output = execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", script, module], {
      encoding: "utf8",
    });
    expect(output.trim()).toBe("20");
  });
});
