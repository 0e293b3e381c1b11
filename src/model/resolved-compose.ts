// A Compose project after `docker compose config` has resolved it.

import type { FilePlace } from "../options/parsers.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface ResolvedCompose {
  /** For messages: `service api of compose.yaml`. */
  readonly name: string;
  readonly service: string;
  /** The service that load-command runs in. Null if it runs on this machine, or without load-command. */
  readonly loadService: string | null;
  /** mem_limit or deploy.resources.limits.memory. Null if the service sets neither. */
  readonly limitBytes: number | null;
  /** File, line and column of the limit. Null if it is not in `files`, for example after `extends`. */
  readonly limitPlace: FilePlace | null;
  /** Fields that memgate does not support or changes, including fields from `extends` and `include`. */
  readonly notices: readonly string[];
  readonly files: readonly string[];
  /** Variables of the files that may be unset. */
  readonly allowUnset: readonly string[];
  /** Env files of the option `env-file`. */
  readonly envFiles: readonly string[];
  readonly compose: Compose;
  /** The environment of docker compose. */
  readonly env: Env;
  /** The service, its dependencies and the load service, as resolved by docker compose. Contains secrets. */
  readonly model: unknown;
  /** Values of variables with secret names, passwords in addresses, and the contents of secrets. */
  readonly secrets: readonly string[];
  /** Names of services, images, files, hosts and others in the model, which memgate never masks. */
  readonly names: readonly string[];
  /** Returns one line that sums up what docker compose wrote to stderr. */
  readonly refusal: (stderr: string) => string;
}

export interface Compose {
  /**
   * Path of the CLI plugin. memgate runs the plugin directly, because a docker CLI before 25.0 does not forward signals
   * to its plugins.
   */
  readonly program: string;
  readonly version: string;
}
