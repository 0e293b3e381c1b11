import { describe, expect, it } from "vitest";
import { kubernetesScalar } from "../../../src/yaml/kubernetes-scalar.ts";

describe("an unquoted scalar", () => {
  it.each([
    ["", { kind: "null", text: "null" }],
    ["~", { kind: "null", text: "null" }],
    ["yes", { kind: "boolean", text: "true", value: true }],
    ["Off", { kind: "boolean", text: "false", value: false }],
    ["n", { kind: "boolean", text: "false", value: false }],
    ["0644", { kind: "number", text: "420", number: 420 }],
    ["0o644", { kind: "number", text: "420", number: 420 }],
    ["0x1F", { kind: "number", text: "31", number: 31 }],
    ["-0b11", { kind: "number", text: "-3", number: -3 }],
    ["1_000", { kind: "number", text: "1000", number: 1000 }],
    ["089", { kind: "number", text: "089", number: 89 }],
    ["1e3", { kind: "number", text: "1e3", number: 1000 }],
    [".5", { kind: "number", text: ".5", number: 0.5 }],
    ["18446744073709551616", { kind: "number", text: "18446744073709551616", number: 2 ** 64 }],
    ["12:30", { kind: "text", text: "12:30" }],
    ["2024-01-31", { kind: "text", text: "2024-01-31" }],
    ["512Mi", { kind: "text", text: "512Mi" }],
    ["yEs", { kind: "text", text: "yEs" }],
    ["1.2.3", { kind: "text", text: "1.2.3" }],
  ])("%j has the type that Kubernetes reads", (source, scalar) => {
    expect(kubernetesScalar(source)).toEqual(scalar);
  });
});
