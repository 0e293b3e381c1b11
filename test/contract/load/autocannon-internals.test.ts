// The internals of autocannon that memgate patches or replaces. A version without one of them would measure wrong figures.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import autocannon from "autocannon";
import { expect, it } from "vitest";
import { listen } from "../surroundings.ts";

const json = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));

/** The type of each internal in src/load/client/patches.ts and src/load/client/scenario-client.ts. */
const expected = {
  "client.conn": "object",
  "client.destroyed": "boolean",
  "client.opts.method": "string",
  "client.timeoutTicker.reschedule": "function",
  "client.setRequests": "function",
  "client._connect": "function",
  "client._destroyConnection": "function",
  "client._doRequest": "function",
  "client.requestIterator.requestBuilder": "function",
  "client.requestIterator.resetContext": "function",
  "client.pipelinedRequests.clear": "function",
  "client.pipelinedRequests.size": "function",
  "client.pipelinedRequests.peek": "function",
  "client.pipelinedRequests.addBody": "function",
  "client.pipelinedRequests.setHeaders": "function",
  "client.pipelinedRequests.peek().req": "object",
  "client.parser.finish": "function",
  "client.parser.reinitialize": "function",
  "client.parser.shouldKeepAlive": "function",
  "client.parser.body_bytes": "object",
  "client.parser.isChunked": "boolean",
  "client.parser[kOnHeadersComplete]": "function",
  "client.parser[kOnMessageComplete]": "function",
  "parser.constructor.encoding": "string",
  "parser.constructor.kOnHeadersComplete": "number",
  "parser.constructor.kOnMessageComplete": "number",
  "parser.constructor.RESPONSE": "string",
} as const;

interface Client {
  readonly parser: {
    readonly constructor: { readonly kOnHeadersComplete: number; readonly kOnMessageComplete: number };
  };
  readonly on: (event: "request", listener: () => void) => void;
}

/** A client of autocannon with a request on its way. */
async function busyClient(): Promise<Client> {
  const server = createServer((_request, response) => void setTimeout(() => response.end(), 100));
  const url = `http://127.0.0.1:${await listen(server)}`;
  return new Promise((resolve, reject) => {
    const setupClient = (client: autocannon.Client) => {
      const inner = client as unknown as Client;
      // autocannon emits "request" just before it sends the request.
      inner.on("request", () => setImmediate(() => resolve(inner)));
    };
    autocannon({ url, method: "GET", connections: 1, amount: 1, setupClient }, (error) => error && reject(error));
  });
}

/** The value at a path such as `client.parser[kOnHeadersComplete]`. `()` calls a function. */
function valueAt(
  path: string,
  { client, parser }: { readonly client: Client; readonly parser: Client["parser"] },
): unknown {
  const hooks = parser.constructor as unknown as Readonly<Record<string, number>>;
  const names = path.split(/\.|(?=\[)/);
  return names.reduce<unknown>((value, name) => {
    if (name === "client") return client;
    if (name === "parser" && value === undefined) return parser;
    const hook = /^\[(\w+)\]$/.exec(name)?.[1];
    const inner = Reflect.get(value as object, hook === undefined ? name.replace("()", "") : (hooks[hook] ?? ""));
    return name.endsWith("()") ? (inner as () => unknown).call(value) : inner;
  }, undefined);
}

it("autocannon has every internal that memgate patches, with the expected type", async () => {
  const client = await busyClient();
  const found = Object.keys(expected).map((path) => [path, typeof valueAt(path, { client, parser: client.parser })]);
  expect(Object.fromEntries(found)).toEqual(expected);
});

it("autocannon is pinned to the version that has these internals", () => {
  const { version } = json("node_modules/autocannon/package.json");
  expect(json("package.json").devDependencies.autocannon).toBe(version);
  expect(json("package-lock.json").packages[""].devDependencies.autocannon).toBe(version);
});
