// The JSON Schemas by which memgate reads its own files. dist has the results of these functions, without the code that
// makes them (build/evaluated-modules.mjs).
import { once } from "../../lib/once.ts";
import { gatesJsonSchema } from "./gates-schema.ts";
import { readable } from "./readable-schema.ts";
import { reportJsonSchema } from "./schema.ts";

export const reportFileSchema = once(() => readable(reportJsonSchema()));
export const setFileSchema = once(() => readable(gatesJsonSchema()));
