import { describe, expect, it } from "vitest";
import { listenersIn, listenersOf } from "../../../../../src/targets/docker/readiness/listeners.ts";

const head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const rest = "00000000:00000000 00:00000000 00000000     0        0 1 1 0000000000000000 100 0 0 10 0\n";
const row = (local: string, state = "0A") =>
  `   0: ${local} ${local.length > 13 ? "0".repeat(32) : "00000000"}:0000 ${state} ${rest}`;
const v6 = (words: string) => `${words}:1F90`;

describe("the listening sockets of a container", () => {
  it.each([
    ["00000000:1F90", { address: "0.0.0.0", port: 8_080 }],
    ["0100007F:0BB8", { address: "127.0.0.1", port: 3_000 }],
    ["020011AC:0050", { address: "172.17.0.2", port: 80 }],
    [v6("00000000000000000000000000000000"), { address: "::", port: 8_080 }],
    [v6("00000000000000000000000001000000"), { address: "::1", port: 8_080 }],
    [v6("0000000000000000FFFF00000100007F"), { address: "::ffff:7f00:1", port: 8_080 }],
    [v6("000000FD000000000000000002000000"), { address: "fd00::2", port: 8_080 }],
  ])("are read from %s", (local, listener) => {
    expect(listenersIn(head + row(local))).toEqual([listener]);
  });

  it("are not connections, and not the engine's name server", () => {
    expect(listenersIn(head + row("020011AC:0050", "01") + row("0B00007F:9C40"))).toEqual([]);
  });

  it("are unknown for a process of another container or of this machine's network", () => {
    expect(listenersOf("c0ffee".repeat(10), process.pid)).toBeNull();
    expect(listenersOf("", process.pid)).toBeNull();
    expect(listenersOf("c0ffee", null)).toBeNull();
    expect(listenersOf("c0ffee", 2 ** 30)).toBeNull();
  });
});
