// The override files that docker compose does not read if the Compose files are given.
import { expect, it } from "vitest";
import { unreadOverrides } from "../../../../src/targets/docker/compose/unread-override.ts";

const reason = "is not applied: memgate reads only the files of `compose-file`; add this one to apply it";

it.each([
  [["compose.yaml"], ["compose.override.yaml"], ["compose.override.yaml"]],
  [["app/docker-compose.yml"], ["app/docker-compose.override.yml"], ["app/docker-compose.override.yml"]],
  [["app/api.yaml"], ["app/compose.override.yml", "compose.override.yml"], ["app/compose.override.yml"]],
  [["a.yaml", "b/c.yaml"], ["b/docker-compose.override.yaml"], ["b/docker-compose.override.yaml"]],
  [["compose.yaml", "./compose.override.yaml"], ["compose.override.yaml"], []],
  [["compose.yaml"], ["compose.yaml", "override.yaml"], []],
])("of the files %j beside %j are %j", (files, existing, named) => {
  const notices = unreadOverrides(files, (path) => existing.includes(path));
  expect(notices).toEqual(named.map((path) => `${path} ${reason}`));
});
