// Names the override files beside the given Compose files. docker compose reads them only if no file is given.

import { dirname, join, resolve } from "node:path";
import { mark } from "../../../options/mentions.ts";

const overrideNames = [
  "compose.override.yaml",
  "compose.override.yml",
  "docker-compose.override.yaml",
  "docker-compose.override.yml",
];

/**
 * @param files the given Compose files
 * @returns a notice for each override file that is not among them
 */
export function unreadOverrides(files: readonly string[], exists: (path: string) => boolean): readonly string[] {
  const given = new Set(files.map((file) => resolve(file)));
  const beside = [...new Set(files.map(dirname))].flatMap((folder) => overrideNames.map((name) => join(folder, name)));
  return beside
    .filter((path) => !given.has(resolve(path)) && exists(path))
    .map(
      (path) =>
        `${path} is not applied: memgate reads only the files of ${mark("compose-file")}; add this one to apply it`,
    );
}
