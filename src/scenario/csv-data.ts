// Reads the CSV files of a scenario. The first line has the column names.
import { parse } from "csv-parse/sync";
import type { DataSet } from "../model/scenario.ts";
import { type ScenarioContext, textOfFile } from "./files.ts";
import { filledTextIn, pairsIn } from "./typed-fields.ts";
import type { Entry } from "./yaml-tree.ts";

export const dataNamePattern = "^[A-Za-z_][A-Za-z0-9_-]*$";

export function readData(entry: Entry | undefined, context: ScenarioContext): readonly DataSet[] {
  return pairsIn(entry, "data", "a map such as users: users.csv", context).map(({ key, line, value }) => {
    const place = `data.${key}`;
    if (!new RegExp(dataNamePattern).test(key)) {
      context.report(line, `data has the invalid name "${key}"; expected a letter or _, then letters, digits, _ or -`);
    }
    const path = filledTextIn(value, place, "the path of a CSV file, relative to this file", context);
    const text = path === null ? null : textOfFile(path, value.line, place, context);
    return {
      name: key,
      ...(path === null || text === null ? noTable : tableOf(path, text, value.line, place, context)),
    };
  });
}

const noTable = { columns: [], rows: [] };
/** Accepts mixed line endings: files are often concatenated. */
const lineEnds = ["\r\n", "\n", "\r"];

function tableOf(
  path: string,
  text: string,
  line: number,
  place: string,
  context: ScenarioContext,
): Omit<DataSet, "name"> {
  const report = (message: string) => {
    context.report(line, `${place}: ${message}`);
    return noTable;
  };
  let records: readonly (readonly string[])[];
  try {
    records = parse(text, { bom: true, record_delimiter: lineEnds, skip_empty_lines: true, trim: true });
  } catch (error) {
    const { code = "", lines } = error as { readonly code?: string; readonly lines?: number };
    const fault = code.includes("FIELDS_LENGTH") ? "has more or fewer values than the first line" : "is not valid CSV";
    return report(`line ${lines ?? "?"} of ${path} ${fault}; expected one value per column`);
  }
  const [columns = [], ...rows] = records;
  if (rows.length === 0) return report(`${path} has no rows; expected a line of column names, then rows`);
  const duplicate = columns.find((name, at) => columns.indexOf(name) !== at);
  if (duplicate !== undefined) return report(`${path} has the column ${duplicate} twice; expected unique column names`);
  return { columns, rows };
}
