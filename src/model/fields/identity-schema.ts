// The schema of the identity of a report.
import * as z from "zod";

export const identitySchema = z
  .strictObject({
    gate: z.string().nullable().describe("The name of the gate in memgate.yml. Null for a run without config."),
    repository: z
      .string()
      .nullable()
      .describe("The repository as OWNER/NAME (GITHUB_REPOSITORY). Null outside a GitHub workflow."),
    commit: z
      .string()
      .nullable()
      .describe(
        "The commit of the workflow run (GITHUB_SHA). For a pull request this is the merge commit, which the checkout has. Null outside a GitHub workflow.",
      ),
    branch: z
      .string()
      .nullable()
      .describe(
        "The branch: GITHUB_HEAD_REF for a pull request, else GITHUB_REF. Null for a tag, and outside a GitHub workflow.",
      ),
    pullRequest: z
      .number()
      .int()
      .positive()
      .nullable()
      .describe("The number of the pull request. Null if a pull request did not start the workflow run."),
    runUrl: z.string().nullable().describe("The page of the workflow run. Null outside a GitHub workflow."),
  })
  .describe("The run that the report is about. A field is null if memgate does not know it.");
