// Makes the image of a runtime with the app in runtimes/.
import { makeRuntimeImage, missingRuntime } from "../../engines/images/runtime-image.mjs";
import { engine, isElsewhere } from "../memgate.ts";

/** The image of a runtime, or why it cannot be made here. */
export type RuntimeImage = { readonly image: string; readonly missing: null } | { readonly missing: string };

export function runtimeImage(name: string): RuntimeImage {
  if (isElsewhere) return { missing: "the engine is on another machine, which may not run this machine's programs" };
  const missing = missingRuntime(name);
  if (missing !== null) return { missing };
  const image = `memgate-test-${name}:latest`;
  const sources = new URL("./runtimes", import.meta.url).pathname;
  makeRuntimeImage(name, { sources, image, host: engine?.host ?? "" });
  return { image, missing: null };
}
