// The helper's program for an image with java but no node: a class that the image's own Java runs.
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import type Docker from "dockerode";
import { jvmHelperClass } from "./jvm-helper-class.ts";

/** A volume of the helper's container: the engine writes no file to a read-only root file system. */
export const helperVolume = "/memgate-helper";

/** Options for the app must not apply to the helper. */
export const javaEnv = ["JAVA_TOOL_OPTIONS=", "JDK_JAVA_OPTIONS=", "_JAVA_OPTIONS=", "CLASSPATH="];

/** Flags that keep Java small and make it start fast. */
const flags = [
  "-XX:+IgnoreUnrecognizedVMOptions",
  "-Xmx24m",
  "-Xss512k",
  "-XX:+UseSerialGC",
  "-XX:TieredStopAtLevel=1",
];

/** @param java the program */
export function javaEntrypoint(java: string): readonly string[] {
  return [java, ...flags, "-XX:-UsePerfData", "-Xshare:auto", "-cp", helperVolume, "MemgateHelper"];
}

/**
 * Copies the class into a container that is not started yet.
 * @throws Error from the engine
 */
export async function putJavaHelper(container: Docker.Container): Promise<void> {
  const { default: tar } = await import("tar-stream");
  const archive = tar.pack();
  archive.entry({ name: "MemgateHelper.class", mode: 0o644 }, gunzipSync(Buffer.from(jvmHelperClass, "base64")));
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: helperVolume });
}
