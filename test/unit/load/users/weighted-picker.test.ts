import { expect, it } from "vitest";
import { chooserOf } from "../../../../src/load/users/weighted-picker.ts";
import { seeded } from "../../../random.ts";
import { scenarioOf } from "../../../scenarios.ts";

const { requests } = scenarioOf(`
requests:
  - { path: /often, weight: 97 }
  - { path: /seldom, weight: 2 }
  - { path: /rare }
`);

it("gives each sequence exactly its share of every round, in no order of its own", () => {
  const choose = chooserOf(requests, seeded(3));
  const rounds = Array.from({ length: 20 }, () => Array.from({ length: 100 }, () => choose().name));
  for (const round of rounds) {
    const count = (name: string) => round.filter((each) => each === name).length;
    expect(["GET /often", "GET /seldom", "GET /rare"].map(count)).toEqual([97, 2, 1]);
  }
  expect(new Set(rounds.map((round) => round.indexOf("GET /rare"))).size).toBeGreaterThan(10);
});
