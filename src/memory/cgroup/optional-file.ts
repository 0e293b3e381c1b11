import { readFileSync } from "node:fs";

/** The text of a file of the kernel. Null if it cannot be read: its cgroup or process may end at any moment. */
export function textIfPresent(path: string): string | null {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return null;
  }
}
