import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../../../device-drivers/clock.ts";
import { speechPath } from "../../../../server/contract/speech.ts";
import { createDoor } from "../../../../server/door/door.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { serveSpeech } from "../../../../server/hall/speech/http.ts";
import type { Sentence } from "../../../../server/hall/speech/speech-engine.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { aWave } from "./sound-fixture.ts";

const tokens = new Tokens();
const door = createDoor({ tokens, clock: systemClock, log: silentLog() });
const asked: Sentence[] = [];
let url = "";
beforeAll(async () => {
  serveSpeech(door, demoHall.windows, {
    async wave(sentence) {
      asked.push(sentence);
      return sentence.language === "nan" ? null : aWave();
    },
  });
  url = `http://127.0.0.1:${await door.listen(0)}`;
});
afterAll(() => door.close());

const ask = (body: unknown, role: "board" | "window" = "board") =>
  fetch(`${url}${speechPath}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${tokens.of(role)}` },
    body: JSON.stringify(body),
  });

it("gives a board the sound of a call at one of its windows", async () => {
  const response = await ask({ language: "zh-CN", number: "A012", windowId: "3" });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "audio/wav"]);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(aWave());
  expect(asked.at(-1)?.text).toBe("请 A 零一二 号，到 3号窗口");
});

it("says where it has no voice", async () => {
  expect((await ask({ language: "nan", number: "A012", windowId: "3" })).status).toBe(204);
});

it.each<[string, unknown, "board" | "window", number, string]>([
  ["another role", { language: "en", number: "A012", windowId: "3" }, "window", 401, "message.notAuthorised"],
  [
    "words of the page's own",
    { language: "en", number: "A012", windowId: "3", text: "x" },
    "board",
    400,
    "message.invalidPayload",
  ],
  [
    "a number that is none",
    { language: "en", number: "; rm", windowId: "3" },
    "board",
    400,
    "message.invalidPayload",
  ],
  [
    "a language that is none",
    { language: "fr", number: "A012", windowId: "3" },
    "board",
    400,
    "message.invalidPayload",
  ],
  [
    "a window that is none",
    { language: "en", number: "A012", windowId: "99" },
    "board",
    409,
    "window.unknownWindow",
  ],
])("refuses %s", async (_what, body, role, status, error) => {
  const before = asked.length;
  const response = await ask(body, role);
  expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([status, error]);
  expect(asked).toHaveLength(before);
});
