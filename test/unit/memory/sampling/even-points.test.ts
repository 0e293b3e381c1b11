import { expect, it } from "vitest";
import { createEvenPoints, maxEvenPoints } from "../../../../src/memory/sampling/even-points.ts";

const composition = {
  anonymous: 1,
  shared: 2,
  activeFile: 3,
  kernel: null,
  kernelReclaimable: null,
  sockets: null,
  other: 4,
};

it("computes and keeps a point every 100 ms", () => {
  const { offer, points } = createEvenPoints<typeof composition>();
  let computed = 0;
  for (let ms = 0; ms <= 1_000; ms += 9) {
    offer(ms, () => {
      computed += 1;
      return composition;
    });
  }
  expect(computed).toBe(points().length);
  expect(points().map(({ atMs }) => atMs)).toEqual([0, 108, 216, 324, 432, 540, 648, 756, 864, 972]);
  expect(points()[1]).toEqual({ atMs: 108, ...composition });
});

it("stays bounded and even, however long the run", () => {
  const { offer, points } = createEvenPoints<typeof composition>();
  for (let ms = 0; ms < 3_600_000; ms += 10) offer(ms, () => composition);
  expect(points().length).toBeGreaterThan(maxEvenPoints / 4);
  expect(points().length).toBeLessThanOrEqual(maxEvenPoints);
  const gaps = points().map(({ atMs }, index) => atMs - (points()[index - 1]?.atMs ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.min(...gaps.slice(1)));
});
