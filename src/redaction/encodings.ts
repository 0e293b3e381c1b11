// The ways in which other programs write a text that memgate looks for.

/** From this length on a secret is hidden wherever it stands; a shorter one may be a part of other words, and is where it stands by itself. */
export const anywhere = 6;

/** As logs hold it: in JSON of several makers, in addresses and forms, in HTML, with its blanks run together, in base64. */
export function writtenOtherwise(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const packed = [
    bytes.toString("base64"),
    bytes.toString("base64url"),
    ...(secret.length < anywhere ? [] : within(bytes)),
  ];
  // By far the most are written the same way everywhere.
  if (/^[\w.~-]*$/.test(secret)) return packed;
  const json = JSON.stringify(secret).slice(1, -1);
  const encoded = encodeURIComponent(bytes.toString());
  const percent = encoded.replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
  const unicode = (text: string, of: RegExp) =>
    text.replace(of, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const upper = (text: string) => text.replace(/\\u[0-9a-f]{4}/g, (each) => `\\u${each.slice(2).toUpperCase()}`);
  const entities = secret.replace(/[&<>"']/g, (each) => htmlEntities[each] ?? each);
  return [
    ...packed,
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
 * The characters that the bytes alone make up where they are a part of what base64 encodes, as the password of
 * `user:password` is: three bytes are four characters, so there are three ways.
 */
function within(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6)];
    return (["base64", "base64url"] as const).map((alphabet) => whole.toString(alphabet).slice(from, to));
  });
}

/** A text as a part of a pattern that finds just it. */
export function asPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
