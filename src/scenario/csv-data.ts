// Reads the CSV files of a scenario. The first line has the column names.
import { parse } from "csv-parse/sync";
import type { DataSet } from "../model/scenario.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import { inFile, type ScenarioContext, textOfFile } from "./files.ts";
import { checkName, filledTextIn, pairsIn } from "./typed-fields.ts";

export function readData(node: YamlNode | undefined, context: ScenarioContext): readonly DataSet[] {
  const { diagnostics } = context;
  return pairsIn(node, "a map such as users: users.csv", diagnostics).map(([key, field]) => {
    checkName(key, { place: field.place, path: "data" }, diagnostics);
    const path = filledTextIn(field, "the path of a CSV file, relative to this file", diagnostics);
    const text = path === null ? null : textOfFile(path, field, context);
    return { name: key, ...(path === null || text === null ? noTable : tableOf(path, text, field, diagnostics)) };
  });
}

const noTable = { columns: [], rows: [] };
/** Accepts mixed line endings: files are often concatenated. */
const lineEnds = ["\r\n", "\n", "\r"];

function tableOf(path: string, text: string, location: FieldLocation, diagnostics: Diagnostics): Omit<DataSet, "name"> {
  const report = (message: string) => {
    diagnostics.error(inFile(location), message);
    return noTable;
  };
  let records: readonly (readonly string[])[];
  try {
    records = parse(text, { record_delimiter: lineEnds, skip_empty_lines: true, trim: true });
  } catch (error) {
    const { code = "", lines } = error as { readonly code?: string; readonly lines?: number };
    const fault = code.includes("FIELDS_LENGTH") ? "has more or fewer values than the first line" : "is not valid CSV";
    return report(`line ${lines ?? "?"} of ${path} ${fault}; expected one value per column`);
  }
  const [columns = [], ...rows] = records;
  if (rows.length === 0) return report(`${path} has no rows; expected a line of column names, then rows`);
  const seen = new Set<string>();
  const duplicate = columns.find((name) => seen.size === seen.add(name).size);
  if (duplicate !== undefined) return report(`${path} has the column ${duplicate} twice; expected unique column names`);
  return { columns, rows };
}
