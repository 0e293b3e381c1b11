import { expect, it } from "vitest";
import { readComposeFiles } from "../../../../../src/compose/compose-file.ts";
import { findUnset } from "../../../../../src/targets/docker/compose/unset.ts";

const texts = [{ path: "compose.yaml", text: "services:\n  api:\n    image: a\n    command: $A $B\n" }];
const stderr = 'warning: The "A" variable is not set.\nwarning: The "B" variable is not set.\n';
const find = (allowed: readonly string[]) =>
  findUnset(stderr, texts, readComposeFiles(texts, "api"), {}, { services: ["api"], allowed });

it.each([
  { allowed: [], problems: ["compose.yaml:4:5: services.api uses variables that are not set: A (line 4), B (line 4)"] },
  { allowed: ["A"], problems: ["compose.yaml:4:5: services.api uses variables that are not set: B (line 4)"] },
  { allowed: ["A", "B", "C"], problems: [] },
  { allowed: ["a"], problems: [expect.stringContaining("A (line 4), B (line 4)")] },
])("unset variables are problems, unless they may be unset: $allowed", ({ allowed, problems }) => {
  const accepted = ["A", "B"].filter((name) => allowed.includes(name));
  expect(find(allowed)).toMatchObject({
    problems,
    notices: accepted.map(
      (name) => `${name} is not set, so docker compose uses an empty value, as \`allow-unset\` permits`,
    ),
  });
});
