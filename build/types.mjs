// Builds dist/types: the declarations of the public API. tsc writes the declarations of the source. The report's types
// come from the report's JSON Schema, so that a consumer needs no zod and reads the description of each field in the
// editor.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

const entry = "index.d.ts";
const evidenceFile = "model/evidence.d.ts";
const stopReasonFile = "model/stop-reason.d.ts";
const reportFile = "report/model/schema.d.ts";
/** The fields of a report that are not evidence. */
const reportOnly = [
  "$schema",
  "schemaVersion",
  "identity",
  "verdict",
  "maxRatio",
  "warnRatio",
  "maxErrorRate",
  "isEnforced",
  "headroom",
  "suggestedLimitBytes",
  "noSuggestion",
  "heldBytes",
  "growth",
  "leak",
  "set",
  "comparison",
  "baseline",
];

/**
 * @param {string} root the repository
 * @param {string} outdir receives the folder `types`
 * @param {object} schema the JSON Schema of a report
 */
export function writeTypes(root, outdir, schema) {
  const emitted = mkdtempSync(join(outdir, "emitted-"));
  try {
    runCompiler(root, emitted);
    const definitions = schema.$defs ?? {};
    const whole = withoutReferences(schema, definitions);
    const generated = {
      [evidenceFile]: `${evidenceTypes(whole)}${namedTypes(definitions)}`,
      [stopReasonFile]: stopReasonTypes,
      [reportFile]: reportTypes(whole),
    };
    for (const [path, text] of reachable((path) => generated[path] ?? readFileSync(join(emitted, path), "utf8"))) {
      mkdirSync(join(outdir, "types", dirname(path)), { recursive: true });
      writeFileSync(join(outdir, "types", path), text);
    }
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

function runCompiler(root, outDir) {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  const { target, module } = compilerOptions;
  const language = [
    "--strict",
    "--target",
    target,
    "--module",
    module,
    "--types",
    "node",
    "--allowImportingTsExtensions",
  ];
  // npm run check:types checks the source, so this only writes.
  const output = ["--declaration", "--emitDeclarationOnly", "--noCheck", "--rootDir", "src", "--outDir", outDir];
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "src/index.ts", "--ignoreConfig", ...language, ...output], {
    cwd: root,
    stdio: "inherit",
  });
}

/** The declarations that the entry reaches, by path, with import specifiers that end in .js. */
function reachable(read) {
  const files = new Map();
  const visit = (path) => {
    if (files.has(path)) return;
    const text = read(path).replace(/(\bfrom |\bimport\()"(\.[^"]+)\.ts"/g, '$1"$2.js"');
    files.set(path, text);
    for (const [, specifier] of text.matchAll(/(?:\bfrom |\bimport\()"([^"]+)"/g)) {
      if (!specifier.startsWith(".")) throw new Error(`types/${path} imports ${specifier}, which no consumer has`);
      visit(posix.join(posix.dirname(path), specifier.replace(/\.js$/, ".d.ts")));
    }
  };
  visit(entry);
  return files;
}

const stopReasonTypes = `import type { Stopped } from "./evidence.js";
export type StopCode = Stopped["code"];
/** Why a run is inconclusive: the reason, the code with its data, and a sentence with the values. */
export type StopReason = Stopped extends infer Each ? (Each extends Stopped ? Omit<Each, "kind"> : never) : never;
`;

/** The definitions that are types of their own. They are large, and several fields have them. */
const typeNames = { stopped: "Stopped", "stop-data": "StopData", observation: "Observation" };

/**
 * Replaces each $ref in the schema with the schema that it refers to, or with the name of its type. The schema has no
 * recursive type.
 */
function withoutReferences(node, definitions) {
  if (Array.isArray(node)) return node.map((each) => withoutReferences(each, definitions));
  if (typeof node !== "object" || node === null) return node;
  const { $ref, ...rest } = node;
  const name = $ref?.replace("#/$defs/", "");
  if (name in typeNames) return { ...rest, typeName: typeNames[name] };
  const target = name === undefined ? {} : definitions[name];
  const entries = Object.entries({ ...target, ...rest }).filter(([name]) => name !== "$defs");
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutReferences(value, definitions)]));
}

function evidenceTypes(schema) {
  return `${interfaceOf(
    "Evidence",
    "The evidence of one run of memgate.",
    fieldsOf(schema, (name) => !reportOnly.includes(name)),
  )}
/** Why a run is inconclusive. */
export type InconclusiveReason = Stopped["reason"];
export type PhaseName = Evidence["phases"][number]["name"];
export type SeriesPoint = Evidence["series"][number];
export type PlannedRequests = NonNullable<NonNullable<Evidence["load"]>["planned"]>;
`;
}

function namedTypes(definitions) {
  const types = Object.entries(typeNames).map(([name, type]) => {
    const { description, ...node } = withoutReferences(definitions[name], definitions);
    return `${comment(description, "")}export type ${type} = ${typeOf(node, "")};\n`;
  });
  return types.join("");
}

function reportTypes(schema) {
  return `import type { Evidence, StopData, Stopped } from "../../model/evidence.js";
${interfaceOf(
  "Report extends Evidence",
  schema.description,
  fieldsOf(schema, (name) => reportOnly.includes(name)),
)}`;
}

function interfaceOf(name, description, fields) {
  return `${comment(description, "")}export interface ${name} ${fields}\n`;
}

/** The fields of an object type, in braces. */
function fieldsOf({ properties, required = [] }, isWanted = () => true, indent = "") {
  if (Object.keys(properties).length === 0) return "{ readonly [name: string]: never }";
  const inner = `${indent}  `;
  const fields = Object.entries(properties)
    .filter(([name]) => isWanted(name))
    .map(([name, node]) => {
      const isRequired = required.includes(name);
      const type = `${typeOf(node, inner)}${isRequired ? "" : " | undefined"}`;
      return `${comment(node.description, inner)}${inner}readonly ${name}${isRequired ? "" : "?"}: ${type};\n`;
    });
  return `{\n${fields.join("")}${indent}}`;
}

function comment(description, indent) {
  return description === undefined ? "" : `${indent}/** ${description} */\n`;
}

/** Handles the keywords that the report's schema uses, and throws for others. */
function typeOf(node, indent) {
  if (node.typeName !== undefined) return node.typeName;
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum !== undefined) return node.enum.map((value) => JSON.stringify(value)).join(" | ");
  const alternatives =
    node.anyOf ?? node.oneOf ?? (Array.isArray(node.type) ? node.type.map((type) => ({ ...node, type })) : undefined);
  // Removes duplicates: many codes have the same data.
  if (alternatives !== undefined) return [...new Set(alternatives.map((each) => typeOf(each, indent)))].join(" | ");
  switch (node.type) {
    case "integer":
    case "number":
      return "number";
    case "string":
    case "boolean":
    case "null":
      return node.type;
    case "array":
      return `readonly (${typeOf(node.items, indent)})[]`;
    case "object":
      return node.properties === undefined
        ? `Readonly<Record<string, ${typeOf(node.additionalProperties, indent)}>>`
        : fieldsOf(node, undefined, indent);
    default:
      throw new Error(`the types of the report cannot express ${JSON.stringify(node)}`);
  }
}
