import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  boolean,
  maxErrorRate,
  maxIncrease,
  maxRatio,
  minRate,
  no,
  warnRatio,
  yes
} from "./chunk-Q3G4CNF7.js";
import {
  suggestion
} from "./chunk-HWK6PRBH.js";
import {
  __commonJS,
  __toESM
} from "./chunk-WUMGRFA7.js";

// node_modules/shell-quote/quote.js
var require_quote = __commonJS({
  "node_modules/shell-quote/quote.js"(exports, module) {
    module.exports = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of shell-quote/quote.js: memgate reads shell words and writes none. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/shell-quote/parse.js
var require_parse = __commonJS({
  "node_modules/shell-quote/parse.js"(exports, module) {
    "use strict";
    var CONTROL = (
      /** @type {const} */
      "(?:" + /** @type {const} */
      [
        "\\|\\|",
        "\\&(?:\\&|>>?)",
        // `&&`, `&>`, and `&>>`
        ";;\\&?",
        // `;;` and `;;&`
        "[;|]\\&",
        // `;&` and `|&`
        "\\<\\(",
        "\\<\\<\\<",
        "\\<\\<-",
        "\\<\\<(?!\\()",
        // `<<(` stays `<` and `<(`, as zsh reads it; other shells reject it
        ">>",
        ">[&|(]",
        // `>&`, `>|`, and `>(`
        "<[&>]",
        // `<&` and `<>`
        "[&;()|<>]"
      ].join(
        /** @type {const} */
        "|"
      ) + /** @type {const} */
      ")"
    );
    var controlRE = new RegExp("^" + CONTROL + "$");
    var META = (
      /** @type {const} */
      "|&;()<> \\t"
    );
    var SINGLE_QUOTE = (
      /** @type {const} */
      "'([^']*?)'"
    );
    var ANSI_C_BODY = "(?:\\\\[\\s\\S]|[^\\\\'])*?";
    var ANSI_C_QUOTE = "\\$'" + ANSI_C_BODY + "'";
    var ansiCAt = new RegExp("\\$'" + ANSI_C_BODY + "(?:(')|\\\\?$)", "g");
    var ANSI_C_LETTERS = "abeEfnrtv";
    var ANSI_C_CHARS = "\x07\b\x1B\x1B\f\n\r	\v";
    var hash = /^#$/;
    var SQ = (
      /** @type {const} */
      "'"
    );
    var DQ = (
      /** @type {const} */
      '"'
    );
    var DS = (
      /** @type {const} */
      "$"
    );
    var TOKEN = "";
    var mult = (
      /** @type {const} */
      4294967296
    );
    for (i = 0; i < 4; i++) {
      TOKEN += (mult * Math.random()).toString(16);
    }
    var i;
    var startsWithToken = new RegExp("^" + TOKEN);
    function matchAll(s, r) {
      var origIndex = r.lastIndex;
      var matches = [];
      var matchObj;
      while (matchObj = r.exec(s)) {
        matches[matches.length] = matchObj;
        if (r.lastIndex === matchObj.index) {
          r.lastIndex += 1;
        }
      }
      r.lastIndex = origIndex;
      return matches;
    }
    function getVar(env, pre, key) {
      var r = typeof env === "function" ? env(key) : env[key];
      if (typeof r === "undefined" && key != "") {
        r = "";
      } else if (typeof r === "undefined") {
        r = "$";
      }
      if (typeof r === "object") {
        return pre + TOKEN + JSON.stringify(r) + TOKEN;
      }
      return pre + r;
    }
    var ansiCEscape = /\\([0-7]{1,3}|x[\dA-Fa-f]{1,2}|u[\dA-Fa-f]{1,4}|U[\dA-Fa-f]{1,8}|c(?:\\\\|[\s\S])|[abeEfnrtv\\'"?])/g;
    function expandAnsiCEscape(m, escape) {
      var kind = escape.charAt(0);
      if (kind === "c") {
        var ctrl = escape.charAt(1);
        return ctrl === "?" ? "\x7F" : String.fromCharCode(ctrl.charCodeAt(0) & 31);
      }
      if (kind === "x" || kind === "u" || kind === "U") {
        var cp = parseInt(escape.slice(1), 16);
        if (cp > 1114111) {
          return m;
        }
        return String.fromCharCode.apply(null, cp > 65535 ? [55232 + (cp >> 10), 56320 + (cp & 1023)] : [cp]);
      }
      if (kind >= "0" && kind <= "7") {
        return String.fromCharCode(parseInt(escape, 8) & 255);
      }
      var letter = ANSI_C_LETTERS.indexOf(escape);
      return letter < 0 ? escape : ANSI_C_CHARS.charAt(letter);
    }
    function expandAnsiC(body) {
      return body.replace(ansiCEscape, expandAnsiCEscape).split("\0")[0];
    }
    function closesAnsiC(s, i2) {
      ansiCAt.lastIndex = i2;
      return !!/** @type {RegExpExecArray} */
      ansiCAt.exec(s)[1];
    }
    function parseInternal(string, env, opts) {
      if (!opts) {
        opts = {};
      }
      var BS = opts.escape || "\\";
      var ifs = opts.splitUnquoted === true ? " 	\n" : typeof opts.splitUnquoted === "string" ? opts.splitUnquoted : "";
      var BAREWORD = "(\\" + BS + `['"$\\` + BS + META + "]|\\$\\$|\\$(?!" + ANSI_C_QUOTE.slice(2) + `)|[^\\s'"$` + META + "])+";
      var DOUBLE_QUOTE = '"(?:\\' + BS + '[\\s\\S]|[^"\\' + BS + '])*"';
      var chunker = new RegExp([
        "(" + CONTROL + ")",
        // control chars
        "(" + ANSI_C_QUOTE + "|" + BAREWORD + "|" + DOUBLE_QUOTE + "|" + SINGLE_QUOTE + ")+"
      ].join("|"), "g");
      var matches = matchAll(string, chunker);
      if (matches.length === 0) {
        return [];
      }
      if (!env) {
        env = {};
      }
      var commented = false;
      return matches.map(function(match) {
        var s = match[0];
        if (!s || commented) {
          return void 0;
        }
        if (controlRE.test(s)) {
          return (
            /** @type {ControlOperator} */
            { op: s }
          );
        }
        var quote = false;
        var esc = false;
        var out = "";
        var words = [];
        var sawQuote = false;
        var pendingNw = null;
        var isGlob = false;
        var i2;
        function parseEnvVar() {
          i2 += 1;
          var varend;
          var varname;
          var char = s.charAt(i2);
          if (char === "{") {
            i2 += 1;
            if (s.charAt(i2) === "}") {
              throw new Error("Bad substitution: " + s.slice(i2 - 2, i2 + 1));
            }
            var depth = 1;
            varend = i2;
            while (depth > 0 && varend < s.length) {
              if (s.charAt(varend) === "{" && s.charAt(varend - 1) === "$") {
                depth += 1;
              } else if (s.charAt(varend) === "}") {
                depth -= 1;
              }
              varend += 1;
            }
            if (depth !== 0) {
              throw new Error("Bad substitution: " + s.slice(i2));
            }
            varend -= 1;
            varname = s.slice(i2, varend);
            i2 = varend;
          } else if (/[*@#?$!-]/.test(char)) {
            varname = char;
          } else {
            var slicedFromI = s.slice(i2);
            varend = slicedFromI.match(/[^\w\d_]/);
            if (!varend) {
              varname = slicedFromI;
              i2 = s.length;
            } else {
              varname = slicedFromI.slice(0, varend.index);
              i2 += /** @type {number} */
              varend.index - 1;
            }
          }
          return getVar(
            /** @type {NonNullable<typeof env>} */
            env,
            "",
            varname
          );
        }
        function flushRun() {
          if (pendingNw === null) {
            return;
          }
          if (pendingNw === 0) {
            if (out !== "") {
              words[words.length] = out;
              out = "";
            }
          } else {
            words[words.length] = out;
            out = "";
            for (var fe = 1; fe < pendingNw; fe += 1) {
              words[words.length] = "";
            }
          }
          pendingNw = null;
        }
        for (i2 = 0; i2 < s.length; i2++) {
          var c = s.charAt(i2);
          if (ifs && c !== DS) {
            flushRun();
          }
          isGlob = isGlob || !quote && (c === "*" || c === "?");
          if (esc) {
            out += c;
            esc = false;
          } else if (quote) {
            if (c === quote) {
              quote = false;
            } else if (quote == SQ) {
              out += c;
            } else {
              if (c === BS) {
                i2 += 1;
                c = s.charAt(i2);
                if (c === DQ || c === BS || c === DS) {
                  out += c;
                } else {
                  out += BS + c;
                }
              } else if (c === DS) {
                out += parseEnvVar();
              } else {
                out += c;
              }
            }
          } else if (c === DQ || c === SQ) {
            quote = c;
            sawQuote = true;
          } else if (controlRE.test(c)) {
            return (
              /** @type {ControlOperator} */
              { op: s }
            );
          } else if (hash.test(c)) {
            commented = true;
            var commentObj = { comment: string.slice(match.index + i2 + 1) };
            if (out.length) {
              return (
                /** @type {const} */
                [out, commentObj]
              );
            }
            return (
              /** @type {const} */
              [commentObj]
            );
          } else if (c === BS) {
            esc = true;
          } else if (c === DS && s.charAt(i2 + 1) === SQ && closesAnsiC(s, i2)) {
            flushRun();
            sawQuote = true;
            out += expandAnsiC(s.slice(i2 + 2, ansiCAt.lastIndex - 1));
            i2 = ansiCAt.lastIndex - 1;
          } else if (c === DS) {
            var value = parseEnvVar();
            if (!ifs) {
              out += value;
            } else {
              for (var vi = 0; vi < value.length; vi += 1) {
                var vc = value.charAt(vi);
                if (ifs.indexOf(vc) < 0) {
                  flushRun();
                  out += vc;
                } else if (pendingNw === null) {
                  pendingNw = vc === " " || vc === "	" || vc === "\n" ? 0 : 1;
                } else if (vc !== " " && vc !== "	" && vc !== "\n") {
                  pendingNw += 1;
                }
              }
            }
          } else {
            out += c;
          }
        }
        if (isGlob) {
          return (
            /** @type {GlobPattern} */
            { op: "glob", pattern: out }
          );
        }
        if (ifs) {
          if (pendingNw !== null && pendingNw > 0) {
            words[words.length] = out;
            out = "";
            for (var te = 1; te < pendingNw; te += 1) {
              words[words.length] = "";
            }
          }
          if (out !== "" || sawQuote && words.length === 0) {
            words[words.length] = out;
          }
          return words;
        }
        return out;
      }).reduce(
        function(prev, arg) {
          if (typeof arg === "undefined") {
            return prev;
          }
          [].concat(arg).forEach(function(entry) {
            prev[prev.length] = entry;
          });
          return prev;
        },
        /** @type {ParseEntry[]} */
        []
      );
    }
    module.exports = function parse(s, env, opts) {
      var mapped = parseInternal(s, env, opts);
      if (typeof env !== "function") {
        return mapped;
      }
      return mapped.reduce(
        function(acc, s2) {
          if (typeof s2 === "object") {
            acc[acc.length] = s2;
            return acc;
          }
          var xs = s2.split(RegExp("(" + TOKEN + ".*?" + TOKEN + ")", "g"));
          if (xs.length === 1) {
            acc[acc.length] = xs[0];
            return acc;
          }
          xs.filter(Boolean).forEach(function(x) {
            acc[acc.length] = startsWithToken.test(x) ? JSON.parse(x.split(TOKEN)[1]) : x;
          });
          return acc;
        },
        /** @type {ParseEntry[]} */
        []
      );
    };
  }
});

// node_modules/shell-quote/index.js
var require_shell_quote = __commonJS({
  "node_modules/shell-quote/index.js"(exports) {
    "use strict";
    exports.quote = require_quote();
    exports.parse = require_parse();
  }
});

// src/options/quantity.ts
var binary = { Ki: 2n ** 10n, Mi: 2n ** 20n, Gi: 2n ** 30n, Ti: 2n ** 40n, Pi: 2n ** 50n, Ei: 2n ** 60n };
var decimal = { "": 1n, M: 10n ** 6n, G: 10n ** 9n, T: 10n ** 12n, P: 10n ** 15n, E: 10n ** 18n };
var docker = { b: 1n, k: 2n ** 10n, m: 2n ** 20n, g: 2n ** 30n };
var factors = { ...binary, ...decimal, ...docker };
var kubernetesReadings = {
  k: "Kubernetes reads k as 1000",
  m: "Kubernetes reads m as milli"
};
var acceptedQuantities = "512Mi, 1.5Gi, 512M (decimal), 129e6, a number of bytes, or Docker's 512m, 1g (binary)";
function parseMemoryQuantity(text3) {
  const match = /^(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2})|([A-Za-z]{0,2}))$/.exec(text3);
  if (match === null) return null;
  const [, whole = "", fraction = "", exponent = "0", suffix = ""] = match;
  const factor = factors[suffix];
  if (factor === void 0) return null;
  const bytes = Number(ceiledProduct(BigInt(whole + fraction), factor, Number(exponent) - fraction.length));
  if (!Number.isSafeInteger(bytes)) return null;
  return { bytes, notice: noticeOf(text3, suffix) };
}
function ceiledProduct(number, factor, power) {
  if (power >= 0) return number * factor * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (number * factor + divisor - 1n) / divisor;
}
function noticeOf(text3, suffix) {
  const other = kubernetesReadings[suffix];
  if (other === void 0) return null;
  const digits = text3.slice(0, -1);
  const unit = suffix.toUpperCase();
  return `memory-limit ${text3} is read as in Docker, as ${digits} ${unit}iB (${other}); write ${digits}${unit}i to avoid the ambiguity`;
}

// src/options/parsers.ts
var import_shell_quote = __toESM(require_shell_quote(), 1);
import { validateHeaderName, validateHeaderValue } from "node:http";
var minLimitBytes = 6 * 2 ** 20;
var loadTime = { minMs: 1e3, maxMs: 24 * 36e5 };
var durationForm = "a duration such as 30s, 1m30s or a number of seconds";
function suggestedUnit(match) {
  if (match === null) return "";
  const [, number = "", unit = ""] = match;
  const letter = unit || (number.includes(".") ? "g" : "m");
  return `; did you mean ${number}${letter.toUpperCase()}i?`;
}
function memoryLimit(text3) {
  const quantity = parseMemoryQuantity(text3);
  if (quantity === null) return no(`${acceptedQuantities}${suggestedUnit(/^([\d.]+) *(?:([kmgt])i?b?)$/i.exec(text3))}`);
  if (quantity.bytes < minLimitBytes) {
    return no(
      `at least 6Mi, Docker's minimum (this is ${quantity.bytes} B)${suggestedUnit(/^(\d{2,5})$/.exec(text3) ?? /^(\d?\.\d+)()$/.exec(text3))}`
    );
  }
  return yes(quantity);
}
function wholeNumber(min, max, noun) {
  return (text3) => {
    const value = /^\d{1,9}$/.test(text3) ? Number(text3) : Number.NaN;
    return value >= min && value <= max ? yes(value) : no(`${noun}, a whole number from ${min} to ${max}`);
  };
}
var portNumber = wholeNumber(1, 65535, "a port");
function port(text3) {
  if (text3 === "none") return yes("none");
  const parsed = portNumber(text3);
  return parsed.ok ? parsed : no(`${parsed.accepted}, or none`);
}
function cpus(text3) {
  const value = /^(\d+(?:\.\d+)?|\.\d+)$/.test(text3) ? Number(text3) : Number.NaN;
  return value >= 0.01 && value <= 1024 ? yes(value) : no("a number of CPUs, such as 0.5 or 2");
}
function duration(minMs, maxMs) {
  const units = { ms: 1, s: 1e3, m: 6e4, h: 36e5 };
  return (text3) => {
    const parts = [...text3.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    const ms = /^\d+(\.\d+)?$/.test(text3) ? Number(text3) * 1e3 : parts.length > 0 && parts.map((part) => part[0]).join("") === text3 ? parts.reduce((sum, [, n, unit]) => sum + Number(n) * units[unit], 0) : Number.NaN;
    if (Number.isNaN(ms)) return no(durationForm);
    if (ms < minMs || ms > maxMs) return no(`${durationForm}, from ${seconds(minMs)} to ${seconds(maxMs)}`);
    return yes(Math.round(ms));
  };
}
function urlPath(text3) {
  if (/^[a-z]+:\/\//i.test(text3)) return no("a path such as /health, without scheme and host");
  return /^\/[\x21-\x22\x24-\x7e]*$/.test(text3) ? yes(text3) : no("a path that begins with /, percent-encoded, without # or spaces");
}
var methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
function method(text3) {
  return choice(text3.toUpperCase(), methods);
}
function choice(text3, known, otherwise = "") {
  const found = known.find((one) => one === text3);
  if (found !== void 0) return yes(found);
  const meant = suggestion(text3, known);
  return no(`one of ${known.join(", ")}${meant === null ? otherwise : `; did you mean ${meant}?`}`);
}
var pullPolicies = ["missing", "always", "never"];
function pull(text3) {
  return choice(text3, pullPolicies);
}
var loads = ["http", "none"];
function load(text3) {
  return choice(text3, loads, "; to run your own command, use `load-command`");
}
var whyModes = ["auto", "off"];
function why(text3) {
  return choice(text3, whyModes);
}
var modes = ["run", "size", "comment"];
function mode(text3) {
  return choice(text3, modes);
}
function exitCodes(text3) {
  const codes = text3.split(",").map((part) => part.trim());
  const isRight = codes.every((code) => /^\d{1,3}$/.test(code) && Number(code) <= 255);
  return isRight ? yes([...new Set(codes.map(Number))]) : no("exit codes from 0 to 255, such as 0 or 0,3");
}
function header(text3) {
  const colon = text3.indexOf(":");
  const name = text3.slice(0, colon).trim();
  const value = text3.slice(colon + 1).trim();
  try {
    validateHeaderName(colon < 0 ? "" : name);
    validateHeaderValue(name, value);
    if (/^(content-length|transfer-encoding)$/i.test(name))
      return no(`no ${name}, because memgate sets it from the body`);
    return yes([name, value]);
  } catch {
    return no("a header as Name: value");
  }
}
function assignment(text3) {
  const match = /^([^=\s\0]+)=([^\0]*)$/s.exec(text3);
  return match === null ? no("NAME=value") : yes([match[1] ?? "", match[2] ?? ""]);
}
function variableName(text3) {
  return /^[A-Za-z_]\w*$/.test(text3) ? yes(text3) : no("the name of a variable, such as API_KEY, without $ and value");
}
function user(text3) {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/.test(text3) ? yes(text3) : no("a user, or user:group, by name or number, such as 1000:1000");
}
function folderName(path) {
  return path.replace(/(?<=.)\/+$/, "");
}
function mount(text3) {
  const [, source, target, mode2] = /^([^:\0]+):(\/[^:\0]*)(?::(ro|rw))?$/.exec(text3) ?? [];
  if (source === void 0 || target === void 0 || !/[/.]/.test(source[0] ?? "")) {
    return no("SOURCE:/path or SOURCE:/path:ro, where SOURCE is a path on this machine that begins with / or .");
  }
  return yes({ source, target, readOnly: mode2 === "ro" });
}
function tmpfs(text3) {
  const [, target, options2 = ""] = /^(\/[^:\0,]*)(?::([a-z0-9_=,%]+))?$/i.exec(text3) ?? [];
  return target === void 0 ? no("/path, or /path:OPTIONS such as /cache:size=64m") : yes({ target, options: options2 });
}
function gitRef(text3) {
  return /^[^-\s\p{Cc}:][^\s\p{Cc}:]*$/u.test(text3) ? yes(text3) : no("a commit, a branch or a tag, such as main or 1a2b3c4, or auto");
}
function image(text3) {
  return /^[A-Za-z0-9][A-Za-z0-9._\-/:@+]*$/.test(text3) ? yes(text3) : no("an image reference such as ghcr.io/me/app:1.2");
}
function platform(text3) {
  return /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(text3) ? yes(text3) : no("OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT, such as linux/amd64 or linux/arm/v7");
}
function network(text3) {
  if (text3 === "none") return no("a network other than none, so that memgate can reach the app");
  return /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text3) ? yes(text3) : no("the name of a Docker network, bridge or host");
}
var readyForms = "http, tcp, healthcheck, log:REGEXP or exec:COMMAND";
function readyWhen(text3) {
  if (text3 === "http" || text3 === "tcp" || text3 === "healthcheck") return yes({ kind: text3 });
  const [, kind, rest = ""] = /^(log|exec):\s*(.+)$/s.exec(text3) ?? [];
  if (kind === "exec") {
    const words = command(rest);
    return words.ok ? yes({ kind, command: words.value }) : no(`after exec: ${words.accepted}`);
  }
  if (kind !== "log") return no(readyForms);
  try {
    return yes({ kind, pattern: new RegExp(rest, "u") });
  } catch (error) {
    return no(`after log: a JavaScript regular expression (${error instanceof Error ? error.message : "not one"})`);
  }
}
function filePlace(text3) {
  const [, file = "", line, column] = /^([^\0\n]*?)(?::(\d{1,7})(?::(\d{1,7}))?)?$/.exec(text3) ?? [];
  const numbers = [line, column].map((digits) => digits === void 0 ? null : Number(digits));
  return file === "" || numbers.includes(0) ? no("a path, or a path and a place in it as FILE:LINE or FILE:LINE:COLUMN") : yes({ file, line: numbers[0] ?? null, column: numbers[1] ?? null });
}
function text(value) {
  return value.includes("\0") ? no("text without NUL characters") : yes(value);
}
function command(text3) {
  if (text3.startsWith("[")) return jsonWords(text3);
  if (/["']/.test(text3.replace(/\\.|'[^']*'|"(?:\\.|[^"\\])*"/gs, ""))) return no("words whose quotes are closed");
  const entries = (0, import_shell_quote.parse)(text3, (name) => `$${name}`);
  const words = entries.map(wordOf);
  const operator = entries.find((_, index) => words[index] === null);
  if (operator !== void 0)
    return no(`words without shell operators (seen: ${describe(operator)}); to use a shell, write sh -c '\u2026'`);
  if (words.length === 0) return no("at least one word");
  return yes(words.filter((word) => word !== null));
}
function wordOf(entry) {
  if (typeof entry === "string") return entry;
  return "pattern" in entry ? entry.pattern : null;
}
function describe(entry) {
  if (typeof entry === "string") return entry;
  return "comment" in entry ? `#${entry.comment}` : entry.op;
}
function jsonWords(text3) {
  try {
    const value = JSON.parse(text3);
    if (Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === "string")) return yes(value);
  } catch {
  }
  return no('words, or a JSON array of strings such as ["node", "server.js"]');
}
function seconds(ms) {
  return ms % 36e5 === 0 && ms > 0 ? `${ms / 36e5}h` : `${ms / 1e3}s`;
}

// src/options/repeat.ts
var maxRuns = 20;
function repeat(text3) {
  if (text3 === "auto") return yes("auto");
  const value = /^\d{1,9}$/.test(text3) ? Number(text3) : 0;
  return value >= 1 && value <= maxRuns ? yes(value) : no(`a number of runs, a whole number from 1 to ${maxRuns}, or auto`);
}

// src/options/workload-kinds.ts
var workloadKinds = [
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "ReplicaSet",
  "Pod",
  "Job",
  "CronJob",
  "ReplicationController",
  "Rollout",
  "DeploymentConfig",
  "Service"
];
var shortNames = {
  deploy: "Deployment",
  sts: "StatefulSet",
  ds: "DaemonSet",
  rs: "ReplicaSet",
  po: "Pod",
  cj: "CronJob",
  rc: "ReplicationController",
  ro: "Rollout",
  dc: "DeploymentConfig",
  ksvc: "Service"
};
var ownGroups = ["", "apps", "batch", "extensions"];
var otherGroups = {
  Rollout: ["argoproj.io"],
  DeploymentConfig: ["apps.openshift.io", ""],
  Service: ["serving.knative.dev"]
};
function groupsOf(kind) {
  return otherGroups[kind] ?? ownGroups;
}
function kindOf(text3) {
  const [name = "", qualifier] = text3.toLowerCase().split(/\.(.*)/s);
  const found = workloadKinds.find((kind) => kind.toLowerCase() === name || `${kind.toLowerCase()}s` === name) ?? (Object.hasOwn(shortNames, name) ? shortNames[name] : void 0);
  if (found === void 0) return null;
  const group = qualifier?.replace(/^v\d\w*(\.|$)/, "");
  return group === void 0 || groupsOf(found).includes(group) ? found : null;
}
function workloadKindOf(apiVersion, kind) {
  const found = workloadKinds.find((known) => known === kind);
  return found !== void 0 && groupsOf(found).includes(groupIn(apiVersion)) ? found : null;
}
function groupIn(apiVersion) {
  const [group = "", version] = (apiVersion ?? "").split("/");
  return version === void 0 ? "" : group;
}
function listOfKinds() {
  return workloadKinds.map((kind) => kindInGroup(kind, otherGroups[kind]?.[0] ?? "")).join(", ");
}
function kindInGroup(kind, group) {
  return group === "" ? kind : `${kind} (${group})`;
}
var kindsToSuggest = [
  ...workloadKinds.filter((kind) => kind !== "Service"),
  "ConfigMap",
  "Secret"
];
function intendedKind(apiVersion, kind) {
  const group = groupIn(apiVersion);
  if (kindsToSuggest.includes(kind) || !workloadKinds.some((known) => groupsOf(known).includes(group))) return null;
  const lower = kind.toLowerCase();
  const sameCase = kindsToSuggest.find((known) => known.toLowerCase() === lower);
  const similar = kindsToSuggest.filter((known) => known.charAt(0).toLowerCase() === lower.charAt(0));
  return sameCase ?? suggestion(kind, similar);
}
function intendedApiVersion(apiVersion, kind) {
  const found = workloadKinds.find((known) => known === kind);
  const [group = "", version] = (apiVersion ?? "").split("/");
  if (found === void 0 || version === void 0) return null;
  const nearest = suggestion(
    group,
    groupsOf(found).filter((known) => known !== "")
  );
  return nearest === null || nearest === group ? null : `${nearest}/${version}`;
}
function podPath(kind) {
  if (kind === "Pod") return [];
  return kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
}

// src/options/workload-selector.ts
var lowerKinds = workloadKinds.map((kind) => kind.toLowerCase());
var selectorForm = `KIND/NAME, KIND/NAME/CONTAINER or CONTAINER, each with NAMESPACE: before it if needed, such as deployment/api, sts/db/postgres, web or prod:deployment/api, where KIND is one of ${lowerKinds.join(", ")} or kubectl's short names`;
var namePattern = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
function parseSelector(text3) {
  const [, namespace = null, path = ""] = /^(?:([^:]*):)?(.*)$/s.exec(text3) ?? [];
  const [first = "", name, container, ...rest] = path.split("/");
  const refused = { ok: false, accepted: selectorForm };
  const names = [
    name ?? first,
    ...container === void 0 ? [] : [container],
    ...namespace === null ? [] : [namespace]
  ];
  if (rest.length > 0 || !names.every((part) => namePattern.test(part))) return refused;
  if (name === void 0) return { ok: true, value: { by: "container", namespace, container: first } };
  const kind = kindOf(first);
  if (kind !== null)
    return { ok: true, value: { by: "workload", namespace, kind, name, container: container ?? null } };
  const nearest = suggestion(first.toLowerCase(), lowerKinds);
  return nearest === null ? refused : { ok: false, accepted: `${selectorForm}; did you mean ${nearest}?` };
}

// src/options/table.ts
var groups = [
  "App",
  "Limit and verdict",
  "Comparison",
  "Load",
  "Readiness",
  "Container",
  "Report and GitHub",
  "Several gates"
];
var dayMs = 24 * 36e5;
var text2 = { type: ["string", "number"] };
var numberFrom = (minimum, maximum) => ({
  anyOf: [
    { type: "integer", minimum, maximum },
    { type: "string", pattern: "^\\d+$" }
  ]
});
var time = {
  anyOf: [
    { type: "number", minimum: 0 },
    { type: "string", pattern: "^(\\d+(\\.\\d+)?|(\\d+(\\.\\d+)?(ms|s|m|h))+)$" }
  ]
};
var share = (maximum) => ({
  anyOf: [
    { type: "number", minimum: 0, maximum },
    { type: "string", pattern: "^(\\d+(\\.\\d+)?|\\.\\d+)(\\s*%)?$" }
  ]
});
var urlPath2 = { type: "string", pattern: "^/" };
var options = {
  image: {
    group: "App",
    help: "Image to run. Required unless you give another source of the app, such as `build`, `manifest` or `compose-file`. With `manifest`, it replaces the manifest's image.",
    placeholder: "REF",
    schema: text2,
    parse: image
  },
  build: {
    group: "App",
    help: "Folder from which docker build builds the image. With `manifest`, the built image replaces the manifest's.",
    placeholder: "DIR",
    schema: text2,
    parse: text
  },
  port: {
    group: "App",
    help: "TCP port that the app listens on in its container. Default: the port of the manifest or Compose file, else the only port that the image exposes. none: the app has no port. It then needs `load: none`, or `load-command` with `ready` set to log:REGEXP, exec:COMMAND or healthcheck.",
    placeholder: "PORT",
    schema: { anyOf: [...numberFrom(1, 65535).anyOf, { const: "none" }] },
    parse: port
  },
  manifest: {
    group: "App",
    help: "Kubernetes manifests that describe the app: memory limit, image, environment, probes and more. Give several if they belong together, such as a Deployment and its ConfigMap. On the command line, - is standard input.",
    placeholder: "FILE",
    list: true,
    parse: text
  },
  selector: {
    group: "App",
    help: "Container in `manifest` to test: KIND/NAME, KIND/NAME/CONTAINER or CONTAINER. Put NAMESPACE: in front if the name exists in several namespaces. Default: the only container.",
    placeholder: "NAME",
    parse: parseSelector
  },
  "compose-file": {
    group: "App",
    help: "Compose files that docker compose starts as a separate project and removes afterwards. memgate tests one service, and first starts the services it depends on.",
    placeholder: "FILE",
    list: true,
    parse: text
  },
  service: {
    group: "App",
    help: "Service of `compose-file` to test. Default: the only service.",
    placeholder: "NAME",
    parse: text
  },
  "allow-unset": {
    group: "App",
    help: "Variables of `compose-file` that may be unset; docker compose then uses an empty value. Without this option, memgate refuses a file if a service that it starts uses an unset variable.",
    placeholder: "NAME",
    list: true,
    parse: variableName
  },
  container: {
    group: "App",
    help: "Running container to test, by name or ID. It must have a memory limit, unless `set-limit` is true. memgate leaves it running.",
    placeholder: "NAME",
    schema: text2,
    parse: text
  },
  dockerfile: {
    group: "App",
    help: "Dockerfile for `build`, relative to the working directory. Default: the Dockerfile in the `build` folder.",
    placeholder: "FILE",
    schema: text2,
    parse: text
  },
  "build-args": {
    group: "App",
    help: "Build arguments for `build`, as NAME=value.",
    placeholder: "NAME=VALUE",
    list: true,
    secret: true,
    parse: assignment
  },
  pull: {
    group: "App",
    help: "When to pull `image`: missing (if the engine does not have it), always or never.",
    placeholder: "WHEN",
    default: "missing",
    values: pullPolicies,
    parse: pull
  },
  platform: {
    group: "App",
    help: "Platform of the image, such as linux/arm64. Default: the engine's platform.",
    placeholder: "OS/ARCH",
    parse: platform
  },
  https: {
    group: "App",
    help: "Whether the app speaks HTTPS: true or false. Its certificate must be valid for localhost, or for the Host header in `headers`. Default: false. If a probe of `manifest` sends HTTPS to the port, the default is true, and memgate accepts any certificate.",
    placeholder: "BOOL",
    parse: boolean
  },
  ca: {
    group: "App",
    help: "PEM file with the certificates to trust with `https`. Default: the certificates that Node.js trusts.",
    placeholder: "FILE",
    parse: text
  },
  insecure: {
    group: "App",
    help: "Whether to accept any certificate with `https`: true or false.",
    placeholder: "BOOL",
    default: "false",
    parse: boolean
  },
  socket: {
    group: "App",
    help: "Unix socket that the app listens on, instead of `port`. It is a path on this machine, in a folder that the container shares, for example by `volumes`.",
    placeholder: "FILE",
    parse: text
  },
  "memory-limit": {
    group: "Limit and verdict",
    help: "Memory limit of the container, at least 6Mi, in units of Kubernetes (512Mi, 1.5Gi; 512M is decimal) or of Docker (512m is binary). Swap is off. Required unless the source of the app, such as `manifest` or `compose-file`, defines one.",
    placeholder: "SIZE",
    schema: {
      anyOf: [
        { type: "integer", minimum: 6 * 2 ** 20 },
        { type: "string", pattern: "^[.\\d]" }
      ]
    },
    parse: memoryLimit
  },
  "max-ratio": {
    group: "Limit and verdict",
    help: "The check fails if the peak working set is above this share of the limit, such as 0.8 or 80%.",
    placeholder: "RATIO",
    default: "0.8",
    schema: share(1),
    parse: maxRatio
  },
  "warn-ratio": {
    group: "Limit and verdict",
    help: "memgate warns if the run passes with a peak above this share of the limit, such as 0.7 or 70%. It must be below `max-ratio`. Default: no warning.",
    placeholder: "RATIO",
    schema: share(1),
    parse: warnRatio
  },
  "max-error-rate": {
    group: "Limit and verdict",
    help: "Highest accepted share of failed requests, such as 0.01 or 1%. Above it, the run is inconclusive. A request fails on a timeout, a broken connection, or a status outside 200 to 399. In a scenario, each request can set other statuses with expect.",
    placeholder: "RATIO",
    default: "0.01",
    schema: share(1),
    parse: maxErrorRate
  },
  "min-rate": {
    group: "Limit and verdict",
    help: "Lowest accepted share of the requests that `rate` or the stages of `scenario` require, such as 0.9 or 90%. Below it, the run is inconclusive.",
    placeholder: "RATIO",
    default: "0.9",
    schema: share(1),
    parse: minRate
  },
  enforce: {
    group: "Limit and verdict",
    help: "Whether a verdict other than a pass fails the check: true or false. If false, no verdict fails the check. Bad input and a report that could not be written still fail it.",
    placeholder: "BOOL",
    default: "true",
    parse: boolean
  },
  "set-limit": {
    group: "Limit and verdict",
    help: "Whether memgate changes the limit of `container`: true or false. If true, memgate sets `memory-limit` without swap, and restores the old limit after the run. If false, memgate uses the limit that the container has; `memory-limit` must then be equal to that limit, or left out.",
    placeholder: "BOOL",
    default: "false",
    parse: boolean
  },
  repeat: {
    group: "Limit and verdict",
    help: "Number of runs from 1 to 20, each in a fresh container, with one image build. The check fails if any run fails. auto: 5 runs if the peak of the first is within 10% of the threshold, else 1. Cannot be used with `container`.",
    placeholder: "N",
    default: "1",
    schema: { anyOf: [...numberFrom(1, maxRuns).anyOf, { const: "auto" }] },
    parse: repeat
  },
  leak: {
    group: "Limit and verdict",
    help: "Whether memgate checks a Node.js app for a memory leak: true or false. If true, memgate sends a warm-up and 8 or 12 equal blocks of `requests`, and forces a garbage collection after each. The check also fails if the memory that is still in use grows from block to block. If you do not set `requests`, memgate chooses blocks of about 4s, with at least 200 requests each. Cannot be used with `duration`, `warmup` or `repeat`.",
    placeholder: "BOOL",
    default: "false",
    parse: boolean
  },
  "base-ref": {
    group: "Comparison",
    help: "Commit, branch or tag to compare the app with, or auto: the newest commit of the pull request's base branch (or of the main branch) that is also in the history of the checked-out commit. memgate checks it out into a temporary folder and builds it there, with the same `build`, `dockerfile`, `build-args` and `platform`. Needs `build` or `compose-file`.",
    placeholder: "REF",
    schema: text2,
    parse: gitRef
  },
  "base-build": {
    group: "Comparison",
    help: "Folder of another version of the app, to compare with. memgate builds its image with the same `dockerfile`, `build-args` and `platform`. Needs `build`.",
    placeholder: "DIR",
    schema: text2,
    parse: text
  },
  "base-image": {
    group: "Comparison",
    help: "Image that the app is compared with. With `manifest` or `compose-file`, it replaces the image of the tested container.",
    placeholder: "REF",
    schema: text2,
    parse: image
  },
  "max-increase": {
    group: "Comparison",
    help: "Highest accepted increase of the memory that the app holds, such as 0.05 or 5%. With a base, the check fails if memory certainly increased, an increase above this share is possible, and the estimate is at least half of this share (60% after 10 pairs). With `baseline`, it fails if memory certainly increased, and the estimate of the increase is above this share. Default: 5% with a base, none with `baseline`.",
    placeholder: "RATIO",
    schema: share(1),
    parse: maxIncrease
  },
  baseline: {
    group: "Comparison",
    help: "Saved reports to show the change against: a report.json, or a folder that memgate searches for them, such as a downloaded artifact of the main branch. It changes the verdict only with `max-increase`.",
    placeholder: "PATH",
    schema: text2,
    parse: text
  },
  path: {
    group: "Load",
    help: "Path to request, with its query if it has one.",
    placeholder: "PATH",
    default: "/",
    schema: urlPath2,
    parse: urlPath
  },
  method: {
    group: "Load",
    help: "HTTP method of the requests.",
    placeholder: "METHOD",
    default: "GET",
    schema: { ...text2, examples: methods },
    parse: method
  },
  headers: {
    group: "Load",
    help: "Request headers, as Name: value. The readiness check sends them too.",
    placeholder: "NAME: VALUE",
    list: true,
    secret: true,
    parse: header
  },
  body: {
    group: "Load",
    help: "Request body.",
    placeholder: "TEXT",
    secret: true,
    parse: text
  },
  connections: {
    group: "Load",
    help: "Number of concurrent connections.",
    placeholder: "N",
    default: "10",
    schema: numberFrom(1, 1e4),
    parse: wholeNumber(1, 1e4, "a number of connections")
  },
  requests: {
    group: "Load",
    help: "Number of requests after which the load phase ends, over all connections. With `scenario`, it is the number of turns: a turn is one entry with all its steps. With `har`, a turn is one replay of the recording. If memgate cannot send them all within `duration`, the run is inconclusive. Default: the load phase ends after `duration`.",
    placeholder: "N",
    schema: numberFrom(1, 1e8),
    parse: wholeNumber(1, 1e8, "a number of requests")
  },
  duration: {
    group: "Load",
    help: "Length of the load phase, such as 30s or 1m30s; with `requests`, the longest time that it may take. Failed requests count against `max-error-rate` only in this phase. With `load-command`, memgate ends the command after this time. If you do not set it, a command that takes more than 1h makes the run inconclusive. For a batch job (`load: none`), it is the longest time that the job may take. Default: 30s; 10m with `requests`; 1h with `load-command` or for a batch job.",
    placeholder: "TIME",
    schema: time,
    parse: duration(loadTime.minMs, loadTime.maxMs)
  },
  warmup: {
    group: "Load",
    help: "Length of the warm-up load, which comes before the load phase. Its failed requests do not count, but its memory does. 0s turns it off. Default: 5s; 0s with the stages of `scenario`, with `load-command` or for a batch job (`load: none`).",
    placeholder: "TIME",
    schema: time,
    parse: duration(0, dayMs)
  },
  rate: {
    group: "Load",
    help: "Requests per second over all connections. Default: as fast as the app responds.",
    placeholder: "N",
    schema: numberFrom(1, 1e6),
    parse: wholeNumber(1, 1e6, "requests per second")
  },
  scenario: {
    group: "Load",
    help: "File that describes several requests: how often each is sent, values passed on from responses, test data, and load stages. It replaces `path`, `method` and `body`.",
    placeholder: "FILE",
    parse: text
  },
  har: {
    group: "Load",
    help: "Browser recording (HAR) to replay: the requests of one origin, in their order. It replaces `path`, `method` and `body`.",
    placeholder: "FILE",
    parse: text
  },
  "load-command": {
    group: "Load",
    help: "Command that sends the load, run on this machine once the app is ready. It finds the app in the variables MEMGATE_URL and MEMGATE_HOST. It must run for at least 1 s and exit with 0. Words with shell quoting, or a JSON array. No shell runs; if you need one, write sh -c '\u2026'.",
    placeholder: "WORDS",
    parse: command
  },
  "load-service": {
    group: "Load",
    help: "Service of `compose-file` in which to run `load-command`, on the project's network. It must not be the service under test.",
    placeholder: "NAME",
    parse: text
  },
  load: {
    group: "Load",
    help: "Kind of load: http (memgate sends requests) or none (the app is a batch job; memgate runs it to its end, and judges its memory from start to end). Default: http. Required if `manifest` is a Job or CronJob and `load-command` is not given.",
    placeholder: "KIND",
    values: loads,
    parse: load
  },
  "exit-codes": {
    group: "Load",
    help: "Exit codes that mean success of a batch job (`load: none`), such as 0 or 0,3.",
    placeholder: "CODES",
    default: "0",
    schema: { type: ["integer", "string"], pattern: "^\\d+(\\s*,\\s*\\d+)*$", minimum: 0, maximum: 255 },
    parse: exitCodes
  },
  "max-connection-requests": {
    group: "Load",
    help: "Number of requests after which memgate closes a connection and opens a new one. Default: connections stay open.",
    placeholder: "N",
    schema: numberFrom(1, 1e6),
    parse: wholeNumber(1, 1e6, "a number of requests")
  },
  "request-timeout": {
    group: "Load",
    help: "Longest time that the app may take for a response, such as 30s. A request without a complete response in this time fails.",
    placeholder: "TIME",
    default: "10s",
    schema: time,
    parse: duration(1e3, 36e5)
  },
  "accept-redirects": {
    group: "Load",
    help: "Whether redirects are the real work of the app: true or false. If false, the run is inconclusive if at least half of the responses are redirects (301, 302, 303, 307, 308). In a scenario, a redirect counts as work if the request lists its status in expect.",
    placeholder: "BOOL",
    default: "false",
    parse: boolean
  },
  "ready-path": {
    group: "Readiness",
    help: "Path of the readiness check with `ready: http`; the app is ready on a status from 200 to 399. Default: `path`.",
    placeholder: "PATH",
    schema: urlPath2,
    parse: urlPath
  },
  ready: {
    group: "Readiness",
    help: "How the app shows that it is ready: http (GET `ready-path`), tcp (its port accepts connections), healthcheck (the HEALTHCHECK of the image or service, run once a second), log:REGEXP (a line of its log matches) or exec:COMMAND (exits with 0 in the container). Default: the probes of `manifest`, else http.",
    placeholder: "HOW",
    schema: { type: "string", pattern: "^(http|tcp|healthcheck|(log|exec):.+)$" },
    parse: readyWhen
  },
  "ready-timeout": {
    group: "Readiness",
    help: "Longest time that the app may take to become ready. Default: 60s, or longer if the probes of `manifest` allow more.",
    placeholder: "TIME",
    schema: time,
    parse: duration(1e3, dayMs)
  },
  env: {
    group: "Container",
    help: "Environment variables of the container, as NAME=value.",
    placeholder: "NAME=VALUE",
    list: true,
    secret: true,
    parse: assignment
  },
  "env-file": {
    group: "Container",
    help: "Files with environment variables, in the format of docker run --env-file. A variable of `env` overrides a variable of the same name. With `compose-file`, they are values for the variables of the Compose files, in the format of docker compose --env-file.",
    placeholder: "FILE",
    list: true,
    parse: text
  },
  command: {
    group: "Container",
    help: "Command that replaces the image's: words with shell quoting, or a JSON array. No shell runs.",
    placeholder: "WORDS",
    parse: command
  },
  entrypoint: {
    group: "Container",
    help: "Entrypoint that replaces the image's, in the same form as `command`. The image's command is then not used.",
    placeholder: "WORDS",
    parse: command
  },
  volumes: {
    group: "Container",
    help: "Files or folders of this machine to mount, as SOURCE:/path or SOURCE:/path:ro. The engine must be on this machine.",
    placeholder: "SOURCE:PATH",
    list: true,
    parse: mount
  },
  tmpfs: {
    group: "Container",
    help: "Empty in-memory file systems to mount, as /path or /path:size=64m. Files in them count as the container's memory.",
    placeholder: "PATH",
    list: true,
    parse: tmpfs
  },
  network: {
    group: "Container",
    help: "Docker network to join, or host. Default: the engine's default network.",
    placeholder: "NAME",
    schema: text2,
    parse: network
  },
  cpus: {
    group: "Container",
    help: "CPU limit, such as 0.5. Default: the manifest's limit, else none.",
    placeholder: "N",
    schema: {
      anyOf: [
        { type: "number", minimum: 0.01, maximum: 1024 },
        { type: "string", pattern: "^[.\\d]+$" }
      ]
    },
    parse: cpus
  },
  user: {
    group: "Container",
    help: "User to run as, or user:group, by name or number. Default: the manifest's user, else the image's.",
    placeholder: "USER",
    parse: user
  },
  "report-dir": {
    group: "Report and GitHub",
    help: "Folder for report.html, report.json, samples.csv and junit.xml. memgate creates it if needed. With `config`, each gate has a folder in it.",
    placeholder: "DIR",
    default: "memgate-report",
    scope: "run",
    parse: text
  },
  why: {
    group: "Report and GitHub",
    help: "Whether memgate asks the app what holds its memory: auto or off. With auto, memgate asks if the peak is above the threshold or if memory was still rising. It asks each Node.js process and each JVM, after the verdict is fixed.",
    placeholder: "WHEN",
    default: "auto",
    values: whyModes,
    parse: why
  },
  "annotate-file": {
    group: "Report and GitHub",
    help: "File at which GitHub shows a failure, as FILE, FILE:LINE or FILE:LINE:COLUMN. Without LINE, memgate finds the limit in a manifest, or the last CMD or ENTRYPOINT in a Dockerfile. Default: the line of the limit, or of the failed probe, in the manifest or Compose file; else the workflow step.",
    placeholder: "FILE",
    schema: text2,
    parse: filePlace
  },
  comment: {
    group: "Report and GitHub",
    help: "Whether to write the summary as a comment on the pull request, and update it at each run: true or false. Needs `github-token`.",
    placeholder: "BOOL",
    default: "false",
    scope: "run",
    parse: boolean
  },
  "github-token": {
    group: "Report and GitHub",
    help: "Token for the comment, with the permission pull-requests: write.",
    placeholder: "TOKEN",
    secret: true,
    scope: "run",
    parse: text
  },
  mode: {
    group: "Report and GitHub",
    help: "What the Action does: run (runs the gate), size (finds a limit close to the lowest that the app survives under this load, with up to 12 runs) or comment (writes a saved `report` as a comment on the pull request, and starts nothing). `mode: comment` needs `report` and `github-token`.",
    placeholder: "MODE",
    default: "run",
    scope: "run",
    shell: "action",
    values: modes,
    parse: mode
  },
  report: {
    group: "Report and GitHub",
    help: "Saved report for `mode: comment`: report.json, gates.json, size.json, or the folder of one of them. memgate does not trust it: it may come from a fork.",
    placeholder: "PATH",
    scope: "run",
    shell: "action",
    parse: text
  },
  "pull-request": {
    group: "Report and GitHub",
    help: "Number of the pull request for `mode: comment`. Default: the pull request of the event. Required in a workflow with the event workflow_run, if the pull request comes from a fork: the event then does not name it.",
    placeholder: "N",
    scope: "run",
    shell: "action",
    parse: wholeNumber(1, 999999999, "the number of a pull request")
  },
  write: {
    group: "Report and GitHub",
    help: "File in which memgate replaces the memory limit with the suggested one: the file of `manifest` or `compose-file` that has the limit, or any manifest with one container. memgate keeps the rest of the file as it is. Default: memgate changes no file.",
    placeholder: "FILE",
    scope: "run",
    command: "size",
    schema: text2,
    parse: text
  },
  fresh: {
    group: "Report and GitHub",
    help: "Whether to start a new search even if `report-dir` has an unfinished one with the same options: true or false.",
    placeholder: "BOOL",
    default: "false",
    scope: "run",
    command: "size",
    parse: boolean
  },
  config: {
    group: "Several gates",
    help: "File with several gates (memgate.yml), which memgate runs one after the other. Options given with `config` override the file. In the Action, an input whose value is its default does not override the file.",
    placeholder: "FILE",
    scope: "run",
    parse: text
  },
  only: {
    group: "Several gates",
    help: "Names of the gates in `config` to run. Default: all gates.",
    placeholder: "NAME",
    list: true,
    scope: "run",
    parse: text
  }
};
var optionNames = Object.keys(options);
var sizeFlagNames = optionNames.filter((name) => optionOf(name).shell !== "action");
var runFlagNames = sizeFlagNames.filter((name) => optionOf(name).command !== "size");
var sizeOnly = optionNames.filter((name) => optionOf(name).command === "size");
var flagNames = optionNames.filter((name) => options[name].parse === boolean);
function takesWords(name) {
  return options[name].parse === command;
}
function optionOf(name) {
  return options[name];
}

export {
  parseMemoryQuantity,
  minLimitBytes,
  loadTime,
  duration,
  methods,
  method,
  header,
  folderName,
  gitRef,
  seconds,
  maxRuns,
  workloadKindOf,
  groupIn,
  listOfKinds,
  kindInGroup,
  intendedKind,
  intendedApiVersion,
  podPath,
  groups,
  options,
  optionNames,
  sizeFlagNames,
  runFlagNames,
  sizeOnly,
  flagNames,
  takesWords,
  optionOf
};
