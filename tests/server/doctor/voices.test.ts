import { expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { voiceFinding } from "../../../server/doctor/voices.ts";
import { aWave } from "../hall/speech/sound-fixture.ts";

const speaking = [
  process.execPath,
  "-e",
  `process.stdout.write(Buffer.from("${aWave().toString("base64")}", "base64"))`,
];
const none: string[] = [];

it("says in which languages the hall speaks, and what to do about the others", async () => {
  const commands = { "zh-CN": speaking, "zh-TW": speaking, nan: none, en: ["no-such-program"] };
  const finding = await voiceFinding({ commands }, systemClock);
  expect(finding).toMatchObject({ check: "voices", verdict: "doubtful" });
  expect(finding.found).toMatch(/^speaks zh-CN, zh-TW; not en, nan; .*no-such-program ENOENT$/);
  expect(finding.advice).toContain("docs/voices.md");
});

it("is content where all are spoken", async () => {
  const commands = { "zh-CN": speaking, "zh-TW": speaking, nan: speaking, en: speaking };
  expect(await voiceFinding({ commands }, systemClock)).toMatchObject({
    verdict: "good",
    found: "speaks zh-CN, zh-TW, en, nan",
  });
});
