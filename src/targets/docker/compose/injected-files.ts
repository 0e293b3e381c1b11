// Secrets and configs whose content is a text or a variable, not a file. docker compose 2.26 copies them when it
// creates a container, and 2.40 when it starts the container. memgate starts the tested container itself, so it copies
// them too.
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { pack } from "tar-stream";
import { at, listOf, mapOf, scalarText } from "../../../compose/model.ts";

export interface InjectedFile {
  /** In the container. */
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** The content as the Compose file defines it: a text, or the variable that contains it. */
  readonly content: { readonly text: string } | { readonly variable: string };
}

/** @param model in the form that docker compose resolved */
export function injectedFilesOf(model: unknown, service: string): readonly InjectedFile[] {
  return (["secrets", "configs"] as const).flatMap((kind) =>
    listOf(at(model, "services", service, kind)).flatMap((mount) => {
      const source = scalarText(mount) ?? scalarText(at(mount, "source")) ?? "";
      const definition = mapOf(at(model, kind, source));
      const variable = scalarText(definition["environment"]);
      const text = scalarText(definition["content"]);
      const content = variable !== null ? { variable } : text !== null ? { text } : null;
      if (content === null) return [];
      const target = scalarText(at(mount, "target")) ?? source;
      const folder = kind === "secrets" ? "/run/secrets/" : "/";
      return [
        {
          path: target.startsWith("/") ? target : `${folder}${target}`,
          mode: modeOf(at(mount, "mode")),
          uid: Number(scalarText(at(mount, "uid")) ?? 0) || 0,
          gid: Number(scalarText(at(mount, "gid")) ?? 0) || 0,
          content,
        },
      ];
    }),
  );
}

/** The mode is a number (docker compose 2.26) or a text of octal digits (2.40). */
function modeOf(mode: unknown): number {
  if (typeof mode === "number") return mode;
  const octal = Number.parseInt(scalarText(mode) ?? "", 8);
  return Number.isNaN(octal) ? 0o444 : octal;
}

/** Copies the files into a container that is not started yet. */
export async function putInjectedFiles(
  container: Docker.Container,
  files: readonly (Omit<InjectedFile, "content"> & { readonly text: string })[],
): Promise<void> {
  if (files.length === 0) return;
  const archive = pack();
  for (const { path, text, mode, uid, gid } of files) {
    archive.entry({ name: path.slice(1), mode, uid, gid, mtime: new Date() }, text);
  }
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: "/", copyUIDGID: "1" });
}
