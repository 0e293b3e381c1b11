// A worker without a port. It takes jobs from a list in Redis, and allocates 1 MiB for each.
import { createRedis } from "./redis.js";

const redis = createRedis(process.env.REDIS_HOST ?? "localhost");
console.log("worker is ready");
let done = 0;
for (;;) {
  const length = Number((await redis.command("LLEN", "jobs")).slice(1));
  if (length === 0) {
    if (done > 0) await redis.command("RPUSH", "finished", done);
    done = 0;
    await new Promise((resolve) => setTimeout(resolve, 20));
    continue;
  }
  await redis.command("LTRIM", "jobs", 1, -1);
  Buffer.alloc(2 ** 20, 1);
  await new Promise((resolve) => setTimeout(resolve, 2));
  done += 1;
}
