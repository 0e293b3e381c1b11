import { describe, expect, it } from "vitest";
import { commandText } from "../../../src/redaction/command-text.ts";

const textOf = (words: readonly string[]) => commandText(words, (text) => text);

describe("the command of a process", () => {
  it.each([
    ["--password=hunter22", "--password=***"],
    ["-Dspring.datasource.password=hunter22", "-Dspring.datasource.password=***"],
    ["API_KEY=hunter22 node app", "API_KEY=*** node app"],
    ["--token hunter22 --port 3000", "--token *** --port 3000"],
    ["--url postgres://app:hunter22@db/x", "--url postgres://app:***@db/x"],
    ["--url jdbc:mysql://db/x?password=hunter22", "--url jdbc:mysql://db/x?password=***"],
    ["--env=TOKEN=hunter22 x", "--env=TOKEN=*** x"],
    ["--build-arg=NPM_TOKEN=hunter22", "--build-arg=NPM_TOKEN=***"],
    ["-Dapi.key=hunter22", "-Dapi.key=***"],
    ["--stripe.api.key hunter22", "--stripe.api.key ***"],
    ["-H X-Api-Key:hunter22", "-H X-Api-Key:***"],
  ])("masks the secret in %s", (command, shown) => {
    expect(textOf(command.split(" "))).toBe(shown);
  });

  it.each(["node server.js --port 3000", "--passive=yes", "--token --verbose", "postgres: checkpointer", "a=b"])(
    "shows %s as it is",
    (command) => {
      expect(textOf(command.split(" "))).toBe(command);
    },
  );

  it("masks a value with spaces and line breaks as a whole", () => {
    expect(textOf(["app", "--secret=one two\nthree", "end"])).toBe("app --secret=*** end");
  });

  it("masks the secrets in a script, and keeps its white space", () => {
    expect(textOf(["sh", "-c", "cd x; PASSWORD=hunter22 app  --token hunter22\n& wait"])).toBe(
      "sh -c cd x; PASSWORD=*** app  --token ***\n& wait",
    );
  });

  it.each([
    ["Authorization: Bearer hunter22", "Authorization: ***"],
    ["curl -H 'Authorization: Bearer hunter22' http://x:80/", "curl -H 'Authorization: ***' http://x:80/"],
    ['curl -H "Accept: a" -H "X-Api-Key: hunter 22"', 'curl -H "Accept: a" -H "X-Api-Key: ***"'],
    ['env "DB_PASSWORD=hunter22" node x', 'env "DB_PASSWORD=***" node x'],
    ['cd x; TOKEN="two words" node x', "cd x; TOKEN=*** node x"],
    ["TOKEN='two words", "TOKEN=***"],
    ['app --token "two words" --port 1', "app --token *** --port 1"],
    ["app --env TOKEN=hunter22 --port 1", "app --env TOKEN=*** --port 1"],
  ])("masks the secret in the word %s", (word, shown) => {
    expect(textOf(["sh", "-c", word])).toBe(`sh -c ${shown}`);
  });

  it("masks a secret of the plan as a whole, although a part of it is a secret by its name", () => {
    const secret = "https://x.com/T0/part?token=abc123";
    const known = (text: string) => text.replaceAll(secret, "***");
    expect(commandText(["app", `--hook=${secret}`], known)).toBe("app --hook=***");
  });

  it("takes little time for a long word", () => {
    const before = performance.now();
    textOf(["x".repeat(4_096), "-".repeat(4_096), "a=".repeat(2_000), "a: ".repeat(1_300)]);
    expect(performance.now() - before).toBeLessThan(200);
  });

  it("has at most 300 characters, and a mark if it was cut", () => {
    expect(textOf(["x".repeat(300)])).toBe("x".repeat(300));
    expect(textOf(["😀".repeat(301)])).toBe(`${"😀".repeat(299)}…`);
  });
});
