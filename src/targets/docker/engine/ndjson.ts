// Engines answer streams (stats, events, pull progress) as JSON values, one a line.
import { createInterface } from "node:readline";

/** The values of a stream of JSON lines, until it ends. A line that is no JSON is passed over. A broken stream throws. */
export async function* jsonLines(stream: NodeJS.ReadableStream): AsyncGenerator<unknown, void> {
  // readline does not pass on its input's errors.
  let broken: Error | null = null;
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  stream.on("error", (error: Error) => {
    broken = error;
    lines.close();
  });
  for await (const line of lines) {
    const value = parsed(line);
    if (value !== undefined && value !== null) yield value;
  }
  if (broken !== null) throw broken;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
