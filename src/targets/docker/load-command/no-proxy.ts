// Lets load-command reach the app directly: a proxy cannot reach the address of a container on this machine.

const proxyVariables = ["http_proxy", "https_proxy", "all_proxy"];
const names = ["NO_PROXY", "no_proxy"] as const;

/**
 * NO_PROXY and no_proxy with the app's host. Empty if the environment has no proxy, or excludes every host already.
 * @param host a host name or an address, without a port
 */
export function withoutProxyTo(host: string, env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const hasProxy = Object.entries(env).some(
    ([name, value]) => proxyVariables.includes(name.toLowerCase()) && value !== undefined && value !== "",
  );
  if (!hasProxy) return {};
  const known = env["no_proxy"] || env["NO_PROXY"] || "";
  if (known.trim() === "*") return {};
  const list = [...known.split(/[\s,]+/), host].filter((entry) => entry !== "");
  return Object.fromEntries(names.map((name) => [name, [...new Set(list)].join(",")]));
}
