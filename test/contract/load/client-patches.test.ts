// A patched client on a real connection, with a send permit of the test.
import { createServer } from "node:http";
import autocannon from "autocannon";
import { expect, it } from "vitest";
import { patchClient } from "../../../src/load/client/patches.ts";
import { permitUntilEnd, type SendPermit } from "../../../src/load/pacing/pacer.ts";
import { listen } from "../surroundings.ts";

/** @param onClient receives the client before it connects */
function load(
  url: string,
  permit: SendPermit | null,
  onClient: (client: autocannon.Client) => void = () => {},
): Promise<autocannon.Result> {
  return new Promise((resolve, reject) => {
    const setupClient = (client: autocannon.Client) => {
      onClient(client);
      patchClient(client, {
        requestsPerConnection: null,
        checksCertificate: false,
        closedAfter: new Set(),
        permit: permit ?? permitUntilEnd(() => false, null),
        isOver: () => false,
        onFirstBytes: () => {},
        onHead: () => {},
      });
    };
    autocannon({ url, connections: 1, duration: 1, setupClient }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
  });
}

it("sends at once if its permit is granted, even if the connection was inactive before", async () => {
  const url = `http://127.0.0.1:${await listen(createServer((_request, response) => response.end()))}`;
  const result = await load(url, { attach: () => {}, isActive: () => false, acquire: () => "granted" });
  expect(result["2xx"]).toBeGreaterThan(10);
  expect(result.errors).toBe(0);
});

it("copies no context for a request", async () => {
  const url = `http://127.0.0.1:${await listen(createServer((_request, response) => response.end()))}`;
  const contexts = new Set<unknown>();
  const result = await load(url, null, (client) => {
    const { requestIterator } = client as unknown as { readonly requestIterator: { readonly context: unknown } };
    client.on("response", () => contexts.add(requestIterator.context));
  });
  expect(result["2xx"]).toBeGreaterThan(10);
  expect(contexts.size).toBe(1);
});
