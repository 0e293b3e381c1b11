// Loads the readers of users' files, with their libraries, only if an option names such a file. They are a large part of
// memgate's code, and each run would load them before it starts the app.

import type { OptionName } from "../options/names.ts";
import type { RawInputs } from "../options/reader.ts";
import type { fileReaders } from "./file-readers.ts";

export type FileReaders = typeof fileReaders;

const readFiles: readonly OptionName[] = ["compose-file", "config", "har", "manifest", "scenario"];

/** @throws Error if they are not loaded */
export function assertLoaded(readers: FileReaders | null): FileReaders {
  if (readers === null) throw new Error("the readers of files must be loaded before memgate reads a file");
  return readers;
}

/** Returns null if no option names a file that needs a reader. */
export async function loadReaders(raw: RawInputs): Promise<FileReaders | null> {
  return readFiles.some((name) => raw.has(name)) ? (await import("./file-readers.ts")).fileReaders : null;
}
