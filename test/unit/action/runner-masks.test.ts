import { expect, it } from "vitest";
import { createRunnerMasks } from "../../../src/action/runner-masks.ts";

it("gives each line of each secret to the runner once, however short", () => {
  const given: string[] = [];
  const addSecrets = createRunnerMasks((line) => void given.push(line));
  addSecrets(["hunter22", "first line\nsecond line\n"]);
  addSecrets(["hunter22", "7", ""]);
  expect(given).toEqual(["hunter22", "first line", "second line", "7"]);
});
