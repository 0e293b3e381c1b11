// Global setup of the browser suite: ensures Chromium.
import type { TestProject } from "vitest/node";
import { ensureChromium } from "./ensure-chromium.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the program; null if there is no Chromium. The suite is skipped then. */
    readonly chromium: string | null;
  }
}

export async function setup(project: TestProject): Promise<void> {
  const chromium = await ensureChromium({ log: console.error, env: process.env });
  if (chromium.kind === "found") {
    project.provide("chromium", chromium.path);
    return;
  }
  if (process.env["CI"]) throw new Error(`with CI set, the browser suite requires Chromium: ${chromium.why}`);
  const line = "!".repeat(80);
  console.error(
    `\n${line}\n!! THE BROWSER SUITE IS SKIPPED: no report.html is tested in a browser.\n${chromium.why}\n${line}\n`,
  );
  project.provide("chromium", null);
}
