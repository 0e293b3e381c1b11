// Plans the address of a container whose manifest refers to it. Pure.
import type { ReadinessPlan, TargetPlan } from "../model/plan.ts";
import { podAddress, targetWithAddress, withAddress } from "../model/pod-address.ts";
import { mark } from "../options/mentions.ts";

interface Addressed {
  readonly target: TargetPlan;
  readonly readiness: ReadinessPlan;
  readonly notices: readonly string[];
}

/**
 * memgate can fix the address in a network of its own. With the option `network` it cannot. It then uses the loopback
 * address on the host network, and the unspecified address on any other network. An app can listen at both addresses.
 */
export function withPodAddress(target: TargetPlan, readiness: ReadinessPlan): Addressed {
  if (!isUsed(target, readiness)) return { target, readiness, notices: [] };
  const { network } = target;
  if (network === null) {
    const notice = "status.podIP is the address of the container, in a network that memgate creates for the run";
    return { target: { ...target, isOnOwnNetwork: true }, readiness, notices: [notice] };
  }
  const address = network === "host" ? "127.0.0.1" : "0.0.0.0";
  const steps = readiness.steps.map((step) =>
    step.probe.kind === "exec"
      ? { ...step, probe: { ...step.probe, command: step.probe.command.map((word) => withAddress(word, address)) } }
      : step,
  );
  const notice = `status.podIP is ${address}, because memgate does not choose the address in the network ${network}; set the variable with ${mark("env")} if the app needs another`;
  return { target: targetWithAddress(target, address), readiness: { ...readiness, steps }, notices: [notice] };
}

function isUsed({ env, entrypoint, command }: TargetPlan, { steps }: ReadinessPlan): boolean {
  const inProbes = steps.flatMap(({ probe }) => (probe.kind === "exec" ? probe.command : []));
  const texts = [...env.map(([, value]) => value), ...(entrypoint ?? []), ...(command ?? []), ...inProbes];
  return texts.some((text) => text.includes(podAddress));
}
