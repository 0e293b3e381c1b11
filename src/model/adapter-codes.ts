// The codes of failures that an adapter throws as GateError. The adapter makes the sentence, because it knows the tool.
import * as z from "zod";
import { bytesField, millisField } from "./fields/numbers.ts";

const errorText = z.string().describe("The message of the engine, the tool or Node.js.");
const image = z.string().describe("The requested image.");
const container = z.string().describe("The name of the container.");
const host = z.string().describe("The address of the engine.");

export const adapterCodes = {
  "engine-unavailable/no-response": {
    meaning: "no Docker Engine responded",
    data: () => z.strictObject({ host, error: errorText }),
  },
  "engine-unavailable/ssh": {
    meaning: "no Docker Engine responded over SSH",
    data: () => z.strictObject({ host, error: errorText }),
  },
  "engine-unavailable/no-access": {
    meaning: "this user has no access to the engine's socket",
    data: () => z.strictObject({ host, error: errorText }),
  },
  "engine-unavailable/context": {
    meaning: "memgate cannot use the current docker context",
    data: () => z.strictObject({ context: z.string().describe("The name of the docker context.") }),
  },
  "image-failed/build": {
    meaning: "the build failed",
    data: () => z.strictObject({ exitCode: z.number().int().describe("Exit code of the build command.") }),
  },
  "image-failed/build-not-run": {
    meaning: "the docker CLI could not be run",
    data: () => z.strictObject({ error: errorText }),
  },
  "image-failed/pull": {
    meaning: "the image could not be pulled",
    data: () =>
      z.strictObject({ image: image.describe("The image, or the services of the images."), error: errorText }),
  },
  "image-failed/missing": { meaning: "the engine does not have the image", data: () => z.strictObject({ image }) },
  "image-failed/platform": {
    meaning: "the image is for another platform",
    data: () =>
      z.strictObject({ image, platform: z.string().describe("The platform of the image that the engine has.") }),
  },
  "image-failed/inspect": {
    meaning: "the engine could not inspect the image",
    data: () => z.strictObject({ image, error: errorText }),
  },
  "image-failed/credentials": {
    meaning: "memgate could not read docker's credentials",
    data: () => z.strictObject({ place: z.string().describe("The file, and the place in it if known.") }),
  },
  "container-failed/create": {
    meaning: "the container could not be created",
    data: () => z.strictObject({ error: errorText }),
  },
  "container-failed/start": {
    meaning: "the container could not be started",
    data: () => z.strictObject({ error: errorText }),
  },
  "container-failed/no-command": {
    meaning: "the image has no command, and the run sets none",
    data: () => z.strictObject({ error: errorText }),
  },
  "container-failed/program-not-found": {
    meaning: "the image has no such program",
    data: () => z.strictObject({ error: errorText }),
  },
  "container-failed/unknown-user": {
    meaning: "the image has no such user or group",
    data: () => z.strictObject({ error: errorText }),
  },
  "container-failed/volumes": {
    meaning: "the volumes of the manifest could not be created",
    data: () => z.strictObject({ error: errorText }),
  },
  "container-failed/port-in-use": {
    meaning: "another program listens on the port, on the host network",
    data: () => z.strictObject({ port: z.number().int().describe("The port.") }),
  },
  "container-failed/socket-in-use": {
    meaning: "another program listens on the socket",
    data: () => z.strictObject({ socketPath: z.string().describe("The path of the socket on this machine.") }),
  },
  "container-failed/inspect": {
    meaning: "the running container no longer exists, or the engine could not inspect it",
    data: () => z.strictObject({ container, error: errorText }),
  },
  "container-failed/set-limit": {
    meaning: "the limit of the running container could not be set",
    data: () => z.strictObject({ container, error: errorText }),
  },
  "container-failed/usage-above-limit": {
    meaning: "the running container already uses more memory than the limit to set",
    data: () =>
      z.strictObject({
        container,
        workingSetBytes: bytesField.describe("The working set of the container."),
        limitBytes: bytesField.describe("The limit to set."),
      }),
  },
  "container-failed/compose": {
    meaning: "docker compose could not bring up the project",
    data: () =>
      z.strictObject({
        service: z.string().describe("The service under test."),
        error: errorText,
      }),
  },
  "container-failed/dependency": {
    meaning: "a service that the app depends on did not start",
    data: () => z.strictObject({ services: z.array(z.string()).describe("The service, or the services to start.") }),
  },
  "load-failed/command-not-run": {
    meaning: "load-command could not be run",
    data: () => z.strictObject({ program: z.string().describe("The program of load-command."), error: errorText }),
  },
  "load-failed/machine-too-slow": {
    meaning: "this machine was too slow for the load: memgate's own load process did not respond in time",
    data: () =>
      z.strictObject({
        plannedMs: millisField.describe("How long the load process should run. 0 for its start."),
        waitedMs: millisField.describe("How long memgate waited for it."),
      }),
  },
  "load-failed/load-process": {
    meaning: "memgate's own load process failed",
    data: () => z.strictObject({ error: errorText }),
  },
};
