// Checks the layout of src and test that no library checks: folder size, loose files, names, imports, the length of
// functions, and mirrored tests.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const maxFiles = 25;
const maxLines = 80;
const entryPoints = ["action.ts", "cli.ts", "index.ts", "load-worker.ts"];

/** @param {string} folder */
function contentsOf(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
}

/** @param {string} folder @returns {string[]} paths from the root */
function sourcesIn(folder) {
  return contentsOf(folder)
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** @param {string} folder @returns {string[]} */
function foldersIn(folder) {
  const inner = contentsOf(folder).filter((entry) => entry.isDirectory());
  return [folder, ...inner.map((entry) => relative(root, join(entry.parentPath, entry.name)))];
}

function largeFolders() {
  return [...foldersIn("src"), ...foldersIn("test").filter((path) => !/\/(fixtures|golden)\b/.test(path))].flatMap(
    (folder) => {
      const files = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile());
      return files.length > maxFiles ? [`${folder} has ${files.length} files; expected at most ${maxFiles}`] : [];
    },
  );
}

function looseFiles() {
  const files = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ name }) => !entryPoints.includes(name))
    .map(({ name }) => `src/${name} is loose; expected only ${entryPoints.join(", ")}: put it into a folder`);
}

function namesDefinedTwice() {
  /** @type {Map<string, Set<string>>} */
  const places = new Map();
  for (const path of sourcesIn("src")) {
    const text = readFileSync(join(root, path), "utf8");
    for (const name of namesExportedIn(text)) places.set(name, (places.get(name) ?? new Set()).add(path));
  }
  return [...places]
    .filter(([, paths]) => paths.size > 1)
    .map(([name, paths]) => `${name} is exported by ${[...paths].join(" and ")}; expected one meaning for each name`);
}

/** @param {string} text @returns {string[]} names defined in the text; names exported from another file do not count */
function namesExportedIn(text) {
  const defined =
    /^export (?:declare )?(?:abstract )?(?:async )?(?:interface|type|const|let|function\*?|class) (\w+)/gm;
  const lists = /^export (?:(?:type )?\{([^}]*)\};?$|(?:const|let) [{[]([^}\]]*)[}\]] =)/gm;
  const listed = [...text.matchAll(lists)].flatMap(([, list, pattern]) => (list ?? pattern ?? "").split(","));
  return [
    ...[...text.matchAll(defined)].map(([, name = ""]) => name),
    ...listed.map((entry) => /(\w+)\s*$/.exec(entry)?.[1] ?? "").filter((name) => name !== ""),
  ];
}

/** Types imported in the middle of a line, which dependency-cruiser does not see. */
function inlineTypeImports() {
  return sourcesIn("src").flatMap((path) => {
    const found = /\btypeof import\(|\bimport\("[^"]+"\)\.[A-Z]/.exec(readFileSync(join(root, path), "utf8"));
    return found === null ? [] : [`${path} has the type "${found[0]}"; expected import type at the top of the file`];
  });
}

/** A pair of folders, at any depth, of which each imports a file of the other. */
function mutualImports() {
  /** @type {Map<string, string>} */
  const imports = new Map();
  for (const path of sourcesIn("src")) {
    const text = readFileSync(join(root, path), "utf8");
    for (const [, from, dynamic] of text.matchAll(/\b(?:from|import) "(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/g)) {
      const target = relative(root, join(root, dirname(path), from ?? dynamic ?? ""));
      for (const [a, b] of pairs(dirname(path), dirname(target)))
        imports.set(`${a} > ${b}`, `${path} imports ${target}`);
    }
  }
  return [...imports].flatMap(([key, example]) => {
    const [a = "", b = ""] = key.split(" > ");
    const back = imports.get(`${b} > ${a}`);
    return a < b && back !== undefined ? [`${a} and ${b} import each other: ${example}, ${back}`] : [];
  });
}

/**
 * The folders that an import crosses: the two themselves, and below their common folder the two branches.
 * @param {string} from
 * @param {string} to
 * @returns {[string, string][]}
 */
function pairs(from, to) {
  if (from === to) return [];
  const [a, b] = [from.split("/"), to.split("/")];
  const shared = a.findIndex((part, index) => part !== b[index]);
  const depth = (shared < 0 ? a.length : shared) + 1;
  /** @type {[string, string][]} */
  const branches = [[a.slice(0, depth).join("/"), b.slice(0, depth).join("/")]];
  return branches[0]?.[0] === from && branches[0]?.[1] === to ? branches : [[from, to], ...branches];
}

/** Counts every line of a function. The linter does not count the functions inside it. */
function longFunctions() {
  return sourcesIn("src").flatMap((path) => {
    const functions = readFileSync(join(root, path), "utf8").matchAll(
      /^(?:export )?(?:async )?function\*? (\w+)[\s\S]*?^\}$/gm,
    );
    return [...functions].flatMap(([text, name]) => {
      const lines = text.split("\n").length;
      return lines > maxLines ? [`${path}: ${name} has ${lines} lines; expected at most ${maxLines}`] : [];
    });
  });
}

function unmirroredTests() {
  const loose = readdirSync(join(root, "test/unit"), { withFileTypes: true }).filter((entry) => entry.isFile());
  return [
    ...foldersIn("test/unit")
      .filter((folder) => !existsSync(join(root, folder.replace("test/unit", "src"))))
      .map((folder) => `${folder} mirrors no folder of src; expected ${folder.replace("test/unit", "src")}`),
    ...loose.map(({ name }) => `test/unit/${name} is loose; expected the folder of test/unit that mirrors its source`),
  ];
}

const problems = [
  ...largeFolders(),
  ...looseFiles(),
  ...namesDefinedTwice(),
  ...inlineTypeImports(),
  ...mutualImports(),
  ...longFunctions(),
  ...unmirroredTests(),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log("src and test keep their layout");
