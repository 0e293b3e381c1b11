// The CSV files of a scenario: rows by the names in their first line.
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
      context.report(line, `data "${key}" can't be a name; expected letters, digits, _ and -`);
    }
    const path = filledTextIn(value, place, "the path of a CSV file from this file's folder", context);
    const text = path === null ? null : textOfFile(path, value.line, place, context);
    return { name: key, ...(path === null || text === null ? none : tableOf(path, text, value.line, place, context)) };
  });
}

const none = { columns: [], rows: [] };
/** Each of them may end a line: files are put together of others. */
const lineEnds = ["\r\n", "\n", "\r"];

function tableOf(
  path: string,
  text: string,
  line: number,
  place: string,
  context: ScenarioContext,
): Omit<DataSet, "name"> {
  const report = (message: string) => {
    context.report(line, `${place} is ${path}, ${message}`);
    return none;
  };
  let records: readonly (readonly string[])[];
  try {
    records = parse(text, { bom: true, record_delimiter: lineEnds, skip_empty_lines: true, trim: true });
  } catch (error) {
    const { code = "", lines } = error as { readonly code?: string; readonly lines?: number };
    const fault = code.includes("FIELDS_LENGTH") ? "has another number of values than its first line" : "is no CSV";
    return report(`whose line ${lines ?? "?"} ${fault}; expected rows with a value for each column`);
  }
  const [columns = [], ...rows] = records;
  if (rows.length === 0) return report("which has no rows; expected names of columns in its first line, and rows");
  const double = columns.find((name, at) => columns.indexOf(name) !== at);
  if (double !== undefined) return report(`which has the column ${double} twice; expected each name once`);
  return { columns, rows };
}
