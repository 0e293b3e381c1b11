// A shop with a log-in. A token works only on the connection that it was issued on.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

const tokens = new WeakMap();

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const respond = (status, value) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  };
  if (pathname === "/healthz" || pathname === "/items") return respond(200, { items: [1, 2, 3] });
  if (pathname === "/login") {
    let body = "";
    for await (const part of request) body += part;
    const { email, password } = JSON.parse(body);
    if (password !== `secret of ${email}`) return respond(401, { error: "wrong password" });
    const token = randomUUID();
    tokens.set(request.socket, token);
    return respond(200, { token });
  }
  if (request.headers.authorization !== `Bearer ${tokens.get(request.socket)}`) {
    return respond(403, { error: "that is nobody's token here" });
  }
  respond(pathname === "/orders" ? 201 : 404, { order: randomUUID() });
});
server.listen(3000, "0.0.0.0", () => console.log("users listens on 3000"));

process.on("SIGTERM", () => process.exit(0));
