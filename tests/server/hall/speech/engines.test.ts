import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  commandEngine,
  maximumWaveBytes,
  usualCommands,
} from "../../../../server/hall/speech/command-engine.ts";
import { recordingsEngine } from "../../../../server/hall/speech/recordings-engine.ts";
import { joinSounds, readWave } from "../../../../server/hall/speech/wave.ts";
import { aSentence, aSound, aWave } from "./sound-fixture.ts";

const directory = mkdtempSync(join(tmpdir(), "xiaohu-speech-"));
afterAll(() => rmSync(directory, { recursive: true }));

const never = new AbortController().signal;

/** An engine whose program is Node with this script; it sees the sentence in `process.argv`. */
const nodeEngine = (script: string, ...rest: string[]) => {
  const command = [process.execPath, "-e", script, "--", ...rest];
  return commandEngine({ "zh-CN": command, nan: command });
};
const writing = (bytes: Buffer) =>
  `process.stdout.write(Buffer.from("${bytes.toString("base64")}", "base64"))`;

describe("a program that speaks", () => {
  it("is given the sentence as one argument, with no shell between, and its WAV file comes back whole", async () => {
    const hostile = { "zh-CN": "$(id); `id` & 3 窗口 $&", "zh-TW": "", en: "" };
    const seen = join(directory, "seen.json");
    const script = `require("fs").writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.argv.slice(1)));${writing(aWave())}`;
    const wave = await nodeEngine(script, "{text}").speak(aSentence("zh-CN", "A012", hostile), never);
    expect(readWave(wave ?? Buffer.alloc(0))).toEqual(aSound(7));
    const { default: argv } = await import(seen, { with: { type: "json" } });
    expect(argv).toEqual(["请 A 零一二 号，到 $(id); `id` & 3 窗口 $&"]);
  });

  it("speaks Minnan from its romanised form, and nothing that has none", async () => {
    const engine = nodeEngine(
      `if (process.argv[1] !== "Tshiánn A khòng it lī hō, kàu sann hō thang-kháu") process.exit(9);${writing(aWave())}`,
      "{tailo}",
    );
    expect(await engine.speak(aSentence("nan"), never)).toEqual(aWave());
    const unspellable = { "zh-CN": "办不成事窗口", "zh-TW": "", en: "" };
    expect(await engine.speak(aSentence("nan", "A012", unspellable), never)).toBeNull();
  });

  it("is not asked in a language for which there is none", async () => {
    expect(await commandEngine({ en: [] }).speak(aSentence("en"), never)).toBeNull();
    expect(await commandEngine(usualCommands).speak(aSentence("nan"), never)).toBeNull();
  });

  it.each([
    ["is not installed", commandEngine({ "zh-CN": [join(directory, "no-such-program")] }), /ENOENT/],
    ["fails", nodeEngine("process.exit(3)"), /ended with 3/],
    [
      "writes garbage",
      nodeEngine(writing(Buffer.from("no voice here, but words that are long enough"))),
      /not a WAV/,
    ],
    ["writes nothing", nodeEngine(""), /not a WAV/],
    [
      "writes without end",
      nodeEngine(`const b = Buffer.alloc(65536); (function more() { process.stdout.write(b, more); })()`),
      new RegExp(`more than ${maximumWaveBytes}`),
    ],
  ])("rejects when it %s", async (_what, engine, why) => {
    await expect(engine.speak(aSentence(), never)).rejects.toThrow(why);
  });

  it("is ended when its time is over", async () => {
    const pidFile = join(directory, "pid");
    const hanging = nodeEngine(
      `require("fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000)`,
    );
    const limit = new AbortController();
    const spoken = hanging.speak(aSentence(), limit.signal);
    const { existsSync, readFileSync } = await import("node:fs");
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, "utf8")).toMatch(/\d/);
    limit.abort(new Error("too late"));
    await expect(spoken).rejects.toThrow("too late");
    const pid = Number(readFileSync(pidFile, "utf8"));
    const isAlive = () => {
      try {
        return process.kill(pid, 0);
      } catch (cause) {
        return (cause as NodeJS.ErrnoException).code !== "ESRCH";
      }
    };
    await expect.poll(isAlive).toBe(false);
  });
});

describe("a person's recordings", () => {
  const folder = join(directory, "recordings");
  mkdirSync(join(folder, "nan"), { recursive: true });
  const words = ["请", "A", "空", "一", "二", "号", "到", "三号窗口"];
  words.forEach((word, index) => {
    writeFileSync(join(folder, "nan", `${word}.wav`), aWave(index + 1));
  });
  const engine = recordingsEngine(folder);

  it("are joined in the order of the sentence", async () => {
    const wave = await engine.speak(aSentence("nan"), never);
    const expected = joinSounds(
      words.map((_word, index) => aSound(index + 1)),
      40,
    );
    expect(readWave(wave ?? Buffer.alloc(0))).toEqual(expected);
  });

  it("leave to others a sentence of which a word is missing, and a word that is no plain one", async () => {
    expect(await engine.speak(aSentence("nan", "B012"), never)).toBeNull();
    expect(await engine.speak(aSentence("zh-CN"), never)).toBeNull();
    const climbing = { "zh-CN": "../nan/请", "zh-TW": "", en: "" };
    expect(await engine.speak(aSentence("nan", "A012", climbing), never)).toBeNull();
  });

  it("are refused by name where one is broken", async () => {
    writeFileSync(join(folder, "nan", "三.wav"), "not a sound");
    await expect(engine.speak(aSentence("nan", "A003"), never)).rejects.toThrow(/三\.wav: not a WAV/);
  });
});
