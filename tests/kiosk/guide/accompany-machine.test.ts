import { beforeAll, describe, expect, it } from "vitest";
import { fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import {
  createGuideAccompanyMachine,
  type GuideAccompanyContext,
} from "../../../kiosk/guide/accompany/accompany.machine.ts";
import type { GuideAccompanyEffects } from "../../../kiosk/guide/accompany/effects.ts";
import { labelWords } from "../../../kiosk/guide/accompany/words.ts";
import { accompanyDelays } from "../../../kiosk/guide/delays.ts";
import { guideAccompanyMessages } from "../../../kiosk/i18n/guide-accompany.ts";
import { languages } from "../../../server/contract/hall.ts";
import { accompanyStandings, sampleAccompaniment } from "../../support/accompany-paths.ts";
import { guideAccompanyMoments } from "../../support/guide-accompany-moments.ts";
import { innerEvents } from "../../support/inner-events.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { sampleStep } from "../../support/sample-step.ts";

const never = () => new Promise<never>(() => undefined);
const now = Date.UTC(2026, 10, 23, 1, 5);
const effects: GuideAccompanyEffects = {
  now: () => now,
  report: () => undefined,
  watch: fromCallback(() => undefined) as GuideAccompanyEffects["watch"],
  begin: fromPromise(never) as GuideAccompanyEffects["begin"],
  act: fromPromise(never) as GuideAccompanyEffects["act"],
};
const machine = createGuideAccompanyMachine(effects);
const asked = { accompaniment: sampleAccompaniment, ended: null, heard: true };
const withGuide = { ...asked, accompaniment: accompanyStandings.with.accompaniment };
const silent = { ...withGuide, heard: false };
const stopped = { accompaniment: null, ended: "stopped" as const, heard: false };
const own = { id: sampleAccompaniment.id, terminalId: "HL-01" };

function guidePaths() {
  const events = [
    ...innerEvents(machine, {
      begin: [
        { me: sampleAccompaniment.guide, accompaniment: null, ended: null, heard: false, step: null },
        { me: sampleAccompaniment.guide, ...withGuide, step: sampleStep },
      ],
      act: [
        { command: "Invite", answer: { outcome: "done", ...asked } },
        {
          command: "Invite",
          answer: { outcome: "notYours", accompaniment: null, ended: null, heard: false },
        },
        { command: "Wish", answer: { outcome: "done", heard: false } },
        { command: "Wish", answer: { outcome: "done", heard: true } },
        { command: "Leave", answer: { outcome: "done", ...stopped, ended: null } },
      ],
    }),
    { type: "connection", state: "open" },
    { type: "connection", state: "lost" },
    { type: "changed", ...asked },
    { type: "changed", ...withGuide },
    { type: "changed", ...silent },
    { type: "changed", ...stopped },
    { type: "step", id: sampleAccompaniment.id, step: sampleStep },
    { type: "step", id: "accompany-0000-0009", step: { ...sampleStep, version: 99 } },
    { type: "act", act: { command: "Leave", payload: own } },
    { type: "dismiss" },
  ];
  return getShortestPaths(machine, {
    events: events as never,
    input: { name: "林小燕" },
    serializeState: ({ value, context }) => {
      const { connection, accompaniment, ended, heard, step, lostSince, problem, error } = context;
      return JSON.stringify([
        value,
        connection,
        accompaniment?.state,
        ended,
        heard,
        step?.version,
        lostSince !== null,
        problem,
        error,
      ]);
    },
    limit: 100_000,
  });
}

describe("a guide who looks on", () => {
  let paths: ReturnType<typeof guidePaths> = [];
  beforeAll(() => {
    paths = guidePaths();
  }, 60_000);

  it("sees a step only while the citizen agrees to it, and never another's", () => {
    for (const { state } of paths) {
      const { step, accompaniment } = state.context;
      if (step) expect([accompaniment?.state, step.version]).toEqual(["with", sampleStep.version]);
    }
    expect(paths.some(({ state }) => state.context.step !== null)).toBe(true);
  });

  it("is told that it is old as soon as a line is lost, whichever, and not before", () => {
    for (const { state } of paths) {
      const { connection, lostSince, accompaniment, heard, silentSince } = state.context;
      if (connection === "lost") expect(lostSince).not.toBeNull();
      if (accompaniment) expect(silentSince === null).toBe(heard);
      else expect(silentSince).toBeNull();
    }
  });

  it("does nothing where there is no line, and one thing at a time", () => {
    const leave = { type: "act", act: { command: "Leave", payload: own } } as const;
    for (const { state } of paths)
      expect(state.can(leave)).toBe(state.context.connection === "open" && state.value.act === "idle");
  });

  it("uses every one of its delays, and has an answer to the failure of everything it invokes", () => {
    const after = nodesOf(machine.root).flatMap((node) => node.after);
    const used = after.map(({ eventType }) => eventType.split(".")[2]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(accompanyDelays).sort());
    expect(flawsOf(machine)).toEqual([]);
  });
});

describe("what a guide reads of a step", () => {
  const seen = (name: string): GuideAccompanyContext => {
    const moment = guideAccompanyMoments.get(name);
    if (!moment) throw new Error(`no moment ${name}`);
    return moment.context;
  };
  it("is in the guide's own language, covered where it is somebody's, and never left out", () => {
    for (const language of languages) {
      const context = seen("accompany-review");
      const say = labelWords(context, [], language);
      const { step } = context;
      const labels = [...(step?.fields ?? []), ...(step?.controls ?? [])].map(({ label }) => say(label));
      expect(labels).toContain(guideAccompanyMessages.covered[language]);
      for (const label of labels)
        expect([label, "", guideAccompanyMessages.unknown[language]].indexOf(label, 1)).toBe(-1);
      const named = labelWords({ ...context, texts: {} }, [], language);
      expect(named([{ content: 0, text: 0 }])).toBe(guideAccompanyMessages.unknown[language]);
      expect(named([{ word: "help.there" }])).toContain("…");
      expect(named([{ word: "no.such" }])).toBe(guideAccompanyMessages.unknown[language]);
      expect(named([{ entry: "x" }, { service: "y" }])).toContain(" · ");
    }
  });
});
