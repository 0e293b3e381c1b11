// Leaves out the parts of packages that memgate never reaches. A part that is reached after all throws an error with
// its name.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** @typedef {{ readonly file: string, readonly reason: string, readonly contents?: string }} LeftOutPart */

/**
 * Files of packages that become functions which throw `reason`.
 * @type {readonly LeftOutPart[]}
 */
export const unusedParts = [
  // Reads .proto files from its own folder, and depends on gRPC.
  { file: "dockerode/lib/session.js", reason: "memgate builds images with the docker CLI" },
  { file: "dockerode/lib/buildkit.js", reason: "memgate builds images with the docker CLI" },
  ...["config", "node", "plugin", "secret", "service", "task"].map((name) => ({
    file: `dockerode/lib/${name}.js`,
    reason: "memgate uses no swarm and no plugins of Docker",
  })),
  { file: "tar-fs/index.js", reason: "memgate builds images with the docker CLI" },
  { file: "@balena/dockerignore/ignore.js", reason: "memgate builds images with the docker CLI" },
  // Depends on readable-stream, a copy of the streams of Node.js.
  { file: "docker-modem/lib/http_duplex.js", reason: "memgate writes to no stream of the engine" },
  // Depends on ssh2.
  { file: "docker-modem/lib/ssh.js", reason: "memgate connects with the ssh program" },
  // Depends on undici.
  { file: "@actions/core/lib/oidc-utils.js", reason: "memgate requests no OIDC token" },
  { file: "autocannon/lib/manager.js", reason: "memgate starts one load process and no workers" },
  // Depends on a table of all media types.
  { file: "autocannon/lib/multipart.js", reason: "memgate sends no forms" },
  { file: "autocannon/lib/parseHAR.js", reason: "memgate reads HAR files itself" },
  { file: "autocannon/lib/progressTracker.js", reason: "memgate shows its own progress" },
  { file: "shell-quote/quote.js", reason: "memgate reads shell words and writes none" },
  { file: "undici/lib/dispatcher/client-h2.js", reason: "memgate speaks HTTP/1.1 with GitHub's API" },
  { file: "undici/lib/web/fetch/formdata-parser.js", reason: "GitHub's API responds with JSON" },
];

/**
 * Files of packages that become `contents`. The names that `contents` does not export throw `reason`.
 * @type {readonly LeftOutPart[]}
 */
export const reducedParts = [
  {
    file: "autocannon/autocannon.js",
    contents: 'module.exports = require("./lib/init.js");',
    reason: "memgate uses no command line of autocannon",
  },
  {
    // autocannon encodes and decodes three histograms at the end of a run, which takes tens of milliseconds.
    file: "autocannon/lib/histUtil.js",
    contents: `const histogram = { recordValue() {}, destroy() {} };
module.exports = {
  getHistograms: () => ({ latencies: histogram, requests: histogram, throughput: histogram }),
  encodeHist: () => null,
};`,
    reason: "memgate has its own histogram of latencies",
  },
  {
    file: "autocannon/lib/aggregateResult.js",
    contents: "module.exports = (result) => result;",
    reason: "memgate does not use the result of autocannon",
  },
  {
    file: "debug/src/index.js",
    contents: "module.exports = () => () => {};",
    reason: "memgate writes no debug log of docker-modem",
  },
  {
    // autocannon only asks whether Node.js is at least 11.7. memgate requires a later version.
    file: "semver/index.js",
    contents: "module.exports = { gte: (version) => version === process.versions.node || leftOut() };",
    reason: "autocannon only compares the version of Node.js",
  },
  {
    // hyperid uses a Buffer for browsers. The Buffer of Node.js replaces it.
    file: "buffer/index.js",
    contents: 'module.exports = { Buffer: require("node:buffer").Buffer };',
    reason: "hyperid only uses Buffer",
  },
  {
    file: "undici/index.js",
    // ProxyAgent connects through Dispatcher.prototype.connect.
    contents: `require("./lib/dispatcher/dispatcher.js").prototype.connect = require("./lib/api/api-connect.js");
module.exports = {
  ProxyAgent: require("./lib/dispatcher/proxy-agent.js"),
  fetch: require("./lib/web/fetch/index.js").fetch,
};`,
    reason: "memgate only uses fetch and ProxyAgent of undici",
  },
  {
    // A table of all requests of GitHub's API.
    file: "@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js",
    contents: `module.exports = {
  issues: {
    createComment: ["POST /repos/{owner}/{repo}/issues/{issue_number}/comments"],
    listComments: ["GET /repos/{owner}/{repo}/issues/{issue_number}/comments"],
    updateComment: ["PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"],
  },
};`,
    reason: "memgate only writes comments on pull requests",
  },
];

/**
 * Code of packages that is removed from a file.
 * @type {readonly { readonly file: string, readonly code: string, readonly reason: string }[]}
 */
export const removedCode = [
  {
    file: "docker-modem/lib/modem.js",
    code: `  debug('Sending: %s', util.inspect(options, {
    showHidden: true,
    depth: null
  }));
`,
    reason: "memgate writes no debug log of docker-modem, and the inspection of an agent takes milliseconds",
  },
];

/**
 * The message of a part that is reached after all.
 * @param {LeftOutPart} part
 */
export function leftOutMessage({ file, reason }) {
  return `memgate's bundle leaves out a part of ${file}: ${reason}. Please report this as a bug of memgate.`;
}

/** @type {import("esbuild").Plugin} */
export const withoutUnusedParts = {
  name: "without-unused-parts",
  setup: ({ onLoad }) => {
    for (const part of [...unusedParts, ...reducedParts]) {
      onLoad({ filter: filterOf(part) }, async ({ path }) => ({
        contents: contentsOf(part, await exportsOf(path)),
        loader: "js",
      }));
    }
    for (const part of removedCode) {
      onLoad({ filter: filterOf(part) }, ({ path }) => ({ contents: without(part, readFileSync(path, "utf8")) }));
    }
  },
};

/** @param {{ readonly file: string }} part */
function filterOf({ file }) {
  return new RegExp(`[\\\\/]node_modules[\\\\/]${file.replace(/[.]/g, "\\.").replace(/\//g, "[\\\\/]")}$`);
}

/**
 * @param {typeof removedCode[number]} part
 * @param {string} text of the file
 * @throws Error if the file does not have the code: another version of the package has another
 */
export function without({ file, code }, text) {
  if (text.split(code).length !== 2) throw new Error(`${file} does not contain this once:\n${code}`);
  return text.replace(code, () => "");
}

/**
 * The exports of a file of a package. The properties of a default export, which a CommonJS file has too, are also names.
 * @param {string} path
 */
export async function exportsOf(path) {
  const loaded = await import(pathToFileURL(path).href);
  const names = new Set([...Object.keys(loaded), ...Object.keys(loaded.default ?? {})]);
  return {
    isModule: /^export /m.test(readFileSync(path, "utf8")),
    hasDefault: "default" in loaded,
    names: [...names].filter((name) => name !== "module.exports"),
  };
}

/**
 * Returns the code that replaces a file. Each export that it lacks is a function that throws, so that the error says
 * more than "is not a function".
 * @param {LeftOutPart} part
 * @param {Awaited<ReturnType<typeof exportsOf>>} exported
 */
function contentsOf(part, { isModule, hasDefault, names }) {
  const leftOut = `function leftOut() {
  throw new Error(${JSON.stringify(leftOutMessage(part))});
}
`;
  if (!hasDefault) return `${leftOut}export { ${names.map((name) => `leftOut as ${name}`).join(", ")} };\n`;
  // Without contents, the default export is leftOut itself.
  const others = names.filter((name) => part.contents !== undefined || name !== "default");
  const rest = `for (const name of ${JSON.stringify(others)}) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut;\n`;
  const code = `${part.contents ?? "module.exports = leftOut;"}\n${others.length === 0 ? "" : rest}${leftOut}`;
  return isModule ? `const module = { exports: {} };\n${code}export default module.exports;\n` : code;
}
