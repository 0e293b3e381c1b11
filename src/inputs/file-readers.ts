// The readers of users' files.
import { readComposeFiles } from "../compose/compose-file.ts";
import { readManifest } from "../manifest/read-manifest.ts";
import { withBeside } from "../options/layers.ts";
import { readHar } from "../scenario/har.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { readConfig } from "./config-file.ts";

export const fileReaders = { readComposeFiles, readConfig, readHar, readManifest, readScenario, withBeside };
