// The images of a project: built under names of the run's own, or pulled where they are missing.

import { at, closureOf, listOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { PreparedImage } from "../../../model/adapters.ts";
import { healthcheckOf, isNotFound } from "../image/prepare.ts";
import { builtImage } from "./override-file.ts";
import type { Project } from "./project.ts";

/** @throws GateError `image` */
export async function buildImages(project: Project): Promise<void> {
  const built = servicesWhere(project, (service) => at(service, "build") !== undefined);
  if (built.length === 0) return;
  const title = `docker compose build ${built.join(" ")}`;
  const { code } = await project.compose(["build", ...built], title);
  if (code !== 0) throw new GateError("image", `${title} failed with exit code ${code}: its log above says why`);
}

/**
 * As pull_policy has it; what is there already stays where it says nothing.
 * @throws GateError `image`
 */
export async function pullImages(project: Project): Promise<void> {
  const { resolved } = project;
  const services = servicesOf(resolved.model);
  const built = new Set(
    servicesWhere(project, (service) => at(service, "build") !== undefined).map((name) =>
      scalarText(at(services, name, "image")),
    ),
  );
  const others = servicesWhere(project, (service) => {
    const image = scalarText(at(service, "image"));
    return at(service, "build") === undefined && image !== null && !built.has(image);
  });
  const wanted: string[] = [];
  for (const name of others) {
    const image = scalarText(at(services, name, "image")) ?? "";
    const policy = scalarText(at(services, name, "pull_policy")) ?? "missing";
    const isRefreshed = policy === "always" || /^(daily|weekly|every_)/.test(policy);
    if (!isRefreshed && (await inspected(project, image)) !== null) continue;
    if (policy === "never") {
      throw new GateError("image", `the engine has no image ${image}, and pull_policy of the service ${name} is never`);
    }
    wanted.push(name);
  }
  if (wanted.length === 0) return;
  const title = `docker compose pull ${wanted.join(" ")}`;
  const { code, stderr } = await project.compose(["pull", ...wanted], title);
  if (code === 0) return;
  const why = stderr.split("\n").findLast((line) => line.trim() !== "");
  const advice = "check its name, and log in to its registry in a step before where it needs that";
  throw new GateError("image", `${title} failed: ${resolved.refusal(why ?? "")}; ${advice}`);
}

/**
 * What the tested service's image has, and the file says over it.
 * @throws GateError `image`
 */
export async function testedImage(project: Project): Promise<PreparedImage> {
  const { resolved, name } = project;
  const service = at(servicesOf(resolved.model), resolved.service);
  const reference = imageOf(project, service) ?? builtImage(name, resolved.service);
  const info = await inspected(project, reference);
  if (info === null) {
    throw new GateError(
      "image",
      `docker compose built or pulled ${reference}, but the engine does not have it: is another builder selected?`,
    );
  }
  const test = listOf(at(service, "healthcheck", "test"));
  const isOff = at(service, "healthcheck", "disable") === true;
  const shell = { Shell: listOf(at(info.Config, "Shell")).length > 0 ? at(info.Config, "Shell") : null };
  const own = test.length > 0 ? healthcheckOf({ Healthcheck: { Test: test }, ...shell }) : healthcheckOf(info.Config);
  return {
    reference,
    name: resolved.name,
    id: info.Id,
    exposedPorts: portsOf(service) ?? Object.keys(info.Config?.ExposedPorts ?? {}),
    healthcheck: isOff ? null : own,
  };
}

/** Null for one that is built under the service's own name. */
function imageOf({ resolved, name }: Project, service: unknown): string | null {
  if (at(service, "build") !== undefined) return null;
  const image = scalarText(at(service, "image"));
  const builder = Object.entries(servicesOf(resolved.model)).find(
    ([, other]) => at(other, "build") !== undefined && scalarText(at(other, "image")) === image,
  );
  return builder === undefined ? image : builtImage(name, builder[0]);
}

/** The container's ports that the file publishes or exposes; null for none. */
function portsOf(service: unknown): readonly string[] | null {
  const published = listOf(at(service, "ports")).flatMap((port) => {
    const target = scalarText(at(port, "target"));
    return target === null ? [] : `${target}/${scalarText(at(port, "protocol")) ?? "tcp"}`;
  });
  const exposed = listOf(at(service, "expose")).flatMap((port) => scalarText(port) ?? []);
  const ports = [...new Set(published.length > 0 ? published : exposed)];
  return ports.length === 0 ? null : ports;
}

/** The service for the load too: what it takes to get its image is no part of the load. */
function servicesWhere({ resolved }: Project, holds: (service: unknown) => boolean): readonly string[] {
  const { model, service, loadService } = resolved;
  const names = new Set([...closureOf(model, service), ...(loadService === null ? [] : [loadService])]);
  return [...names].filter((name) => holds(at(servicesOf(model), name)));
}

async function inspected({ engine }: Project, image: string) {
  try {
    return await engine.docker.getImage(image).inspect();
  } catch (cause) {
    if (isNotFound(cause)) return null;
    throw new GateError("image", `the engine could not be asked for the image ${image}: ${messageOf(cause)}`, {
      cause,
    });
  }
}
