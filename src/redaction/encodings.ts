// The encoded forms of a secret: how other programs write the text that memgate masks.

/** In characters. A shorter secret is a part of ordinary words and numbers, so memgate does not mask it. */
export const minSecretLength = 6;

/**
 * The encoded forms of a secret in logs: JSON as several libraries escape it, URLs and forms, HTML, collapsed white space,
 * base64.
 */
export function encodedForms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const base64 = [bytes.toString("base64"), bytes.toString("base64url"), ...base64Inner(bytes)];
  // Most secrets have only these characters. Only base64 changes them.
  if (/^[\w.~-]*$/.test(secret)) return base64;
  const json = JSON.stringify(secret).slice(1, -1);
  const encoded = encodeURIComponent(bytes.toString());
  const percent = encoded.replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
  const unicode = (text: string, of: RegExp) =>
    text.replace(of, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const upper = (text: string) => text.replace(/\\u[0-9a-f]{4}/g, (each) => `\\u${each.slice(2).toUpperCase()}`);
  const entities = secret.replace(/[&<>"']/g, (each) => htmlEntities[each] ?? each);
  return [
    ...base64,
    json,
    JSON.stringify(json).slice(1, -1),
    json.replaceAll("/", "\\/"),
    unicode(json, /[&<>]/g),
    unicode(json, /[&<>=']/g),
    unicode(json, /[^\0-\x7f]/g),
    unicode(json, /[&<>]|[^\0-\x7f]/g),
    upper(unicode(json.replaceAll('\\"', "\\u0022"), /[&<>+'`]|[^\0-\x7f]/g)),
    // Python's repr.
    secret.replace(/[\\']/g, "\\$&"),
    encoded,
    ...[encoded, percent].flatMap((one) => [
      one,
      one.replaceAll("%2F", "/"),
      one.replaceAll("%20", "+"),
      one.replace(/%../g, (each) => each.toLowerCase()),
    ]),
    entities,
    entities.replaceAll("&#39;", "&#x27;"),
    secret.replace(/\s+/g, " ").trim(),
  ];
}

const htmlEntities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Returns the texts by which the bytes can be found in the base64 of a longer text, such as the password in
 * `user:password`. Base64 encodes 3 bytes as 4 characters, so there are three possible offsets. Leaves out the characters
 * that also depend on the bytes before or after.
 */
function base64Inner(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const [from, to] = [Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6)];
    return (["base64", "base64url"] as const).map((alphabet) => padded.toString(alphabet).slice(from, to));
  });
}
