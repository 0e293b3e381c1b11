// @ts-nocheck: a separate script without type annotations
// An app with unusual behaviour under load. MODE selects the behaviour, and N is its number.
const { createServer } = require("node:http");

const mode = process.env.MODE;
const number = Number(process.env.N ?? 0);
const kept = [];
let firstMs = null;
let openSockets = 0;
let mostSockets = 0;
let hasLoadEnded = false;
let second = 0;
let inSecond = 0;

const isLate = () => Date.now() - firstMs > number;

const modes = {
  https: (request, response) => {
    response.writeHead(301, { Location: `https://${request.headers.host}${request.url}` }).end();
  },
  login: (_, response) => response.writeHead(302, { Location: "/login" }).end(),
  slash: (request, response) => response.writeHead(308, { Location: `${request.url}/` }).end(),
  hang: (_, response) => isLate() || response.end("ok"),
  "hang-and-leak": (_, response) => {
    if (isLate()) return;
    kept.push(Buffer.alloc(16 * 1024, 1));
    response.end("ok");
  },
  slow: (_, response) => setTimeout(() => response.end("ok"), number),
  stream: (_, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const timer = setInterval(() => response.write("data: x\n\n"), 100);
    response.on("close", () => clearInterval(timer));
  },
  "rate-limit": (_, response) => {
    const now = Math.floor(Date.now() / 1_000);
    if (now !== second) inSecond = 0;
    second = now;
    inSecond += 1;
    if (inSecond > number) response.writeHead(429, { "Retry-After": "1" }).end("slow down");
    else response.end("ok");
  },
  "short-keep": (_, response) => response.end("ok"),
  "dead-after": (_, response) => response.end("ok"),
};

const server = createServer((request, response) => {
  if (hasLoadEnded) return;
  if (request.url === "/health") return response.end("ok");
  firstMs ??= Date.now();
  modes[mode](request, response);
});
if (mode === "short-keep") server.keepAliveTimeout = number;
server.on("connection", (socket) => {
  openSockets += 1;
  mostSockets = Math.max(mostSockets, openSockets);
  socket.on("close", () => {
    openSockets -= 1;
    // Only the load has several connections.
    if (mode === "dead-after" && openSockets === 0 && mostSockets > 4) hasLoadEnded = true;
  });
});
server.listen(8080);
