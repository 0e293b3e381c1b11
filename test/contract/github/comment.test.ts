// The comment on a pull request, tested against a server with the endpoints of GitHub's API that memgate uses.
import { createServer, type IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { commentBody, writeComment } from "../../../src/github/comment.ts";
import type { PullRequestPlace } from "../../../src/github/pull-request.ts";
import { containerFacts, evidence, oneGate } from "../../builders.ts";
import { stoppedBy } from "../../stop-reasons.ts";
import { listen } from "../surroundings.ts";

interface Comment {
  readonly id: number;
  body: string;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

const marker = "<!-- memgate ci/memory -->";
const text = async (request: IncomingMessage) => (await request.toArray()).join("");

/** @param failures the statuses of the first responses to each method */
async function createGitHub(comments: Comment[], failures: Readonly<Record<string, readonly number[]>> = {}) {
  const calls: Call[] = [];
  const remainingFailures = new Map(Object.entries(failures).map(([method, statuses]) => [method, [...statuses]]));
  const server = createServer(async (request, response) => {
    const { method = "", url = "" } = request;
    const { pathname, searchParams } = new URL(url, "http://x");
    calls.push({ method, path: pathname, authorization: request.headers.authorization });
    const respond = (status: number, body: unknown, headers = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    const failure = remainingFailures.get(method)?.shift();
    if (failure !== undefined) return respond(failure, { message: `refused with ${failure}` });
    if (method === "GET" && pathname === "/repos/me/app/issues/7/comments") {
      const [size, page] = [Number(searchParams.get("per_page")), Number(searchParams.get("page") ?? 1)];
      const next = `<http://${request.headers.host}${pathname}?per_page=${size}&page=${page + 1}>; rel="next"`;
      const isLast = page * size >= comments.length;
      return respond(200, comments.slice((page - 1) * size, page * size), isLast ? {} : { link: next });
    }
    if (method === "POST" && pathname === "/repos/me/app/issues/7/comments") {
      const comment = { id: 1_000 + comments.length, body: JSON.parse(await text(request)).body };
      comments.push(comment);
      return respond(201, { ...comment, html_url: `http://github/${comment.id}` });
    }
    const id = Number(/^\/repos\/me\/app\/issues\/comments\/(\d+)$/.exec(pathname)?.[1]);
    const known = comments.find((comment) => comment.id === id);
    if (method !== "PATCH" || known === undefined) return respond(404, { message: "Not Found" });
    known.body = JSON.parse(await text(request)).body;
    return respond(200, { ...known, html_url: `http://github/${id}` });
  });
  const apiUrl = `http://127.0.0.1:${await listen(server)}`;
  const place: PullRequestPlace = { apiUrl, owner: "me", repo: "app", pullRequest: 7, runUrl: null, marker };
  return { place, calls, write: (body: string) => writeComment(place, "secret", body, 1) };
}

const others = (count: number) => Array.from({ length: count }, (_, id) => ({ id, body: `comment ${id}` }));

describe("the comment on a pull request", () => {
  it("is created with the token if there is none", async () => {
    const comments = others(3);
    const { write, calls } = await createGitHub(comments);
    expect(await write(`${marker}\nfirst`)).toEqual({ kind: "created", url: "http://github/1003" });
    expect(comments.at(-1)?.body).toBe(`${marker}\nfirst`);
    expect(calls.map(({ method }) => method)).toEqual(["GET", "POST"]);
    expect(calls[0]?.authorization).toBe("token secret");
  });

  it("is updated if it exists, without a second comment", async () => {
    const comments = others(0);
    const { write } = await createGitHub(comments);
    await write(`${marker}\nfirst`);
    expect(await write(`${marker}\nsecond`)).toEqual({ kind: "updated", url: "http://github/1000" });
    expect(comments).toEqual([{ id: 1_000, body: `${marker}\nsecond` }]);
  });

  it("is found on a later page, and not confused with a comment that quotes it", async () => {
    const comments = [...others(150), { id: 500, body: `> ${marker}` }, { id: 501, body: `${marker}\nold` }];
    const { write, calls } = await createGitHub(comments);
    expect(await write(`${marker}\nnew`)).toEqual({ kind: "updated", url: "http://github/501" });
    expect(comments.at(-1)?.body).toBe(`${marker}\nnew`);
    expect(calls.filter(({ method }) => method === "GET")).toHaveLength(2);
  });

  it.each([403, 404])("is refused with what to do if GitHub responds with %d to a read-only token", async (status) => {
    const { write, calls } = await createGitHub(others(0), { POST: [status] });
    const written = await write("x");
    expect(written).toEqual({
      kind: "refused",
      notice: expect.stringMatching(
        /pull-requests: write.*workflow_run.*docs\/github-actions\.md#pull-requests-from-forks$/,
      ),
    });
    expect(calls.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it.each([
    [401, "such as github.token"],
    [422, "422"],
  ])("is refused with the reason if GitHub responds with %d", async (status, words) => {
    const { write } = await createGitHub(others(0), { POST: [status] });
    expect(await write("x")).toEqual({ kind: "refused", notice: expect.stringContaining(words) });
  });

  it("is retried if GitHub responds with a server error", async () => {
    const { write, calls } = await createGitHub(others(0), { GET: [502], POST: [500, 503] });
    expect(await write("x")).toMatchObject({ kind: "created" });
    expect(calls.map(({ method }) => method)).toEqual(["GET", "GET", "POST", "POST", "POST"]);
  });

  it("is given up if the server error persists or GitHub is unreachable", async () => {
    const { write } = await createGitHub(others(0), { GET: [500, 500, 500, 500, 500, 500] });
    expect(await write("x")).toEqual({ kind: "refused", notice: expect.stringContaining("500") });
    const place = { apiUrl: "http://127.0.0.1:9", owner: "me", repo: "app", pullRequest: 7, runUrl: null, marker };
    expect(await writeComment(place, "secret", "x", 1)).toMatchObject({ kind: "refused" });
  });

  it("is the marker and the job summary, within the length that GitHub accepts", () => {
    const logTail = Array.from({ length: 50 }, () => "x".repeat(2_000));
    const of = evidence({
      outcome: stoppedBy("app-exited/exit", "x"),
      container: containerFacts({ logTail }),
    });
    const body = commentBody(oneGate(of), { marker, runUrl: null });
    expect(body.startsWith(`${marker}\n### ⚠️ Inconclusive: `)).toBe(true);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toContain("Cut here");
  });
});
