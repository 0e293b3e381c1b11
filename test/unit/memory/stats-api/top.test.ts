import { describe, expect, it } from "vitest";
import { readTop } from "../../../../src/memory/stats-api/top.ts";

const same = (text: string) => text;
const unknown = { anonymousBytes: null, fileBytes: null, sharedBytes: null };

describe("the engine's list of processes", () => {
  it("has the RSS as a whole, and the kinds of memory are unknown", () => {
    const response = {
      Titles: ["PID", "RSS", "COMMAND"],
      Processes: [
        ["812", "9140", "sh -c node server.js"],
        ["840", "48000", "node --token hunter22 server.js"],
      ],
    };
    expect(readTop(response, same)).toEqual({
      source: "top",
      list: [
        { pid: 840, command: "node --token *** server.js", rssBytes: 48_000 * 1_024, ...unknown },
        { pid: 812, command: "sh -c node server.js", rssBytes: 9_140 * 1_024, ...unknown },
      ],
      leftOut: 0,
      unread: 0,
    });
  });

  it("masks a secret with spaces up to the next option", () => {
    const Processes = [["840", "48000", "app --secret=one two --port 3000"]];
    const found = readTop({ Titles: ["PID", "RSS", "COMMAND"], Processes }, same);
    expect(found?.list[0]?.command).toBe("app --secret=*** --port 3000");
  });

  it("may come from the ps of BusyBox, which writes large sizes with a unit", () => {
    const Processes = [
      ["1", "4", "a"],
      ["2", "12m", "b"],
      ["3", "1g", "c"],
    ];
    const list = readTop({ Titles: ["PID", "RSS", "COMMAND"], Processes }, same)?.list;
    expect(list?.map(({ rssBytes }) => rssBytes)).toEqual([2 ** 30, 12 * 2 ** 20, 4_096]);
  });

  it("counts processes without a size, and has at most 50", () => {
    const Processes = Array.from({ length: 60 }, (_, index) => [String(index + 1), index === 9 ? "-" : "100", "a"]);
    const found = readTop({ Titles: ["PID", "RSS", "COMMAND"], Processes }, same);
    expect(found).toMatchObject({ leftOut: 9, unread: 1 });
    expect(found?.list).toHaveLength(50);
  });

  it.each([
    ["nothing", null],
    ["another form", { Titles: "PID" }],
    ["other columns", { Titles: ["UID", "PID", "CMD"], Processes: [["root", "1", "a"]] }],
    ["no process", { Titles: ["PID", "RSS", "COMMAND"], Processes: [] }],
    ["a damaged row", { Titles: ["PID", "RSS", "COMMAND"], Processes: [null] }],
  ])("is unknown if the response has %s", (_name, response) => {
    expect(readTop(response, same)).toBeNull();
  });
});
