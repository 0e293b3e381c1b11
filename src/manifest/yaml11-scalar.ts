// The type of an unquoted YAML scalar in Kubernetes, which reads YAML 1.1: `yes` is a boolean and 0644 is octal.

export type Scalar =
  | { readonly kind: "text"; readonly text: string }
  /** `text` is the number in decimal, as in JSON. */
  | { readonly kind: "number"; readonly text: string; readonly number: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" };

const nulls = new Set(["", "~", "null", "Null", "NULL"]);
const trueWords = new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const falseWords = new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
const notFinite = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const integerPattern = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
const floatPattern = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/** Reads an unquoted scalar without a tag like sigs.k8s.io/yaml. Source: its `goyaml.v2/resolve.go`. */
export function plainScalar(source: string): Scalar {
  if (nulls.has(source)) return { kind: "null" };
  if (trueWords.has(source)) return { kind: "boolean", value: true };
  if (falseWords.has(source)) return { kind: "boolean", value: false };
  if (notFinite.test(source)) return { kind: "number", text: source, number: Number.NaN };
  if (!/^[-+.\d]/.test(source)) return { kind: "text", text: source };
  const digits = source.replaceAll("_", "");
  const integer = integerOf(digits);
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
