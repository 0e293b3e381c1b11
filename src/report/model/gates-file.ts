// gates.json lists the gates of a run with several gates. memgate show and memgate comment read it.
import { type Checked, readBySchema } from "../../lib/read-by-schema.ts";
import { setFileSchema } from "./file-schemas.ts";
import { gatesSchemaUrl, schemaVersion } from "./format-version.ts";
import type { SavedSet } from "./gates-schema.ts";
import type { GateResult } from "./run-result.ts";

/** Checks the content of gates.json. */
export function parseSet(file: unknown): Checked<SavedSet> {
  const read = readBySchema<SavedSet>(setFileSchema(), file);
  if (!read.ok) return read;
  const { gates } = read.content;
  const isTwice = new Set(gates.map(({ name }) => name.toLowerCase())).size < gates.length;
  return isTwice ? { ok: false, problems: [{ path: "gates", message: "lists a gate twice" }] } : read;
}

/** The content of gates.json. */
export function savedSetOf(gates: readonly GateResult[]): SavedSet {
  return {
    $schema: gatesSchemaUrl,
    schemaVersion,
    gates: gates.map((gate) => ({
      name: gate.name,
      refused: gate.kind === "refused" ? refusedOf(gate) : null,
    })),
  };
}

function refusedOf({ kind: _kind, name: _name, ...refused }: Extract<GateResult, { kind: "refused" }>) {
  return refused;
}
