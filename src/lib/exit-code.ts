/** Linux's names of the signals from 1 to 31, on all architectures that matter here. */
const signals = [
  ...["HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM"],
  ...["TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF"],
  ...["WINCH", "IO", "PWR", "SYS"],
];

/** The name of the signal that an exit code stands for. Null without a signal. */
export function signalOf(exitCode: number): string | null {
  const name = signals[exitCode - 129];
  return name === undefined ? null : `SIG${name}`;
}

/** An exit code, with the name of the signal that it stands for: `3`, `139 (SIGSEGV)`. Engines and shells add 128. */
export function exitCodeText(exitCode: number): string {
  const signal = signalOf(exitCode);
  return signal === null ? String(exitCode) : `${exitCode} (${signal})`;
}
