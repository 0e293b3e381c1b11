// What an unquoted word of YAML is to Kubernetes: it reads YAML 1.1, where `yes` is a boolean and 0644 is octal.

export type Scalar =
  | { readonly kind: "text"; readonly text: string }
  /** `text` is the number in decimal, as it would stand in JSON. */
  | { readonly kind: "number"; readonly text: string; readonly number: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" };

const nulls = new Set(["", "~", "null", "Null", "NULL"]);
const yes = new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const no = new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
const noNumber = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const whole = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
const float = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/** An unquoted scalar without a tag, as sigs.k8s.io/yaml reads it. Source: its `goyaml.v2/resolve.go`. */
export function plainScalar(source: string): Scalar {
  if (nulls.has(source)) return { kind: "null" };
  if (yes.has(source)) return { kind: "boolean", value: true };
  if (no.has(source)) return { kind: "boolean", value: false };
  if (noNumber.test(source)) return { kind: "number", text: source, number: Number.NaN };
  if (!/^[-+.\d]/.test(source)) return { kind: "text", text: source };
  const digits = source.replaceAll("_", "");
  const integer = wholeNumber(digits);
  if (integer !== null) return { kind: "number", text: String(integer), number: Number(integer) };
  if (float.test(digits)) return { kind: "number", text: digits, number: Number(digits) };
  return { kind: "text", text: source };
}

function wholeNumber(digits: string): bigint | null {
  const match = whole.exec(digits);
  if (match === null) return null;
  const [, sign, hex, bits, octal, decimal] = match;
  const size = BigInt(hex ? `0x${hex}` : bits ? `0b${bits}` : octal ? `0o${octal}` : (decimal ?? "0"));
  return sign === "-" ? -size : size;
}
