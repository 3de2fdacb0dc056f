import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createActor } from "xstate";
import type { Picture } from "../../../kiosk/camera/plane.ts";
import { scanDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { createScanMachine } from "../../../kiosk/citizen/machines/scan.machine.ts";
import { looksToAgree, PageWatch } from "../../../kiosk/citizen/matters/scan/page-watch.ts";
import { partsOf } from "../../../kiosk/citizen/matters/scan/pages.ts";
import { createScanEffects } from "../../../kiosk/citizen/scan-effects.ts";
import type { ServiceConnection } from "../../../kiosk/connection/service-connection.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { filePart, type matterTerminal } from "../../../server/contract/matters.ts";
import { writtenPage } from "../../support/camera-film.ts";
import { photograph } from "../../support/photographed-page.ts";
import { PlayedCamera } from "../../support/played-camera.ts";
import { scanInput } from "../../support/scan-paths.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

/** Somebody at the lens, before a hall that the test plays. */
function atLens(camera = new PlayedCamera(true)) {
  const clock = new SimulatedClock();
  const sent: {
    upload: string;
    part: number;
    parts: number;
    data: string;
    digest: string;
    doubts: string[];
  }[] = [];
  const hall = {
    answer: async (part: number, parts: number): Promise<string | null> =>
      part === parts - 1 ? "file-0001" : null,
  };
  let keys = 0;
  const effects = createScanEffects(
    {
      request: async (_name: string, payload: (typeof sent)[number]) => {
        const file = await hall.answer(payload.part, payload.parts);
        sent.push(payload);
        return { file };
      },
    } as unknown as ServiceConnection<typeof matterTerminal>,
    camera.sources,
    { newKey: () => `key-${++keys}`, now: clock.now, report: () => undefined },
  );
  const actor = createActor(createScanMachine(effects), { clock, input: scanInput });
  actor.start();
  const state = () => {
    const { value } = actor.getSnapshot();
    return typeof value === "string" ? value : value.scanCamera;
  };
  const send = async (...events: Parameters<typeof actor.send>[0][]) => {
    for (const event of events) {
      actor.send(event);
      await settle();
    }
  };
  const take = (picture: Picture) => send({ type: "take", picture });
  return { actor, camera, clock, hall, sent, state, send, take, context: () => actor.getSnapshot().context };
}

const usual = { width: 640, height: 860, pageHeight: 790 } as const;
const pictures: Record<"good" | "dark" | "cutOff", Picture> = {} as never;
beforeAll(() => {
  const page = writtenPage();
  pictures.good = photograph(page, usual);
  pictures.dark = photograph(page, { ...usual, paper: 75, mat: 20 });
  pictures.cutOff = photograph(page, { ...usual, middle: { x: 0.5, y: 0.65 } });
}, 60_000);

describe("scanning pages", () => {
  it("has the camera on from the word until the page is decided upon", async () => {
    const { camera, state, send, take, context } = atLens();
    expect(camera.on).toBe(0);
    await send({ type: "start" });
    expect([state(), camera.on]).toEqual(["scanLive", 1]);
    await take(pictures.good);
    expect([state(), camera.on, context().taken?.doubts]).toEqual(["scanLook", 1, []]);
    await send({ type: "keep" });
    expect([state(), camera.on]).toEqual(["scanPages", 0]);
  });

  it.each(["back", "stop", "hidden", "pulled", "frozen"] as const)("has it off after: %s", async (how) => {
    const { actor, camera, clock, state, send, context } = atLens();
    await send({ type: "start" });
    if (how === "back") await send({ type: "back" });
    if (how === "stop") actor.stop();
    if (how === "hidden") camera.setSeen(false);
    if (how === "pulled") camera.pullOut();
    if (how === "frozen") await clock.advance(scanDelays.frozenAfter);
    await settle();
    expect(camera.on).toBe(0);
    const where = { back: "scanLay", hidden: "scanLay", pulled: "scanNoCamera", frozen: "scanNoCamera" };
    if (how !== "stop") expect(state()).toBe(where[how]);
    expect(context().problem).toBe(how === "pulled" ? "gone" : how === "frozen" ? "frozen" : null);
  });

  it("goes on while pictures are seen", async () => {
    const { clock, state, send, context } = atLens();
    await send({ type: "start" });
    for (let second = 0; second < 10; second++) {
      context().camera?.seen();
      await clock.advance(1000);
    }
    expect(state()).toBe("scanLive");
  });

  it("releases a camera that opens after nobody wants it any more", async () => {
    const camera = new PlayedCamera(true);
    let answers: () => void = () => undefined;
    camera.gate = new Promise((resolve) => {
      answers = resolve;
    });
    const { clock, state, send } = atLens(camera);
    await send({ type: "start" });
    expect(state()).toBe("scanOpening");
    await clock.advance(scanDelays.openPatience);
    expect(state()).toBe("scanNoCamera");
    answers();
    await settle();
    expect([state(), camera.on]).toEqual(["scanNoCamera", 0]);
    await send({ type: "tryAgain" });
    expect([state(), camera.on]).toEqual(["scanLive", 1]);
  });

  it.each([
    ["NotAllowedError", "refused"],
    ["NotReadableError", "busy"],
    ["NotFoundError", "none"],
  ] as const)("says why there is none, and ends with it: %s", async (failure, problem) => {
    const camera = new PlayedCamera(true);
    camera.failure = failure;
    const { actor, state, send } = atLens(camera);
    await send({ type: "start" });
    expect(state()).toBe("scanNoCamera");
    await send({ type: "back" });
    expect(actor.getSnapshot().output).toEqual({ pages: [], files: null, problem });
  });

  it("asks for a doubted page once more, takes it the second time, and tells the hall what was doubted", async () => {
    const { state, send, take, sent, context } = atLens();
    await send({ type: "start" });
    await take(pictures.dark);
    expect(context().taken?.doubts).toEqual(["dark"]);
    await send({ type: "keep" });
    expect(state()).toBe("scanLook");
    await send({ type: "again" });
    await take(pictures.cutOff);
    await send({ type: "keep" }, { type: "send" });
    expect(state()).toBe("finished");
    expect(sent.at(-1)?.doubts).toEqual(["cutOff"]);
  });

  it("keeps what was taken when the camera is pulled out behind it", async () => {
    const { camera, state, send, take } = atLens();
    await send({ type: "start" });
    await take(pictures.good);
    camera.pullOut();
    await settle();
    expect(state()).toBe("scanLook");
    await send({ type: "keep" });
    expect(state()).toBe("scanPages");
    await send({ type: "add" });
    expect(state()).toBe("scanNoCamera");
    await send({ type: "usePages" }, { type: "send" });
    expect(state()).toBe("finished");
  });

  it("sends each page once, and after a failure again the same file and no page that is there", async () => {
    const { state, send, take, sent, hall, clock, actor } = atLens();
    await send({ type: "start" });
    await take(pictures.good);
    await send({ type: "keep" }, { type: "add" });
    await take(pictures.good);
    await send({ type: "keep" });
    let files = 0;
    const honest = async (part: number, parts: number) => (part === parts - 1 ? `file-000${++files}` : null);
    hall.answer = async (part, parts) => {
      if (files === 1) throw new ContractError("queue.hallUnreachable", "played");
      return honest(part, parts);
    };
    await send({ type: "send" });
    expect(state()).toBe("scanFailed");
    // Silence is a failure as well.
    hall.answer = () => new Promise<never>(() => undefined);
    await send({ type: "tryAgain" });
    expect(state()).toBe("scanSending");
    await clock.advance(scanDelays.sendPatience);
    expect(state()).toBe("scanFailed");
    hall.answer = honest;
    await send({ type: "tryAgain" });
    expect(actor.getSnapshot().output?.files).toEqual(["file-0001", "file-0002"]);
    const uploads = new Map<string, string>();
    for (const { upload, part, data } of sent) uploads.set(`${upload} ${part}`, data);
    expect(new Set(sent.map(({ upload }) => upload)).size).toBe(2);
    // What was sent again is what was sent before, byte for byte.
    for (const { upload, part, data } of sent) expect(uploads.get(`${upload} ${part}`)).toBe(data);
    const [first] = sent;
    const whole = Buffer.from(
      sent
        .filter(({ upload }) => upload === first?.upload)
        .map(({ data }) => data)
        .join(""),
      "base64",
    );
    expect(createHash("sha256").update(whole).digest("hex")).toBe(first?.digest);
  });
});

describe("the parts of a file", () => {
  it("are its base 64, cut where it can be cut, and short enough for a message", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150_000 }), (length) => {
        const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256);
        const parts = partsOf(bytes);
        expect(parts.join("") === Buffer.from(bytes).toString("base64")).toBe(true);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(filePart);
      }),
      { numRuns: 20 },
    );
  });
});

describe("what is said of the page under the lens", () => {
  it("follows when several looks agree, and never for one", () => {
    const watch = new PageWatch();
    expect(watch.look(pictures.cutOff)).toEqual({ seen: "part", crop: null });
    // Drawn at once, said later.
    const { seen, crop } = watch.look(pictures.good);
    expect([seen, crop !== null]).toEqual(["part", true]);
    watch.look(pictures.cutOff);
    for (let look = 1; look < looksToAgree; look++) expect(watch.look(pictures.good).seen).toBe("part");
    expect(watch.look(pictures.good).seen).toBe("whole");
  });
});
