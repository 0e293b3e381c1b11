import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/redaction/secret-names.ts
function isSecretName(name) {
  if (/[a-z]Key$/.test(name)) return true;
  return /pass(?!e|a|i)|secret|token|credential|authorization|cookies?$|private[-_]?key|api[-_]?key|access[-_]?key|(^|[-_])key$|(^|[-_])(pwd|pin)$|dsn|jwt|webhook|(^|[-_])auth$|session[-_]?(id|key)|(^x[-_]|^)session$/i.test(
    name
  );
}
function isSecretField(name) {
  return isSecretName(name) && !/^key$/i.test(name);
}
function secretsInVariable([name, value]) {
  return isSecretName(name) ? [value] : passwordsIn(value);
}
function passwordsIn(value) {
  const inUserInfo = [...value.matchAll(/:\/\/[^/?#\s:@]*:([^/?#\s]+)@/g)].map(([, password = ""]) => password);
  const inParameters = [...value.matchAll(/[?&;]([\w.-]+)=([^&;#\s]+)/g)].flatMap(
    ([, name = "", text = ""]) => isSecretField(name) ? [text] : []
  );
  return [...new Set([...inUserInfo, ...inParameters].flatMap((written) => [written, percentDecoded(written)]))];
}
function withoutPasswords(address) {
  return address.replace(/(:\/\/[^/?#\s:@]*):[^/?#\s]+@/g, "$1@");
}
function percentDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// src/redaction/encodings.ts
var minSecretLength = 6;
function encodedForms(secret) {
  const bytes = Buffer.from(secret);
  const base64 = [bytes.toString("base64"), bytes.toString("base64url"), ...base64Inner(bytes)];
  if (/^[\w.~-]*$/.test(secret)) return base64;
  const json = JSON.stringify(secret).slice(1, -1);
  const encoded = encodeURIComponent(bytes.toString());
  const percent = encoded.replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
  const unicode = (text, of) => text.replace(of, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const upper = (text) => text.replace(/\\u[0-9a-f]{4}/g, (each) => `\\u${each.slice(2).toUpperCase()}`);
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
      one.replace(/%../g, (each) => each.toLowerCase())
    ]),
    entities,
    entities.replaceAll("&#39;", "&#x27;"),
    secret.replace(/\s+/g, " ").trim()
  ];
}
var htmlEntities = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
};
function base64Inner(bytes) {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const [from, to] = [Math.ceil(offset * 8 / 6), Math.floor(padded.length * 8 / 6)];
    return ["base64", "base64url"].map((alphabet) => padded.toString(alphabet).slice(from, to));
  });
}

// src/redaction/redactor.ts
var mask = "***";
var truncationMark = "\u2026";
function redactorOf(secrets, names) {
  const parts = [...new Set(secrets.flatMap(partsOf))];
  const shown = names.map(withoutPasswords).join("\n");
  const output = lazyMasker(() => parts);
  const message = lazyMasker(() => parts.filter((part) => !shown.includes(part)));
  return {
    output: (text) => output().mask(text),
    message: (text) => message().mask(text),
    query: (address) => address.replace(/\?.*/s, (query) => message().mask(query)),
    longest: () => output().longest
  };
}
function lazyMasker(parts) {
  let masker = null;
  return () => {
    masker ??= maskerOf(formsOf(parts()));
    return masker;
  };
}
function linesOf(secrets) {
  const lines = secrets.flatMap((secret) => secret.split(/\r?\n/)).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== "");
}
function partsOf(secret) {
  const lines = secret.split(/\r?\n|\\r\\n|\\n/).map((line) => line.trim());
  const [, , quoted = ""] = /^(["'])(.*)\1$/s.exec(secret.trim()) ?? [];
  return [secret, ...lines, quoted, ...passwordsIn(secret)].filter((part) => part.trim().length >= minSecretLength);
}
function formsOf(parts) {
  const forms = parts.flatMap((part) => [part, ...encodedForms(part)]);
  return [...new Set(forms)].filter((form) => form.length >= minSecretLength);
}
function maskerOf(forms) {
  const byPrefix = /* @__PURE__ */ new Map();
  for (const form of forms) {
    const prefix = form.slice(0, minSecretLength);
    const others = byPrefix.get(prefix);
    if (others === void 0) byPrefix.set(prefix, [form]);
    else others.push(form);
  }
  return {
    mask: (text) => byPrefix.size === 0 ? text : masked(text, byPrefix),
    longest: forms.reduce((most, form) => form.includes("\n") ? most : Math.max(most, form.length), 0)
  };
}
function masked(text, byPrefix) {
  let result = "";
  let maskedTo = 0;
  let truncatedAt = text.indexOf(truncationMark);
  for (let at = 0; at + minSecretLength <= text.length; at++) {
    const candidates = byPrefix.get(text.slice(at, at + minSecretLength));
    if (candidates === void 0) continue;
    if (truncatedAt >= 0 && truncatedAt < at) truncatedAt = text.indexOf(truncationMark, at);
    const beforeMark = truncatedAt < 0 ? null : text.slice(at, truncatedAt);
    let end = maskedTo;
    for (const form of candidates) {
      if (text.startsWith(form, at)) end = Math.max(end, at + form.length);
      else if (beforeMark !== null && form.startsWith(beforeMark)) end = Math.max(end, truncatedAt);
    }
    if (end <= maskedTo) continue;
    if (at >= maskedTo) result += text.slice(maskedTo, at) + mask;
    maskedTo = end;
  }
  return result + text.slice(maskedTo);
}

export {
  isSecretName,
  isSecretField,
  secretsInVariable,
  passwordsIn,
  truncationMark,
  redactorOf,
  linesOf
};
