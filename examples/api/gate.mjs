// Gates an image from a program: shows the progress, writes a summary, and decides by itself what a red verdict means.
import { writeFileSync } from "node:fs";
import { InputError, judge, renderSummary, renderText, runGate } from "memgate";

const [image = "my-app:dev"] = process.argv.slice(2);

// memgate handles no signals in a program. Without this, Ctrl+C would leave the container behind.
const controller = new AbortController();
process.once("SIGINT", () => controller.abort());

try {
  const { report, verdict } = await runGate(
    {
      image,
      pull: "never",
      memoryLimit: "128Mi",
      maxRatio: 0.8,
      env: { LOG: "warn" },
      readyPath: "/healthz",
      warmup: "1s",
      duration: "5s",
    },
    {
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.kind === "phase") console.error(`${progress.phase} …`);
      },
      log: (line) => console.error(line),
    },
  );
  console.log(renderText(report));
  writeFileSync("summary.md", renderSummary(report, { footer: `Image: ${image}` }));

  switch (verdict.kind) {
    case "pass":
      console.log(`${verdict.proof}, and with a threshold of 60%: ${judge(report, { maxRatio: "60%" }).verdict.kind}`);
      break;
    case "inconclusive":
      console.error(`inconclusive: ${verdict.code}`);
      process.exitCode = 3;
      break;
    default:
      process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  for (const problem of error.problems) console.error(`- ${problem}`);
  process.exitCode = 2;
}
