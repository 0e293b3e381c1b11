import { describe, expect, it } from "vitest";
import { withoutProxyTo } from "../../../../../src/targets/docker/load-command/no-proxy.ts";

const host = "172.17.0.2";
const proxy = "http://proxy:3128";
const both = (value: string) => ({ NO_PROXY: value, no_proxy: value });

describe("the proxy of load-command", () => {
  it.each(["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])(
    "is not used for the app's address with %s",
    (name) => {
      expect(withoutProxyTo(host, { [name]: proxy })).toEqual(both(host));
    },
  );

  it.each([
    { env: { NO_PROXY: "localhost,.corp" }, list: `localhost,.corp,${host}` },
    { env: { no_proxy: "localhost .corp" }, list: `localhost,.corp,${host}` },
    { env: { no_proxy: "a", NO_PROXY: "b" }, list: `a,${host}` },
    { env: { no_proxy: "", NO_PROXY: "b" }, list: `b,${host}` },
    { env: { no_proxy: `a,${host}` }, list: `a,${host}` },
  ])("keeps the exceptions of $env", ({ env, list }) => {
    expect(withoutProxyTo(host, { HTTP_PROXY: proxy, ...env })).toEqual(both(list));
  });

  it.each([{}, { HTTP_PROXY: "" }, { NO_PROXY: "a" }, { HTTP_PROXY: proxy, NO_PROXY: "*" }])(
    "needs no exception with %j",
    (env) => {
      expect(withoutProxyTo(host, env)).toEqual({});
    },
  );
});
