import { expect, it } from "vitest";
import { createWeightedPicker } from "../../../../src/load/users/weighted-picker.ts";
import { seeded } from "../../../random.ts";
import { scenarioOf } from "../../../scenarios.ts";

const { requests } = scenarioOf(`
requests:
  - { path: /often, weight: 97 }
  - { path: /occasional, weight: 2 }
  - { path: /rare }
`);

it("picks each sequence exactly `weight` times per round, in random order", () => {
  const pick = createWeightedPicker(requests, seeded(3));
  const rounds = Array.from({ length: 20 }, () => Array.from({ length: 100 }, () => pick().name));
  for (const round of rounds) {
    const count = (name: string) => round.filter((each) => each === name).length;
    expect(["GET /often", "GET /occasional", "GET /rare"].map(count)).toEqual([97, 2, 1]);
  }
  expect(new Set(rounds.map((round) => round.indexOf("GET /rare"))).size).toBeGreaterThan(10);
});
