// The address of the container, which an app may read from its environment (status.podIP). The engine gives it only when
// it creates the container, so the plan has a placeholder.
import type { TargetPlan } from "./plan.ts";

/** Stands for the address in variables, in the command and in commands of probes. --dry-run shows this placeholder. */
export const podAddress = "<status.podIP>";

/** A text with the address in place of each placeholder. */
export function withAddress(text: string, address: string): string {
  return text.replaceAll(podAddress, address);
}

/** The variables, the entrypoint and the command of a container with the address in place of each placeholder. */
export function targetWithAddress(target: TargetPlan, address: string): TargetPlan {
  const all = (words: readonly string[] | null) => words?.map((word) => withAddress(word, address)) ?? null;
  return {
    ...target,
    env: target.env.map(([name, value]) => [name, withAddress(value, address)] as const),
    entrypoint: all(target.entrypoint),
    command: all(target.command),
  };
}
