// Gives the readers of inputs access to the files and the environment of this machine.

import { readFileSync, statSync } from "node:fs";
import type { Machine, PathKindAt } from "../inputs/app-source.ts";
import { loadReaders } from "../inputs/load-readers.ts";
import { decodeUtf8 } from "../lib/utf8.ts";
import type { RawInputs } from "../options/reader.ts";

const pathKindAt: PathKindAt = (path) => {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
};

/** The bytes of standard input, which can be read only once. */
let standardInput: Buffer | null = null;

/** This machine, without the readers that `loadReaders` loads. */
export const machine: Omit<Machine, "readers"> = {
  pathKindAt,
  readText: (path) => {
    if (path !== "-") return decodeUtf8(readFileSync(path));
    standardInput ??= readFileSync(0);
    return decodeUtf8(standardInput);
  },
  readBytes: (path) => readFileSync(path),
  env: process.env,
};

/** This machine with the readers of the files that the options name. */
export async function machineFor(raw: RawInputs): Promise<Machine> {
  return { ...machine, readers: await loadReaders(raw) };
}
