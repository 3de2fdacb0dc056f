import { createServer, type RequestListener } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod/mini";
import type { ConnectorError } from "../../../server/connectors/connector-error.ts";
import { httpPartner, usualAnswerTime } from "../../../server/connectors/http-partner.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const secret = "a-secret-of-the-test";
const answer = z.object({ id: z.string() });
const planted = "350206199001010017";
const clock = new SimulatedClock();
const never = new AbortController().signal;

async function partner(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/v1/`;
  return httpPartner({ name: "the partner", url, secret, clock });
}
const saying = (status: number, body: string, headers: Record<string, string> = {}) =>
  partner((_request, response) => response.writeHead(status, headers).end(body));
const wish = { method: "POST", path: "/things", key: "a-key-of-sixteen", json: { number: planted } } as const;
const failure = async (asked: Promise<unknown>): Promise<ConnectorError> =>
  asked.then(
    () => {
      throw new Error("it was answered");
    },
    (cause: ConnectorError) => cause,
  );

describe("somebody outside", () => {
  it("is shown the secret, the key and the wish, at its address", async () => {
    const seen: unknown[] = [];
    const asked = await partner((request, response) => {
      request.setEncoding("utf8").on("data", (text) => seen.push(text));
      const { authorization, "idempotency-key": key, "content-type": type } = request.headers;
      seen.push(request.method, request.url, authorization, key, type);
      request.on("end", () => response.end('{"id":"1"}'));
    });
    expect(await asked.ask(wish, answer, never)).toEqual({ id: "1" });
    const json = JSON.stringify(wish.json);
    expect(seen).toEqual([
      "POST",
      "/v1/things",
      `Bearer ${secret}`,
      "a-key-of-sixteen",
      "application/json",
      json,
    ]);
  });

  it.each([200, 201, 202])("has taken it with %i", async (status) =>
    expect(await (await saying(status, '{"id":"1"}')).ask(wish, answer, never)).toEqual({ id: "1" }),
  );

  it.each([401, 408, 425, 429, 500, 502, 503, 504])(
    "cannot now with %i: it may be asked again",
    async (status) => {
      const asked = await saying(status, '{"reason":"busy"}', { "retry-after": "7" });
      const cause = await failure(asked.ask(wish, answer, never));
      expect(cause).toMatchObject({ name: "ConnectorError", again: true, status, after: 7000 });
    },
  );

  it.each(["99999999", "Mon, 30 Nov 2026 08:00:00 GMT", "-1"])(
    "does not put us off with %s for longer than we put up with",
    async (header) => {
      const asked = await saying(429, "", { "retry-after": header });
      expect((await failure(asked.ask(wish, answer, never))).after ?? 0).toBeLessThanOrEqual(600_000);
    },
  );

  it.each([
    [422, '{"reason":"noSuchMatter","detail":"of 350206199001010017"}', "noSuchMatter"],
    [400, "<p>no</p>", null],
    [403, '{"reason":"350206199001010017"}', null],
    [409, '{"reason":"differentContent"}', "differentContent"],
  ])("refuses for good with %i %s, and of its words only a code is kept", async (status, body, reason) => {
    const cause = await failure((await saying(status, body)).ask(wish, answer, never));
    expect(cause).toMatchObject({ again: false, status, reason });
    expect(JSON.stringify([cause.message, cause.stack, String(cause.cause)])).not.toContain(planted);
  });

  it("may answer with a refusal where the contract says so, if it is an answer", async () => {
    const request = { ...wish, alsoAnswers: [409] };
    expect(await (await saying(409, '{"id":"1"}')).ask(request, answer, never)).toEqual({ id: "1" });
    const cause = await failure((await saying(409, '{"reason":"other"}')).ask(request, answer, never));
    expect(cause).toMatchObject({ again: false, status: 409, reason: "other" });
    const refused = await failure((await saying(404, '{"id":"1"}')).ask(request, answer, never));
    expect(refused).toMatchObject({ again: false, status: 404 });
  });

  it.each([
    ["no JSON", "<p>OK</p>"],
    ["other JSON", '{"name":"1"}'],
    ["too much", JSON.stringify({ id: "1".repeat(20_000) })],
  ])("says %s: nothing is known of it", async (_what, body) => {
    const cause = await failure((await saying(200, body)).ask(wish, answer, never));
    expect(cause).toMatchObject({ again: true, status: null });
  });

  it("is not followed elsewhere", async () => {
    const reached: string[] = [];
    const asked = await partner((request, response) => {
      reached.push(request.url ?? "");
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    expect(await failure(asked.ask(wish, answer, never))).toMatchObject({ again: true });
    expect(reached).toEqual(["/v1/things"]);
  });

  it("is given up when it says nothing, or stops in the middle", async () => {
    for (const listener of [
      () => undefined,
      ((_request, response) => void response.writeHead(200).write('{"id":')) satisfies RequestListener,
    ]) {
      let heard = () => {};
      const reached = new Promise<void>((resolve) => {
        heard = resolve;
      });
      const asked = await partner((request, response) => {
        listener(request, response);
        heard();
      });
      const failed = failure(asked.ask(wish, answer, never));
      await reached;
      await clock.advance(usualAnswerTime);
      expect(await failed).toMatchObject({ again: true, message: "the partner cannot be reached" });
      expect(clock.pendingTimers).toBe(0);
    }
  });

  it("is not there", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    await new Promise((resolve) => server.close(resolve));
    const gone = httpPartner({ name: "the partner", url, secret, clock });
    expect(await failure(gone.ask(wish, answer, never))).toMatchObject({
      again: true,
      status: null,
      isUntaken: true,
    });
  });

  it.each([
    [401, true],
    [429, true],
    [503, true],
    [500, false],
    [504, false],
  ])("that says %i has surely not taken it: %s", async (status, isUntaken) => {
    const one = await saying(status, "{}");
    expect(await failure(one.ask(wish, answer, never))).toMatchObject({ again: true, isUntaken });
  });

  it("that hangs up, or says what is no answer, may have taken it", async () => {
    const hangsUp = await partner((request) => request.socket.destroy());
    const wrong = await saying(200, "<p>OK</p>");
    for (const one of [hangsUp, wrong])
      expect(await failure(one.ask(wish, answer, never))).toMatchObject({ again: true, isUntaken: false });
  });

  it("sends a file as it is, bounded", async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, at) => at & 0xff);
    const echo = await partner((request, response) => request.pipe(response));
    const content = { bytes, mediaType: "application/pdf" };
    const request = { method: "PUT", path: "/files", content } as const;
    expect([...(await echo.askBytes({ ...request, longestAnswer: 300 }, never))]).toEqual([...bytes]);
    expect(await failure(echo.askBytes({ ...request, longestAnswer: 299 }, never))).toMatchObject({
      again: false,
      status: 200,
      reason: "tooLong",
      message: "the partner's answer is too long",
    });
  });
});
