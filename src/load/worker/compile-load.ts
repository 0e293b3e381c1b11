// Compiles the code of a load ahead. Node.js compiles a function at its first call, and a load calls hundreds of them
// before its first request.
import type { LoadJob } from "../protocol.ts";
import { startLoad } from "./generator.ts";

/** The discard port. memgate stops the load before a connection opens. */
const nowhere = "http://127.0.0.1:9/";
/** The default number of connections. */
const connections = 10;

/** Begins a load and stops it at once. Sends nothing. */
export async function compileLoad(url = nowhere): Promise<void> {
  const job: LoadJob = {
    url,
    method: "GET",
    headers: {},
    body: null,
    connections,
    rate: null,
    requests: null,
    requestsPerConnection: null,
    requestTimeoutMs: 1_000,
    acceptsRedirects: false,
    minRate: 0,
    socketPath: null,
    tls: null,
    scenario: null,
    secrets: [],
    durationMs: 1,
  };
  const load = startLoad(job, { onProgress: () => {} });
  load.stop();
  await load.result;
}
