// The identity of a report: the run that it is about.
import type * as z from "zod";
import type { identitySchema } from "./fields/identity-schema.ts";

export type Identity = Readonly<z.infer<typeof identitySchema>>;

export const unknownIdentity: Identity = {
  gate: null,
  repository: null,
  commit: null,
  branch: null,
  pullRequest: null,
  runUrl: null,
};
