// A network of the run, in which memgate fixes the container's address before the container exists.
import type Docker from "dockerode";
import { messageOf } from "../../../lib/errors.ts";
import { GateError } from "../../../model/gate-error.ts";
import { isNotFound } from "../image/prepare.ts";

export interface OwnNetwork {
  readonly name: string;
  /** The IPv4 address for the container. */
  readonly address: string;
}

export function networkName(runId: string): string {
  return `memgate-${runId}`;
}

/**
 * Creates the network twice. For the first network, the engine chooses a free subnet. The second network asks for this
 * subnet, because the engine accepts a fixed address only in a network whose subnet was given.
 * @throws GateError `container`
 */
export async function createOwnNetwork(
  docker: Docker,
  runId: string,
  labels: Readonly<Record<string, string>>,
): Promise<OwnNetwork> {
  const name = networkName(runId);
  const body = { Name: name, Driver: "bridge", Labels: { ...labels } };
  try {
    const chosen = await docker.createNetwork(body);
    const { IPAM } = (await chosen.inspect()) as Docker.NetworkInspectInfo;
    const { Subnet = "", Gateway = "" } = IPAM?.Config?.find(({ Subnet: subnet }) => subnet?.includes(".")) ?? {};
    const address = firstAddress(Subnet, Gateway);
    if (address === null)
      throw new Error(`the engine gave the network the subnet "${Subnet}"; expected an IPv4 subnet`);
    await chosen.remove();
    await docker.createNetwork({ ...body, IPAM: { Driver: "default", Config: [{ Subnet, Gateway }] } });
    return { name, address };
  } catch (cause) {
    const error = messageOf(cause);
    throw new GateError(
      { code: "container-failed/create", data: { error } },
      `the network for the container's address (status.podIP) could not be created: ${error}`,
      { cause },
    );
  }
}

/** Does nothing if the network does not exist. */
export async function removeOwnNetwork(docker: Docker, runId: string): Promise<void> {
  await docker
    .getNetwork(networkName(runId))
    .remove()
    .catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
}

/** The first address of a subnet that is not the gateway's. Null if the subnet is not IPv4, or has no such address. */
export function firstAddress(subnet: string, gateway: string): string | null {
  const [, base, prefix] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(subnet) ?? [];
  if (base === undefined || Number(prefix) > 29) return null;
  const first = base.split(".").reduce((number, part) => number * 256 + Number(part), 0) + 1;
  return [first, first + 1].map(dotted).find((address) => address !== gateway) ?? null;
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}
