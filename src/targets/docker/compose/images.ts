// The images of a project: builds them under names of the run, or pulls them.

import { at, closureOf, listOf, scalarText, servicesOf } from "../../../compose/model.ts";
import type { PreparedImage } from "../../../model/adapters.ts";
import { GateError } from "../../../model/gate-error.ts";
import { healthcheckOf, inspectOrNull } from "../image/prepare.ts";
import { builtImage } from "./override-file.ts";
import type { Project } from "./project.ts";

/** @throws GateError `image` */
export async function buildImages(project: Project): Promise<void> {
  const built = servicesWhere(project, (service) => at(service, "build") !== undefined);
  if (built.length === 0) return;
  const title = `docker compose build ${built.join(" ")}`;
  const { code } = await project.compose(["build", ...built], title);
  if (code === 0) return;
  const fault = { code: "image-failed/build", data: { exitCode: code } } as const;
  throw new GateError(fault, `${title} failed with exit code ${code}; its output is in the log of this run`);
}

/**
 * Pulls images as `pull_policy` says; without it, only images that the engine does not have.
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
  const toPull: string[] = [];
  for (const name of others) {
    const image = scalarText(at(services, name, "image")) ?? "";
    const policy = scalarText(at(services, name, "pull_policy")) ?? "missing";
    const isRefreshed = policy === "always" || /^(daily|weekly|every_)/.test(policy);
    if (!isRefreshed && (await inspectOrNull(project.engine.docker, image)) !== null) continue;
    if (policy === "never") {
      throw new GateError(
        { code: "image-failed/missing", data: { image } },
        `the engine has no image ${image}, and pull_policy of the service ${name} is never`,
      );
    }
    toPull.push(name);
  }
  if (toPull.length === 0) return;
  const title = `docker compose pull ${toPull.join(" ")}`;
  const { code, stderr } = await project.compose(["pull", ...toPull], title);
  if (code === 0) return;
  const why = stderr.split("\n").findLast((line) => line.trim() !== "");
  const advice = "check the image name; if the image is private, log in to its registry in an earlier step";
  const error = resolved.refusal(why ?? "");
  const fault = { code: "image-failed/pull", data: { image: toPull.join(", "), error } } as const;
  throw new GateError(fault, `${title} failed: ${error}; ${advice}`);
}

/**
 * The image of the tested service. Ports and healthcheck of the Compose file override those in the image.
 * @throws GateError `image` if the engine does not have the image
 */
export async function testedImage(project: Project): Promise<PreparedImage> {
  const { resolved, name } = project;
  const service = at(servicesOf(resolved.model), resolved.service);
  const reference = imageOf(project, service) ?? builtImage(name, resolved.service);
  const info = await inspectOrNull(project.engine.docker, reference);
  if (info === null) {
    throw new GateError(
      { code: "image-failed/missing", data: { image: reference } },
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

/** The image that the service runs; null if the service builds its own image. */
function imageOf({ resolved, name }: Project, service: unknown): string | null {
  if (at(service, "build") !== undefined) return null;
  const image = scalarText(at(service, "image"));
  const builder = Object.entries(servicesOf(resolved.model)).find(
    ([, other]) => at(other, "build") !== undefined && scalarText(at(other, "image")) === image,
  );
  return builder === undefined ? image : builtImage(name, builder[0]);
}

/** The container ports that the file publishes, else the ports that it exposes. Null without any port. */
function portsOf(service: unknown): readonly string[] | null {
  const published = listOf(at(service, "ports")).flatMap((port) => {
    const target = scalarText(at(port, "target"));
    return target === null ? [] : `${target}/${scalarText(at(port, "protocol")) ?? "tcp"}`;
  });
  const exposed = listOf(at(service, "expose")).flatMap((port) => scalarText(port) ?? []);
  const ports = [...new Set(published.length > 0 ? published : exposed)];
  return ports.length === 0 ? null : ports;
}

/** Includes the load service, so that its image is ready before the load begins. */
function servicesWhere({ resolved }: Project, matches: (service: unknown) => boolean): readonly string[] {
  const { model, service, loadService } = resolved;
  const names = new Set([...closureOf(model, service), ...(loadService === null ? [] : [loadService])]);
  return [...names].filter((name) => matches(at(servicesOf(model), name)));
}
