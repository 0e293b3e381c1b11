// Finds a container in the path of a cgroup, by its id. Pure.

/** Returns the path relative to the container's cgroup, empty for that cgroup itself. Null if it is not in the container. */
export function pathBelowId(path: string, containerId: string): string | null {
  const own = pathUpToId(path, containerId);
  return own === null ? null : path.slice(own.length + 1);
}

/**
 * Returns the path up to the component with the container's id. The path may continue below it, because an init system
 * in the container may have moved itself into a cgroup of its own.
 */
export function pathUpToId(path: string, containerId: string): string | null {
  const components = path.split("/");
  const index = components.findIndex((component) => component.includes(containerId));
  return index < 0 ? null : components.slice(0, index + 1).join("/");
}
