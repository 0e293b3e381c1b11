// Runs docker compose config and reads the resolved model.

import { readComposeYaml } from "../../../compose/compose-yaml.ts";
import { mapOf } from "../../../compose/model.ts";
import { GateError } from "../../../model/gate-error.ts";
import { createDiagnostics } from "../../../yaml/diagnostics.ts";
import type { ComposeRun } from "./cli.ts";

/**
 * docker compose cannot print every model as JSON: it fails at a key of build.ssh. It can print every model as YAML.
 */
const noJson = /^json: error calling MarshalJSON/m;

export interface ComposeConfig {
  /** Null if docker compose refuses the files. */
  readonly model: unknown;
  readonly stderr: string;
}

/**
 * @param run runs docker compose with these arguments
 * @param names names of services; empty for all
 * @throws GateError `inputs` if the output is invalid. It is not part of the message, because it contains secrets.
 */
export async function composeConfig(
  run: (args: readonly string[]) => Promise<ComposeRun>,
  names: readonly string[],
): Promise<ComposeConfig> {
  const asked = async (format: "json" | "yaml") => run(["config", "--format", format, ...names]);
  const json = await asked("json");
  if (json.code === 0) return { model: unescaped(parsedJson(json.stdout)), stderr: json.stderr };
  if (!noJson.test(json.stderr)) return { model: null, stderr: json.stderr };
  const yaml = await asked("yaml");
  if (yaml.code !== 0) return { model: null, stderr: yaml.stderr };
  const diagnostics = createDiagnostics();
  const { documents } = readComposeYaml({ path: "docker compose config", text: yaml.stdout }, diagnostics);
  if (diagnostics.errors().length > 0 || documents.length !== 1) throw invalidOutput("YAML");
  return { model: unescaped(documents[0]), stderr: yaml.stderr };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidOutput("JSON");
  }
}

function invalidOutput(format: string): GateError {
  const message = `\`compose-file\`: docker compose config printed invalid ${format}; update docker compose`;
  return new GateError("bad-input/compose-file", message);
}

/** docker compose config prints each dollar sign twice, as in a Compose file. */
function unescaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$$", "$");
  if (Array.isArray(value)) return value.map(unescaped);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(mapOf(value)).map(([key, item]) => [key, unescaped(item)]));
}
