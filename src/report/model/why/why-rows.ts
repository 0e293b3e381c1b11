// The rows about what the app's runtime says of its memory.
import { integer, shortened } from "../../../lib/format.ts";
import type { Evidence } from "../../../model/evidence.ts";
import type { WhyProcess } from "../../../model/fields/why.ts";

/** A row of the table of figures. */
interface WhyRow {
  readonly label: string;
  readonly value: string;
}

const maxShown = 2;
const maxCommandLength = 60;

/** At most three rows: the largest processes with figures, and the others. Empty if memgate did not ask. */
export function whyRows({ why }: Pick<Evidence, "why">): readonly WhyRow[] {
  const processes = why?.processes ?? [];
  const known = processes.filter(({ reason }) => reason === null);
  const silent = processes.filter(({ reason }) => reason !== null);
  const hidden = Math.max(0, known.length - maxShown) + Math.max(0, silent.length - 1);
  const shown = [...known.slice(0, maxShown), ...silent.slice(0, 1)];
  return shown.map((process, index) => {
    const more =
      index === shown.length - 1 && hidden > 0
        ? ` ${hidden === 1 ? "One more process is" : `${integer(hidden)} more processes are`} in report.html.`
        : "";
    return { label: "Why", value: `${textOf(process)}${more}` };
  });
}

function textOf({ command, reason, text }: WhyProcess): string {
  return reason !== null
    ? `${shortened(command, maxCommandLength)} ${text}.`
    : `${shortened(command, maxCommandLength)}: ${text}`;
}
