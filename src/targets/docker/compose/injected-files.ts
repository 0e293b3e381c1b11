// Secrets and configs that stand in no file: docker compose puts them into a container as it creates it (2.26) or as it
// starts it (2.40). It is memgate that starts the tested one, so memgate puts them in as well.
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { pack } from "tar-stream";
import { at, listOf, mapOf, scalarText } from "../../../compose/model.ts";

export interface MountedText {
  /** In the container. */
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** What it holds, as a Compose file writes it: text, or the variable that has it. */
  readonly written: { readonly text: string } | { readonly variable: string };
}

/** @param model as docker compose resolved it */
export function mountedTexts(model: unknown, service: string): readonly MountedText[] {
  return (["secrets", "configs"] as const).flatMap((kind) =>
    listOf(at(model, "services", service, kind)).flatMap((mount) => {
      const source = scalarText(mount) ?? scalarText(at(mount, "source")) ?? "";
      const thing = mapOf(at(model, kind, source));
      const variable = scalarText(thing["environment"]);
      const text = scalarText(thing["content"]);
      const written = variable !== null ? { variable } : text !== null ? { text } : null;
      if (written === null) return [];
      const target = scalarText(at(mount, "target")) ?? source;
      const folder = kind === "secrets" ? "/run/secrets/" : "/";
      return [
        {
          path: target.startsWith("/") ? target : `${folder}${target}`,
          mode: modeOf(at(mount, "mode")),
          uid: Number(scalarText(at(mount, "uid")) ?? 0) || 0,
          gid: Number(scalarText(at(mount, "gid")) ?? 0) || 0,
          written,
        },
      ];
    }),
  );
}

/** A number (docker compose 2.26), or octal digits in a text (2.40). */
function modeOf(mode: unknown): number {
  if (typeof mode === "number") return mode;
  const octal = Number.parseInt(scalarText(mode) ?? "", 8);
  return Number.isNaN(octal) ? 0o444 : octal;
}

/** Puts the files into a container that is not started yet. */
export async function putTexts(
  container: Docker.Container,
  files: readonly (Omit<MountedText, "written"> & { readonly text: string })[],
): Promise<void> {
  if (files.length === 0) return;
  const archive = pack();
  for (const { path, text, mode, uid, gid } of files) {
    archive.entry({ name: path.slice(1), mode, uid, gid, mtime: new Date() }, text);
  }
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: "/", copyUIDGID: "1" });
}
