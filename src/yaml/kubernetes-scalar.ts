// The type of an unquoted YAML scalar in Kubernetes, which reads YAML 1.1: `yes` is a boolean and 0644 is octal.
import type { YamlScalar } from "./tree.ts";

const nulls = new Set(["", "~", "null", "Null", "NULL"]);
const trueWords = new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const falseWords = new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
const notFinite = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const integerPattern = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
const floatPattern = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const maxDigits = 100;

/**
 * Reads an unquoted scalar without a tag, as sigs.k8s.io/yaml does. The text of the result is the value in JSON, such
 * as 420 for 0644. Source: `goyaml.v2/resolve.go` of sigs.k8s.io/yaml.
 */
export function kubernetesScalar(source: string): YamlScalar {
  if (nulls.has(source)) return { kind: "null", text: "null" };
  if (trueWords.has(source)) return { kind: "boolean", text: "true", value: true };
  if (falseWords.has(source)) return { kind: "boolean", text: "false", value: false };
  if (notFinite.test(source)) return { kind: "number", text: source, number: Number.NaN };
  if (!/^[-+.\d]/.test(source)) return { kind: "text", text: source };
  const digits = source.replaceAll("_", "");
  // A number of many digits would take seconds to convert.
  const integer = digits.length > maxDigits ? null : integerOf(digits);
  if (integer !== null) return { kind: "number", text: String(integer), number: Number(integer) };
  if (floatPattern.test(digits)) return { kind: "number", text: digits, number: Number(digits) };
  return { kind: "text", text: source };
}

function integerOf(digits: string): bigint | null {
  const match = integerPattern.exec(digits);
  if (match === null) return null;
  const [, sign, hex, bits, octal, decimal] = match;
  const size = BigInt(hex ? `0x${hex}` : bits ? `0b${bits}` : octal ? `0o${octal}` : (decimal ?? "0"));
  return sign === "-" ? -size : size;
}
