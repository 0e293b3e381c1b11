// The JSON Schema by which memgate reads size.json. dist has the result of this function (build/evaluated-modules.mjs).
import { readable } from "../readable-schema.ts";
import { sizeJsonSchema } from "./size-schema.ts";

export const sizeFileSchema = () => readable(sizeJsonSchema());
