import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import {
  syn6288,
  type VoiceDriver,
  voiceCommands,
  voiceDrivers,
  xfs5152ce,
} from "../../../device-drivers/voice/driver.ts";
import { FrameCutter } from "../../../device-drivers/voice/frame-cutter.ts";
import { voiceSelfTests } from "../../../device-drivers/voice/self-tests.ts";
import { createVoiceSession } from "../../../device-drivers/voice/session.ts";
import { SimulatedVoice } from "../../../device-drivers/voice/simulated.ts";
import { encodeText } from "../../../device-drivers/voice/text.ts";
import { createVoiceTracer } from "../../../device-drivers/voice/trace.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const unhex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const gbk = (bytes: Uint8Array) => new TextDecoder("gbk").decode(bytes);
const drivers = Object.values(voiceDrivers);
const never = new AbortController().signal;

describe("the frames of voice modules", () => {
  // Published frames: SYN6288 datasheet and programs; the sentence is ours, with the checksum of the rule.
  it.each([
    ["直行", "FD 00 07 01 01 D6 B1 D0 D0 9D"],
    ["请A001号到1号窗口", "FD 00 14 01 01 C7 EB 41 30 30 31 BA C5 B5 BD 31 BA C5 B4 B0 BF DA ED"],
  ])("say %s as the SYN6288 wants it", (text, frame) => {
    const [piece] = encodeText(text, syn6288.longestText);
    expect(hex(syn6288.frame(voiceCommands.speak, piece))).toBe(hex(unhex(frame)));
  });

  it("are the published ones for stop and query, and have no checksum on the XFS5152CE", () => {
    expect(hex(syn6288.frame(voiceCommands.stop))).toBe(hex(unhex("FD 00 02 02 FD")));
    expect(hex(syn6288.frame(voiceCommands.query))).toBe(hex(unhex("FD 00 02 21 DE")));
    expect(hex(xfs5152ce.frame(voiceCommands.query))).toBe(hex(unhex("FD 00 01 21")));
    const [piece] = encodeText("请A001号到1号窗口", xfs5152ce.longestText);
    expect(hex(xfs5152ce.frame(voiceCommands.speak, piece))).toBe(
      hex(unhex("FD 00 13 01 01 C7 EB 41 30 30 31 BA C5 B5 BD 31 BA C5 B4 B0 BF DA")),
    );
  });

  it("come out whole however they are cut, and a damaged one of the SYN6288 never passes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...drivers),
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (driver, texts, cuts) => {
          const cutter = new FrameCutter(driver);
          const line = Buffer.concat(texts.map((text) => driver.frame(voiceCommands.speak, text)));
          const found: string[] = [];
          for (let at = 0, turn = 0; at < line.length; turn++) {
            const end = at + (cuts[turn % Math.max(1, cuts.length)] ?? 3);
            for (const frame of cutter.push(line.subarray(at, end)))
              found.push(frame.kind === "frame" ? hex(frame.text.subarray(1)) : "damaged");
            at = end;
          }
          expect(found).toEqual(texts.map(hex));
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (text, at, flip) => {
          const frame = syn6288.frame(voiceCommands.speak, text);
          const place = 3 + (at % (frame.length - 3));
          frame[place] = (frame[place] ?? 0) ^ flip;
          expect(new FrameCutter(syn6288).push(frame).map(({ kind }) => kind)).toEqual(["damaged"]);
        },
      ),
    );
  });
});

describe("texts for a voice", () => {
  it("are cut within the limit, at pauses, and nothing that can be spoken is lost", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("请", "号", "，", "。", "A", "1", " ", "窗"), { maxLength: 200 }),
        fc.integer({ min: 8, max: 60 }),
        (characters, longest) => {
          const pieces = encodeText(characters.join(""), longest);
          for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(longest);
          expect(pieces.map(gbk).join("")).toBe(characters.join(""));
        },
      ),
    );
    expect(encodeText("第一句话在这里。第二句话在这里。", 20).map(gbk)).toEqual([
      "第一句话在这里。",
      "第二句话在这里。",
    ]);
  });

  it("have their manner in front, and nothing of theirs is taken for a tag or kept that has no reading", () => {
    expect(encodeText("[v16]𰻝大", 200, { volume: 8, speed: 3 }).map(gbk)).toEqual(["[v8][t3]v16大"]);
    expect(encodeText("𰻝", 200)).toEqual([]);
  });
});

async function module(driver: VoiceDriver) {
  const clock = new SimulatedClock();
  const line = createMemoryLine("voice");
  const voice = new SimulatedVoice(driver, clock);
  voice.attach(line.plug());
  const session = createVoiceSession(driver, await line.source.open(), clock);
  const drive = async <T>(work: Promise<T>): Promise<T> => {
    let ended = false;
    const settled = work.finally(() => {
      ended = true;
    });
    settled.catch(() => undefined);
    for (let turn = 0; turn < 5000 && !ended; turn++) await clock.advance(50);
    return settled;
  };
  return { clock, voice, session, drive };
}

describe.each(drivers)("$name, against its simulated counterpart", (driver) => {
  it("is identified, speaks each text to its end, and then only resolves", async () => {
    const { voice, session, drive } = await module(driver);
    expect(await drive(session.identify(never))).toEqual({ protocol: driver.protocol });
    await drive(session.speak("请 A 零零一 号，到 3号窗口", { volume: 10 }, never));
    expect(voice.state).toMatchObject({
      speaking: false,
      spoken: [{ text: "[v10]请 A 零零一 号，到 3号窗口", whole: true }],
    });
    const long = "请到大厅。".repeat(100);
    await drive(session.speak(long, {}, never));
    expect(voice.state.spoken.every(({ whole }) => whole)).toBe(true);
    expect(
      voice.state.spoken
        .slice(1)
        .map(({ text }) => text)
        .join(""),
    ).toBe(long);
    for (const test of voiceSelfTests) await drive(test.run(session, never));
  });

  it("sends a text once more that was damaged on its way", async () => {
    const { voice, session, drive } = await module(driver);
    voice.setFault("receiveError");
    await drive(session.speak("你好", {}, never));
    expect(voice.state.spoken).toEqual([{ text: "你好", whole: true }]);
  });

  it("stops what nobody wants to hear any more", async () => {
    const { clock, voice, session, drive } = await module(driver);
    const wanted = new AbortController();
    const speaking = session.speak("很长的一句话，没有人要听", {}, wanted.signal);
    speaking.catch(() => undefined);
    await clock.advance(600);
    expect(voice.state.speaking).toBe(true);
    wanted.abort(new Error("enough"));
    await expect(drive(speaking)).rejects.toThrow("enough");
    expect(voice.state).toMatchObject({ speaking: false, spoken: [{ whole: false }] });
  });

  it.each([
    ["silence", "device.silent"],
    ["neverIdle", "device.garbled"],
  ] as const)("does not wait for ever on %s", async (fault, code) => {
    const { voice, session, drive } = await module(driver);
    voice.setFault(fault);
    await expect(drive(session.speak("你好", {}, never))).rejects.toMatchObject({ code });
    voice.clearFault(fault);
    await drive(session.reset(never));
    await drive(session.speak("你好", {}, never));
    expect(voice.state.spoken.at(-1)).toEqual({ text: "你好", whole: true });
  });

  it("outlives a loss of power in the middle of a text", async () => {
    const { voice, session, drive } = await module(driver);
    voice.setFault("powerLoss");
    await drive(session.speak("断电了", {}, never));
    await drive(session.speak("又好了", {}, never));
    expect(voice.state.spoken).toEqual([
      { text: "断电了", whole: false },
      { text: "又好了", whole: true },
    ]);
  });

  it("is traced without its texts", async () => {
    const tracer = createVoiceTracer(driver);
    const frame = driver.frame(voiceCommands.speak, encodeText("测试样本", 200)[0]);
    const [entry] = tracer.push("toDevice", frame);
    expect(entry?.name).toBe("speak");
    expect(entry?.hex).toMatch(/redacted …$/);
    expect(tracer.push("toHost", Uint8Array.of(0x4f))).toEqual([{ name: "idle", hex: "4F" }]);
  });

  it("forgets a frame whose bytes come too slowly", async () => {
    const clock = new SimulatedClock();
    const line = createMemoryLine("voice");
    const voice = new SimulatedVoice(driver, clock);
    voice.attach(line.plug());
    const transport = await line.source.open();
    const heard: number[] = [];
    transport.onData((chunk) => heard.push(...chunk));
    const frame = driver.frame(voiceCommands.query);
    await transport.write(frame.subarray(0, 2));
    await settle();
    await clock.advance(20);
    await transport.write(frame.subarray(2));
    await settle();
    expect(heard).toEqual([]);
    await clock.advance(20);
    await transport.write(frame);
    await settle();
    expect(heard).toEqual([0x4f]);
  });
});
