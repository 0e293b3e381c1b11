// Reads the engine's streams (stats, events, pull progress): one JSON value per line.
import { createInterface } from "node:readline";

/**
 * Yields the values until the stream ends. Skips lines that are not JSON.
 * @throws the error of the stream
 */
export async function* jsonLines(stream: NodeJS.ReadableStream): AsyncGenerator<unknown, void> {
  // readline does not forward the errors of its input.
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
