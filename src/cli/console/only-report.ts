/** The path in the arguments of a command that takes one report, or the problem with them. */
export function onlyReport(positionals: readonly string[]): {
  readonly path: string | null;
  readonly problem: string | null;
} {
  const [path, ...more] = positionals;
  return path !== undefined && more.length === 0
    ? { path, problem: null }
    : {
        path: null,
        problem: `expected one report, such as memgate-report/report.json; got ${positionals.length}`,
      };
}
