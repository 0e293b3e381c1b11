// An API that speaks HTTPS only, with the certificate in /tls, which is mounted.
import { readFileSync } from "node:fs";
import { createServer } from "node:https";

const options = { key: readFileSync("/tls/server.key"), cert: readFileSync("/tls/server.crt") };
const server = createServer(options, (_request, response) => response.end("hello over TLS\n"));
server.listen(3443, "0.0.0.0", () => console.log("https listens on 3443"));

process.on("SIGTERM", () => process.exit(0));
