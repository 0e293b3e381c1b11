// The options of the commands that take no plan, each with its help.

export const judgeSwitches = { json: "Print the report with its new verdict as JSON on stdout." } as const;

export const doctorSwitches = { json: "Print the results as JSON on stdout." } as const;

/** The forms that `memgate show` can write to a file. */
export const showFiles = {
  html: "Write report.html to FILE, with every sample if samples.csv is beside the report. For one gate only: with several gates, name the report of one of them.",
  summary: "Write the job summary (GitHub-flavoured Markdown) to FILE.",
  junit: "Write JUnit XML to FILE.",
} as const;
