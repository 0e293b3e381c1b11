// The part of Redis' protocol that the example needs: one command after another on one connection, with short replies.
import { connect } from "node:net";

export function createRedis(host, port = 6379) {
  const socket = connect({ host, port });
  const waiting = [];
  let received = "";
  socket.setEncoding("utf8").on("data", (text) => {
    received += text;
    for (let reply = take(); reply !== undefined; reply = take()) waiting.shift()?.(reply);
  });
  // The app cannot work without its database.
  socket.on("close", () => process.exit(1));

  function take() {
    const end = received.indexOf("\r\n");
    if (end < 0) return undefined;
    const line = received.slice(0, end);
    received = received.slice(end + 2);
    return line;
  }
  return {
    command: (...words) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        const parts = words.map(String).map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
        socket.write(`*${words.length}\r\n${parts.join("")}`);
      }),
  };
}
