// Texts about a peak: its parts, and the memory that the app held.
import { bytes, percent } from "../../lib/format.ts";
import { isLarge } from "../../memory/large-part.ts";
import type { Composition, Evidence } from "../../model/evidence.ts";
import { heldBytesOf, unknownKernelBytes } from "../../verdict/held-memory.ts";
import { type PartName, partNames } from "./composition-parts.ts";
import type { Row } from "./row.ts";

const shownBytes = 2 ** 20 / 10;

/** The memory that the app holds, beside the working set. */
export function heldRow(evidence: Evidence, limitName: string): Row {
  const { peak, limitBytes } = evidence;
  const held = heldBytesOf(evidence) ?? 0;
  const isUnknown = peak !== null && isLarge(unknownKernelBytes(peak.composition), peak.workingSetBytes);
  const kernel = isUnknown
    ? "without active file cache; it is unknown how much of the kernel memory is reclaimable, so all of it counts"
    : "without active file cache and reclaimable kernel memory";
  return {
    label: "Held by the app",
    value: `${isUnknown ? `at most ${bytes(held)}` : `${bytes(held)} at its highest`}, ${percent(held / limitBytes)} of the ${limitName}: ${kernel}`,
  };
}

/** The parts from the largest to the smallest, without parts below 0.1 MiB. */
export function breakdownText(composition: Composition, totalBytes: number): string {
  const parts = (Object.keys(partNames) as PartName[])
    .map((name) => ({ name, bytes: composition[name] ?? 0 }))
    .filter((part) => part.bytes >= shownBytes)
    .sort((a, b) => b.bytes - a.bytes);
  return parts
    .map(({ name, bytes: part }) => {
      const share = `${percent(part / totalBytes)}${detailOf(name, composition, totalBytes)}`;
      return `${partNames[name]} ${bytes(part)} (${share})`;
    })
    .join(", ");
}

function detailOf(name: PartName, { kernelReclaimable, other }: Composition, totalBytes: number): string {
  if (name === "kernel" && (kernelReclaimable ?? 0) >= shownBytes) {
    return `; reclaimable: ${bytes(kernelReclaimable ?? 0)}`;
  }
  return name === "other" && isLarge(other, totalBytes)
    ? "; counted, but not yet assigned to a part: growth in the last 2 s, or parts of huge pages that the app gave back"
    : "";
}
