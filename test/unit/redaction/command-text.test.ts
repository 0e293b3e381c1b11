import { describe, expect, it } from "vitest";
import { commandText } from "../../../src/redaction/command-text.ts";

describe("the command of a process", () => {
  it.each([
    ["--password=hunter22", "--password=***"],
    ["-Dspring.datasource.password=hunter22", "-Dspring.datasource.password=***"],
    ["API_KEY=hunter22 node app", "API_KEY=*** node app"],
    ["--token hunter22 --port 3000", "--token *** --port 3000"],
    ["--url postgres://app:hunter22@db/x", "--url postgres://app:***@db/x"],
    ["--url jdbc:mysql://db/x?password=hunter22", "--url jdbc:mysql://db/x?password=***"],
  ])("masks the secret in %s", (command, shown) => {
    expect(commandText(command.split(" "))).toBe(shown);
  });

  it.each(["node server.js --port 3000", "--passive=yes", "--token --verbose", "postgres: checkpointer", "a=b"])(
    "shows %s as it is",
    (command) => {
      expect(commandText(command.split(" "))).toBe(command);
    },
  );

  it("masks a value with spaces and line breaks as a whole", () => {
    expect(commandText(["app", "--secret=one two\nthree", "end"])).toBe("app --secret=*** end");
  });

  it("masks the secrets in a script, and keeps its white space", () => {
    expect(commandText(["sh", "-c", "cd x; PASSWORD=hunter22 app  --token hunter22\n& wait"])).toBe(
      "sh -c cd x; PASSWORD=*** app  --token ***\n& wait",
    );
  });

  it("has at most 300 characters, and a mark if it was cut", () => {
    expect(commandText(["x".repeat(300)])).toBe("x".repeat(300));
    expect(commandText(["😀".repeat(301)])).toBe(`${"😀".repeat(299)}…`);
  });
});
