// The parts of a help text.
const columns = 80;
const textColumn = 28;

export const verdictCodesHelp = `Exit codes:
  0  pass, or a verdict that is not enforced (--enforce false)
  1  the gate failed: over-ratio, increased, leaks, out-of-memory or oom-killed
  2  bad input`;

export const exitCodesHelp = `${verdictCodesHelp}
  3  inconclusive; or a check that would pass, but its report cannot be written`;

export function switchHelp(switches: Readonly<Record<string, string>>): string[] {
  const all = [...Object.entries(switches), ["help", "Print this help."] as const];
  return all.map(([name, help]) => entry(`--${name}`, help));
}

/** A flag with its text in a second column. A flag that is too long for its column has a line of its own. */
export function entry(flag: string, text: string): string {
  const lines = wrapped(text, columns - textColumn);
  const start = `  ${flag}`;
  const rows = start.length + 2 <= textColumn ? lines : ["", ...lines];
  return rows.map((line, index) => `${(index === 0 ? start : "").padEnd(textColumn)}${line}`.trimEnd()).join("\n");
}

function wrapped(text: string, width: number): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}
