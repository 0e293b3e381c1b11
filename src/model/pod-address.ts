// The address of the container, which an app may read from its environment (status.podIP). The address is not known
// before the run creates the network of the container, so the plan has a placeholder.
import type { TargetPlan } from "./plan.ts";

/** Stands for the address in variables, in the command and in commands of probes. --dry-run shows this placeholder. */
export const podAddress = "<status.podIP>";

/** Replaces each placeholder in a text with the address. */
export function withAddress(text: string, address: string): string {
  return text.replaceAll(podAddress, address);
}

/** Replaces each placeholder in the variables, the entrypoint and the command of a container with the address. */
export function targetWithAddress(target: TargetPlan, address: string): TargetPlan {
  const all = (words: readonly string[] | null) => words?.map((word) => withAddress(word, address)) ?? null;
  return {
    ...target,
    env: target.env.map(([name, value]) => [name, withAddress(value, address)] as const),
    entrypoint: all(target.entrypoint),
    command: all(target.command),
  };
}
