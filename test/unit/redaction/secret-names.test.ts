import { describe, expect, it } from "vitest";
import { isSecretField, isSecretName, passwordsIn, secretsInVariable } from "../../../src/redaction/secret-names.ts";

describe("the name of a variable or header says that its value is a secret", () => {
  it.each([
    "API_KEY",
    "apikey",
    "AWS_SECRET_ACCESS_KEY",
    "GITHUB_TOKEN",
    "PGPASSWORD",
    "Authorization",
    "Cookie",
    "X-Api-Key",
    "SENTRY_DSN",
  ])("%s", (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(["NODE_ENV", "PORT", "KEYBOARD", "MONKEY", "Accept", "PAGE_SIZE"])("but not %s", (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  it("and key only if it is not the name of a field", () => {
    expect([isSecretName("KEY"), isSecretField("key"), isSecretField("api_key")]).toEqual([true, false, true]);
  });
});

it.each([
  [["signingKey", "abc"], ["abc"]],
  [["monkey", "abc"], []],
  [["BASIC_AUTH", "abc"], ["abc"]],
  [["SESSION_STORE", "memory"], []],
  [["DATABASE_URL", "postgres://app:hunter22@db/x"], ["hunter22"]],
  [["DATABASE_URL", "postgres://app@db:5432/x"], []],
] as const)("the secrets in the variable %j are %j", (pair, secrets) => {
  expect(secretsInVariable(pair)).toEqual(secrets);
});

describe("the password in an address", () => {
  it.each([
    ["redis://:hunter22@cache:6379/0", ["hunter22"]],
    ["postgres://app:hunter@22@db/x", ["hunter@22"]],
    ["amqp://a:first1@mq1,amqp://b:second2@mq2/v", ["first1", "second2"]],
    ["postgres://app:p%40ss%2Fword@db/x", ["p%40ss%2Fword", "p@ss/word"]],
    ["postgres://app:100%@db/x", ["100%"]],
    ["jdbc:postgresql://db/x?user=app&password=hunter22", ["hunter22"]],
    ["Server=db;User=app;Password=hunter22;Encrypt=true", ["hunter22"]],
    ["https://example.com:8443/a?key=b", []],
    ["http://[::1]:3000/a@b", []],
  ])("%s: %j", (address, passwords) => {
    expect(passwordsIn(address)).toEqual(passwords);
  });
});
