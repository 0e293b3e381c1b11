// Bad input that memgate notices only after it has read all options.
import { type BadInputCode, GateError } from "../model/gate-error.ts";
import { type OptionStyle, styled } from "../options/mentions.ts";

export interface LateProblem {
  readonly code: BadInputCode;
  readonly message: string;
}

/** The problem with the input, with option names as the shell writes them. Null for any other error. */
export function inputProblemOf(error: unknown, style: OptionStyle): LateProblem | null {
  if (!(error instanceof GateError && typeof error.fault === "string")) return null;
  return { code: error.fault, message: styled(error.message, style) };
}
