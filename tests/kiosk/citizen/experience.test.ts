import { beforeEach, describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { citizenSnapshotOf } from "../../../kiosk/citizen/app.tsx";
import {
  createExperienceEffects,
  createExperienceMachine,
  experienceDelays,
  initialExperience,
} from "../../../kiosk/citizen/experience/experience.machine.ts";
import type { ExperienceCornerProps } from "../../../kiosk/citizen/experience/experience-corner.tsx";
import { watchExperience } from "../../../kiosk/citizen/experience/follow-experience.tsx";
import { standing } from "../../../kiosk/citizen/experience/recorder.ts";
import { sessionDelays, warningSeconds } from "../../../kiosk/citizen/machines/delays.ts";
import type { PainMachineEvent } from "../../../kiosk/citizen/machines/pain.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { readSteps } from "../../../server/contract/experience/read.ts";
import {
  type ExperienceRecord,
  experienceRecord,
  mostRemarks,
} from "../../../server/contract/experience/record.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { sampleTaskId } from "../../support/experience-samples.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const planted: IdentityDocument = {
  kind: "resident",
  name: "测试样本",
  sex: "male",
  nation: "01",
  birth: "1950-01-02",
  address: "测试市样本路1号",
  number: "350206195001020017",
  authority: "测试市公安局",
  validFrom: "2020-01-01",
  validTo: "longTerm",
};
const code = "048213";
const categories = [{ id: "unclear", name: { "zh-CN": "看不懂", "zh-TW": "看不懂", en: "unclear" } }];

let bench: TerminalOnBench;
let asked: [string, Record<string, unknown>][];
let corner: ExperienceCornerProps | null;
let reported: unknown[];
/** What the terminal's service answers; an error: that. */
let answers: Record<string, unknown>;
let listeners: Set<(state: "open" | "lost") => void>;

beforeEach(async () => {
  bench = new TerminalOnBench();
  asked = [];
  corner = null;
  reported = [];
  listeners = new Set();
  answers = {
    "XiaohuExperience.IsOpen": { open: true },
    "XiaohuExperience.Begin": {
      outcome: "begun",
      task: { id: sampleTaskId, matter: null, categories },
    },
    "XiaohuExperience.Record": {},
  };
  await bench.rest();
  watchExperience(
    bench.actor,
    {
      state: "open",
      onState: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      request: (async (name: string, payload: Record<string, unknown>) => {
        asked.push([name, payload]);
        const answer = answers[name];
        if (answer instanceof Error) throw answer;
        return answer ?? new Promise(() => undefined);
      }) as never,
    },
    { newKey: () => crypto.randomUUID(), report: (error) => reported.push(error) },
    {
      now: bench.clock.now,
      clock: bench.clock,
      draw: (next) => {
        corner = next;
      },
    },
  );
});

const shown = () => {
  const value = corner?.snapshot.value;
  return typeof value === "object" ? value.session : null;
};
const type = async (signs = code) => {
  corner?.send({ type: "open" });
  for (const sign of signs) corner?.send({ type: "sign", sign });
  await settle();
};
const sent = (): ExperienceRecord[] =>
  asked
    .filter(([name]) => name === "XiaohuExperience.Record")
    .map(([, { record }]) => experienceRecord.parse(record));
const untilOver = () => bench.clock.advance(sessionDelays.thanksTime);

describe("a session of an experience officer", () => {
  it("is recorded as it was walked from the code on, and sent whole when it is over", async () => {
    bench.send("start");
    await settle();
    expect([shown(), corner?.isHome]).toEqual(["offered", true]);
    await type();
    expect(shown()).toBe("recording");
    const walked: unknown[] = [];
    const look = () => {
      const { terminal, session } = citizenSnapshotOf(bench.actor);
      if (!session || typeof session.value !== "object") return;
      const now = standing(terminal, session);
      if (JSON.stringify(walked.at(-1)) !== JSON.stringify(now)) walked.push(now);
    };
    look();
    const follow = bench.actor.subscribe(look);
    bench.actor.getSnapshot().children.session?.subscribe(look);
    bench.send("chooseMatter");
    await bench.clock.advance(3_000);
    bench.send({ type: "setModes", modes: { text: "large", language: "en" } });
    bench.send({ type: "choose", serviceId: "social-insurance" }, "back", "help");
    await settle();
    bench.send("closeHelp", { type: "choose", serviceId: "social-insurance" }, "useCard");
    const reading = bench.reader.pending("XiaohuIdentity.ReadIdentity");
    reading.event("CardReader.InsertCardEvent", {});
    reading.event("CardReader.MediaInsertedEvent", {});
    reading.resolve({ identity: planted, person: "5".repeat(64) });
    await settle();
    expect(bench.session.holder).not.toBeNull();
    expect(sent()).toEqual([]);
    bench.send("leave");
    await bench.clock.advance(120_000);
    follow.unsubscribe();
    const [record, ...more] = sent();
    expect([record?.end, record?.taskId, more]).toEqual(["ended", sampleTaskId, []]);
    const read = readSteps(record as ExperienceRecord).map(
      ({ at: _, milliseconds: __, turnedBack: ___, ...step }) => step,
    );
    expect(read).toEqual(walked);
    expect(read.length).toBeGreaterThan(8);
    expect(read.some(({ helped }) => helped)).toBe(true);
    expect(record?.steps.find(({ screen }) => screen === "matter")?.at).toBe(0);
    expect(
      readSteps(record as ExperienceRecord).find(({ screen }) => screen === "matter")?.milliseconds,
    ).toBe(3_000);
    // The planted identity stands nowhere in it, nor what was said of it anywhere else.
    const said = JSON.stringify([asked, reported]);
    for (const secret of [planted.name, planted.number, planted.address, "测***", "0017", "5".repeat(64)])
      expect(said).not.toContain(secret);
  });

  it("ends with the time-out, and takes the mark with it", async () => {
    bench.send("start");
    await settle();
    await type();
    await bench.clock.advance(sessionDelays.idleTime);
    expect(bench.overlay).toBe("warning");
    await bench.clock.advance(warningSeconds * sessionDelays.second);
    await untilOver();
    expect(sent()).toMatchObject([{ end: "timedOut", steps: [{ screen: "home" }, { warned: true }, {}] }]);
    expect(shown()).toBeNull();
    // Whoever comes next is nobody's officer.
    bench.send("start");
    await settle();
    expect(shown()).toBe("offered");
    bench.send("leave");
    await untilOver();
    expect(sent()).toHaveLength(1);
  });

  it("ends at the stop key, and nothing is recorded behind it", async () => {
    bench.send("start");
    await settle();
    await type();
    bench.send("chooseMatter");
    corner?.send({ type: "stop" });
    await settle();
    expect(sent()).toMatchObject([{ end: "stopped", steps: [{ screen: "home" }, { screen: "matter" }] }]);
    bench.send("back", "leave");
    await untilOver();
    expect(sent()).toHaveLength(1);
  });

  it("can be marked on a step by a touch, which takes no time of it", async () => {
    bench.send("start");
    await settle();
    await type();
    bench.send("chooseMatter");
    await bench.clock.advance(2_000);
    corner?.send({ type: "mark" });
    expect(shown()).toBe("marking");
    // Whatever the terminal shows meanwhile: what is said is of what stood there.
    await bench.clock.advance(9_000);
    bench.send("back");
    corner?.send({ type: "remark", category: "unclear" });
    expect([shown(), corner?.snapshot.context.remarks]).toEqual(["recording", ["unclear"]]);
    await bench.clock.advance(1_000);
    corner?.send({ type: "mark" });
    await bench.clock.advance(5_000);
    corner?.send({ type: "close" });
    await bench.clock.advance(500);
    corner?.send({ type: "stop" });
    await settle();
    const [record] = sent();
    if (!record) throw new Error("a record was sent");
    expect(record.remarks).toEqual([{ at: 2_000, category: "unclear" }]);
    expect(record.steps.map(({ screen, at }) => [screen, at])).toEqual([
      ["home", 0],
      ["matter", 0],
      ["home", 2_000],
    ]);
    expect(record.length).toBe(3_500);
  });

  it("is told in own words on the citizen's sheet, for the task, and no word of it is in the record", async () => {
    bench.send("start");
    await settle();
    expect(bench.session.task).toBeNull();
    await type();
    expect(bench.session.task).toBe(sampleTaskId);
    bench.send("chooseMatter");
    await bench.clock.advance(2_000);
    corner?.send({ type: "mark" });
    corner?.send({ type: "tell" });
    await settle();
    expect([shown(), bench.session.pain?.state]).toEqual(["recording", "painLoading"]);
    bench.pains.pending("XiaohuPainPoints.Offer").resolve({ categories });
    await settle();
    const say = (event: PainMachineEvent) => bench.send({ type: "pain", event });
    const words = "字太小，张三看不清";
    say({ type: "choose", id: "unclear" });
    say({ type: "write" });
    say({ type: "type", text: words });
    await bench.clock.advance(30_000);
    say({ type: "answer" });
    say({ type: "send" });
    await settle();
    expect(bench.pains.pending("XiaohuPainPoints.Report").payload).toMatchObject({
      task: sampleTaskId,
      screen: "matter",
      words,
    });
    corner?.send({ type: "stop" });
    await settle();
    expect(bench.session.task).toBeNull();
    const [record] = sent();
    expect([record?.length, record?.remarks]).toEqual([2_000, []]);
    expect(JSON.stringify(asked)).not.toContain(words);
  });

  it("is asked for by the warning first also while a step is marked, and by its end", async () => {
    bench.send("start");
    await settle();
    await type();
    corner?.send({ type: "mark" });
    await bench.clock.advance(sessionDelays.idleTime);
    expect([bench.overlay, shown()]).toEqual(["warning", "recording"]);
    bench.send("stay");
    corner?.send({ type: "mark" });
    bench.send("leave");
    await untilOver();
    expect(sent()).toMatchObject([{ end: "ended", remarks: [] }]);
  });

  it("takes no more marks than a record holds, and none where the hall has no words for them", async () => {
    bench.send("start");
    await settle();
    await type();
    for (let times = 0; times <= mostRemarks; times += 1)
      for (const event of [{ type: "mark" }, { type: "remark", category: "unclear" }] as const)
        corner?.send(event);
    expect([shown(), corner?.snapshot.context.remarks.length]).toEqual(["recording", mostRemarks]);
    corner?.send({ type: "stop" });
    await settle();
    expect(sent()[0]?.remarks).toHaveLength(mostRemarks);
    bench.send("leave");
    await untilOver();
    answers["XiaohuExperience.Begin"] = {
      outcome: "begun",
      task: { id: sampleTaskId, matter: null, categories: [] },
    };
    bench.send("start");
    await settle();
    await type();
    corner?.send({ type: "mark" });
    expect(shown()).toBe("recording");
  });

  it("is sent once more after a lost line, and no oftener; what is refused is reported", async () => {
    bench.send("start");
    await settle();
    await type();
    answers["XiaohuExperience.Record"] = new ContractError("message.connectionLost", "");
    corner?.send({ type: "stop" });
    await settle();
    for (const state of ["lost", "open", "open"] as const) {
      for (const listener of [...listeners]) listener(state);
      await settle();
    }
    expect(sent()).toHaveLength(2);
    expect(new Set(sent().map(({ id }) => id)).size).toBe(1);
    expect([listeners.size, reported]).toEqual([0, []]);
  });

  it("is asked for by the warning first: the sheet goes, and the session goes on", async () => {
    bench.send("start");
    await settle();
    corner?.send({ type: "open" });
    await bench.clock.advance(sessionDelays.idleTime);
    expect([bench.overlay, shown()]).toEqual(["warning", "offered"]);
    expect(corner?.isHome).toBe(false);
  });
});

describe("the way in", () => {
  it.each([
    ["unknown", { outcome: "unknown", task: null }],
    ["tooMany", { outcome: "tooMany", task: null }],
    ["silent", new ContractError("queue.hallUnreachable", "")],
  ] as const)("says why a code opens nothing: %s", async (problem, answer) => {
    answers["XiaohuExperience.Begin"] = answer;
    bench.send("start");
    await settle();
    await type();
    expect([shown(), corner?.snapshot.context]).toEqual(["entering", { ...initialExperience, problem }]);
    corner?.send({ type: "sign", sign: "1" });
    expect(corner?.snapshot.context).toMatchObject({ typed: "1", problem: null });
    corner?.send({ type: "erase" });
    corner?.send({ type: "close" });
    expect([shown(), sent()]).toEqual(["offered", []]);
  });

  it("is not shown where no task is open, where nobody answers, or where the hall is away", async () => {
    for (const answer of [{ open: false }, null, new ContractError("queue.hallUnreachable", "")]) {
      answers["XiaohuExperience.IsOpen"] = answer;
      bench.send("start");
      await settle();
      await bench.clock.advance(experienceDelays.answerPatience);
      expect(shown()).toBe("closed");
      bench.send("leave");
      await untilOver();
    }
  });

  it("gives a silent hall up, and answers every failure", async () => {
    answers["XiaohuExperience.Begin"] = null;
    bench.send("start");
    await settle();
    await type();
    expect(shown()).toBe("beginning");
    await bench.clock.advance(experienceDelays.answerPatience);
    expect(corner?.snapshot.context.problem).toBe("silent");
    const machine = createExperienceMachine(
      createExperienceEffects({} as never, { report: () => undefined }),
    );
    expect(flawsOf(machine)).toEqual([]);
    // Out of each state a session that is over leads away.
    for (const node of nodesOf(machine.root).filter(({ parent }) => parent?.key === "session")) {
      const actor = createActor(machine, {
        snapshot: machine.resolveState({
          value: { session: node.key },
          context: initialExperience,
        }),
      });
      expect(machine.root.states.session?.transitions.has("over"), node.key).toBe(true);
      actor.stop();
    }
  });
});
