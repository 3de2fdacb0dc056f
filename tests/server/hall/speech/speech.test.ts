import { expect, it, vi } from "vitest";
import { speechWithin } from "../../../../server/contract/speech.ts";
import {
  createSpeech,
  maximumAtOnce,
  maximumKeptBytes,
  restAfterFailure,
} from "../../../../server/hall/speech/speech.ts";
import type { SpeechEngine } from "../../../../server/hall/speech/speech-engine.ts";
import { SimulatedClock, settle } from "../../../support/simulated-clock.ts";
import { aSentence, aWave } from "./sound-fixture.ts";

type Speak = SpeechEngine["speak"];

/** The hall's voice with these engines, which are called first, second … */
function voiceOf(...speaks: Speak[]) {
  const clock = new SimulatedClock(0);
  const asked = speaks.map((speak) => vi.fn(speak));
  const names = ["first", "second"];
  const engines = asked.map((speak, index) => ({ name: names[index] ?? "", speak }));
  const warn = vi.fn();
  return { clock, asked, warn, speech: createSpeech({ engines, clock, log: { warn } }) };
}
/** As a program that hangs until it is ended. */
const hanging: Speak = (_sentence, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
const failing: Speak = async () => {
  throw new Error("broken");
};
const silent: Speak = async () => null;
const speaking: Speak = async () => aWave();

it("asks the next engine where one has no voice, or fails", async () => {
  expect(await voiceOf(silent, speaking).speech.wave(aSentence())).toEqual(aWave());
  expect(await voiceOf(failing, speaking).speech.wave(aSentence())).toEqual(aWave());
  expect(await voiceOf(silent, failing).speech.wave(aSentence())).toBeNull();
  expect(await voiceOf().speech.wave(aSentence())).toBeNull();
});

it("makes a sentence once for all boards, and keeps it", async () => {
  const { speech, asked } = voiceOf(speaking);
  await Promise.all([speech.wave(aSentence()), speech.wave(aSentence())]);
  await speech.wave(aSentence());
  expect(asked[0]).toHaveBeenCalledTimes(1);
  await speech.wave(aSentence("zh-CN", "A013"));
  await speech.wave(aSentence("zh-TW"));
  expect(asked[0]).toHaveBeenCalledTimes(3);
});

it("forgets the oldest sentences when they grow too many", async () => {
  const size = maximumKeptBytes / 4;
  const { speech, asked } = voiceOf(async () => Buffer.alloc(size));
  for (const number of ["A001", "A002", "A003", "A004", "A005"]) await speech.wave(aSentence("en", number));
  await speech.wave(aSentence("en", "A005"));
  expect(asked[0]).toHaveBeenCalledTimes(5);
  await speech.wave(aSentence("en", "A001"));
  expect(asked[0]).toHaveBeenCalledTimes(6);
});

it("ends an engine that hangs, and answers in time", async () => {
  const { speech, clock, warn } = voiceOf(hanging);
  const answer = speech.wave(aSentence());
  await clock.advance(speechWithin - 1);
  expect(warn).not.toHaveBeenCalled();
  await clock.advance(1);
  expect(await answer).toBeNull();
  expect(warn.mock.calls[0]?.[0]).toMatchObject({ engine: "first", language: "zh-CN" });
});

it("leaves an engine alone for a while after it failed, in that language only", async () => {
  const { speech, clock, asked } = voiceOf(failing);
  await speech.wave(aSentence("en", "A001"));
  await speech.wave(aSentence("en", "A002"));
  expect(asked[0]).toHaveBeenCalledTimes(1);
  await speech.wave(aSentence("zh-CN"));
  expect(asked[0]).toHaveBeenCalledTimes(2);
  await clock.advance(restAfterFailure);
  await speech.wave(aSentence("en", "A002"));
  expect(asked[0]).toHaveBeenCalledTimes(3);
});

it("makes few sentences at one time", async () => {
  const { speech, asked, clock } = voiceOf(hanging);
  const answers = Array.from({ length: maximumAtOnce + 3 }, (_, index) =>
    speech.wave(aSentence("en", `A${100 + index}`)),
  );
  await settle();
  expect(asked[0]).toHaveBeenCalledTimes(maximumAtOnce);
  await clock.advance(speechWithin);
  expect(await Promise.all(answers)).toEqual(answers.map(() => null));
});
