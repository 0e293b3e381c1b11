// A counter of page views, kept in Redis.
import { createServer } from "node:http";
import { createRedis } from "./redis.js";

const redis = createRedis(process.env.REDIS_HOST ?? "localhost");

const server = createServer(async (request, response) => {
  const page = new URL(request.url ?? "/", "http://localhost").pathname;
  const views = await redis.command("INCR", `views:${page}`);
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ page, views: Number(views.slice(1)) }));
});
server.listen(3000, () => console.log("the counter listens on 3000"));

process.on("SIGTERM", () => process.exit(0));
