import { describe, expect, it } from "vitest";
import {
  type Box,
  type Label,
  lineLabel,
  markGap,
  markLabel,
  placeLabels,
  verticalLabel,
} from "../../../../src/report/web/label-layout.ts";
import { seeded } from "../../../random.ts";

const height = 15;

function isSeparate(a: Box, b: Box): boolean {
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}

describe("the labels of a chart", () => {
  it.each([5, 6, 7, 8])(
    "never overlap and stay in the chart, whatever its size and the place of its lines (seed %i)",
    (seed) => {
      const random = seeded(seed);
      const faults: unknown[] = [];
      for (let round = 0; round < 500; round += 1) {
        const area = { left: 0, top: 0, right: 250 + random() * 1_000, bottom: 150 + random() * 250 };
        const near = random() * area.bottom;
        const y = () => (random() < 0.7 ? Math.min(area.bottom, near + random() * 20) : random() * area.bottom);
        const lines = [y(), y(), y()];
        const peak = { x: random() * area.right, y: y() };
        const labels: readonly Label[] = [
          markLabel({ width: 60 + random() * 50, height }, peak),
          verticalLabel({ width: 80, height }, random() * area.right),
          ...lines.map((line) => lineLabel({ width: 70 + random() * 110, height }, line)),
        ];
        const mark = {
          left: peak.x - markGap,
          top: peak.y - markGap,
          right: peak.x + markGap,
          bottom: peak.y + markGap,
        };
        const boxes = placeLabels(labels, { area, marks: [mark], lines });
        const placed = boxes.filter((box) => box !== null);
        const all = [mark, ...placed];
        const collisions = all.flatMap((box, at) => all.slice(at + 1).filter((other) => !isSeparate(box, other)));
        const outside = placed.filter(
          (box) => Math.min(box.left, box.top) < 0 || box.right > area.right || box.bottom > area.bottom,
        );
        const isWrong = placed.length !== labels.length || collisions.length > 0 || outside.length > 0;
        if (isWrong) faults.push({ round, count: placed.length, collisions, outside });
      }
      expect(faults).toEqual([]);
    },
  );

  const area = { left: 0, top: 0, right: 280, bottom: 300 };
  const size = { width: 100, height };

  it("are above their lines, at the left", () => {
    const lines = [40, 200];
    const [first, second] = placeLabels(
      lines.map((y) => lineLabel(size, y)),
      { area, marks: [], lines },
    );
    expect(first).toEqual({ left: 6, top: 24, right: 106, bottom: 39 });
    expect(second).toEqual({ left: 6, top: 184, right: 106, bottom: 199 });
  });

  it("are next to each other on the same line", () => {
    const lines = [40, 40];
    const [first, second] = placeLabels(
      lines.map((y) => lineLabel(size, y)),
      { area, marks: [], lines },
    );
    expect(second?.top).toBe(first?.top);
    expect(second?.left).toBeGreaterThan(first?.right ?? 0);
  });

  it("are below a line that is at the top of the chart", () => {
    const [box] = placeLabels([lineLabel(size, 2)], { area, marks: [], lines: [2] });
    expect(box?.top).toBe(3);
  });

  it("do not cross another line if there is a place that does not", () => {
    const lines = [40, 44];
    const [first, second] = placeLabels(
      lines.map((y) => lineLabel(size, y)),
      { area, marks: [], lines },
    );
    expect(first?.bottom).toBe(39);
    expect(second?.top).toBe(45);
  });

  it("of a mark gives way if its usual place would force the label of a line across another line", () => {
    const lines = [60, 70];
    const peak = { x: 180, y: 95 };
    const mark = { left: 172, top: 87, right: 188, bottom: 103 };
    const labels = [markLabel({ width: 70, height }, peak), ...lines.map((y) => lineLabel({ width: 130, height }, y))];
    const [ofPeak, first, second] = placeLabels(labels, { area, marks: [mark], lines });
    expect(ofPeak?.left).toBe(peak.x + markGap);
    expect(first).toMatchObject({ left: 6, bottom: 59 });
    expect(second).toMatchObject({ left: 6, top: 71 });
  });

  it("are left out if the chart has no room for them", () => {
    const tiny = { left: 0, top: 0, right: 90, bottom: 20 };
    expect(placeLabels([lineLabel(size, 10)], { area: tiny, marks: [], lines: [10] })).toEqual([null]);
  });
});
