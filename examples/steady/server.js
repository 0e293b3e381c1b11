// An app with steady memory: a table of fixed size, and a little garbage with each request.
import { createServer } from "node:http";

const port = Number(process.env.PORT ?? 3000);
const table = Array.from({ length: 5_000 }, (_, id) => ({ id, name: `item ${id}`, price: (id * 7) % 1000 }));

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/healthz") {
    response.end("ok\n");
  } else if (pathname === "/") {
    const from = Number(searchParams.get("from") ?? 0);
    const page = table.slice(from, from + 20).map((item) => ({ ...item, label: `${item.name} at ${item.price}` }));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(page));
  } else {
    response.statusCode = 404;
    response.end("not found\n");
  }
});

server.listen(port, "0.0.0.0", () => console.log(`steady listens on ${port}`));

function stop() {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
