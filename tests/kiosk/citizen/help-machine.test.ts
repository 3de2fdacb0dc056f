import { beforeEach, describe, expect, it } from "vitest";
import { headlineOf } from "../../../kiosk/citizen/help/headline.ts";
import { helpDelays, helpHoldTime, sessionDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { createHelpMachine } from "../../../kiosk/citizen/machines/help.machine.ts";
import { translator } from "../../../kiosk/i18n/catalogue.ts";
import { helpMessages } from "../../../kiosk/i18n/help.ts";
import type { HelpCall } from "../../../server/contract/help/call.ts";
import type { ShownStanding } from "../../../server/contract/help/terminal.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { silentHelpEffects } from "../../support/silent-help-effects.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const lin = { id: "lin", name: "小林" };
const t = translator(helpMessages, "zh-CN");

let bench: TerminalOnBench;
/** The call as the page last made it. */
const made = () => bench.help.pending("XiaohuHelp.Call").payload as { id: string; about: HelpCall["about"] };
const callAs = (more: Partial<HelpCall> = {}): HelpCall => ({
  ...made(),
  terminalId: "HL-01",
  since: bench.clock.now(),
  state: "ringing",
  stage: "near",
  guide: null,
  dueAt: null,
  thereAt: null,
  again: false,
  texts: [],
  ...more,
});
const standing = (call: HelpCall | null, more: Partial<ShownStanding> = {}): { standing: ShownStanding } => ({
  standing: { reachable: true, call, guides: 2, notices: [], closed: null, accompaniment: null, ...more },
});
const rings = async () => {
  bench.send("help");
  bench.help.pending("XiaohuHelp.Call").resolve(standing(callAs()));
  await settle();
};
const told = async (call: HelpCall | null, more: Partial<ShownStanding> = {}) => {
  bench.help.tell(standing(call, more));
  await settle();
};
const title = () => headlineOf(bench.session.help, t).title;
const cancels = () => bench.help.requests.filter(({ name }) => name === "XiaohuHelp.Cancel").length;

beforeEach(async () => {
  bench = new TerminalOnBench();
  await bench.choose();
});

describe("a call for help at a terminal", () => {
  it("rings with one touch, and says where in what it is", async () => {
    await rings();
    expect(bench.overlay).toBe("help");
    expect(made().about).toMatchObject({
      matter: { id: "social-insurance" },
      step: "identifyChoice",
      language: "zh-CN",
      wants: "person",
    });
    expect(title()).toBe("正在呼叫导办员");
    expect(bench.screen).toBe("identifyChoice");
  });

  it("says who comes and when, that they are there, and that it is over", async () => {
    await rings();
    await told(callAs({ state: "taken", guide: lin, dueAt: bench.clock.now() + 120_000 }));
    expect(title()).toBe("小林过来，约2分钟");
    await bench.clock.advance(61_000);
    expect(title()).toBe("小林过来，约1分钟");
    await told(callAs({ state: "there", guide: lin, thereAt: bench.clock.now() }));
    expect(title()).toBe("小林在帮您");
    await told(null);
    expect([bench.session.help?.state, title()]).toEqual(["ended", "呼叫结束了"]);
    await bench.clock.advance(helpDelays.endedTime);
    expect(bench.session.help).toBeNull();
  });

  it("says honestly that nobody is free, also where nobody is at a tablet", async () => {
    await rings();
    await told(callAs({ stage: "all" }));
    expect(headlineOf(bench.session.help, t).ways).toBe(false);
    await told(callAs({ stage: "nobody" }));
    expect(headlineOf(bench.session.help, t)).toMatchObject({ title: "现在没有人有空", ways: true });
    await told(callAs({ stage: "near" }), { guides: 0 });
    expect(title()).toBe("现在没有人有空");
  });

  it("lives on under the closed sheet, and is opened again without another call", async () => {
    await rings();
    bench.send("closeHelp");
    expect([bench.overlay, bench.session.help?.state]).toEqual([null, "standing"]);
    bench.send("help");
    expect(bench.help.requests.filter(({ name }) => name === "XiaohuHelp.Call")).toHaveLength(1);
  });

  it("is cancelled by the citizen, and can be called again", async () => {
    await rings();
    const first = made().id;
    bench.send({ type: "helping", event: { type: "cancel" } });
    expect(bench.help.pending("XiaohuHelp.Cancel").payload).toEqual({ id: first });
    expect([bench.session.help, bench.overlay]).toEqual([null, "help"]);
    bench.send("help");
    expect(made().id).not.toBe(first);
  });

  it("goes with the session", async () => {
    await rings();
    bench.send("closeHelp", "leave");
    expect(cancels()).toBe(1);
  });

  it("where the hall is away says where somebody is to be found, tries again, and rings when it is back", async () => {
    bench.send("help");
    bench.help.pending("XiaohuHelp.Call").reject("queue.hallUnreachable");
    await settle();
    expect(headlineOf(bench.session.help, t)).toMatchObject({ title: "现在呼叫不到人", ways: true });
    const before = bench.help.requests.length;
    await bench.clock.advance(helpDelays.retryDelay);
    expect(bench.help.requests.length).toBe(before + 1);
    bench.help.pending("XiaohuHelp.Call").resolve(standing(callAs()));
    await settle();
    expect(bench.session.help?.state).toBe("standing");
    await told(null, { reachable: false });
    expect(bench.session.help).toMatchObject({
      state: "standing",
      reachable: false,
      call: { id: made().id },
    });
  });

  it("holds the session's time while it is open, and not for ever", async () => {
    await rings();
    bench.send("closeHelp");
    await bench.clock.advance(5 * sessionDelays.idleTime);
    expect(bench.overlay).toBeNull();
    await bench.clock.advance(helpHoldTime - 5 * sessionDelays.idleTime);
    await bench.clock.advance(sessionDelays.idleTime);
    expect(bench.overlay).toBe("warning");
  });

  it("takes words with one touch and typed ones, and says so when they do not arrive", async () => {
    await rings();
    const tell = (event: Parameters<typeof bench.send>[0]) => bench.send(event);
    tell({ type: "helping", event: { type: "say", words: { phrase: "cannotHear" } } });
    expect(bench.help.pending("XiaohuHelp.Say").payload).toMatchObject({ words: { phrase: "cannotHear" } });
    bench.help.pending("XiaohuHelp.Say").reject("queue.hallUnreachable");
    await settle();
    expect(bench.session.help?.notSaid).toBe(true);
    tell({ type: "helping", event: { type: "typeWords" } });
    tell({ type: "helping", event: { type: "sendDraft" } });
    tell({ type: "helping", event: { type: "type", text: " 卡住了 " } });
    tell({ type: "helping", event: { type: "sendDraft" } });
    expect(bench.help.pending("XiaohuHelp.Say").payload).toMatchObject({ words: { text: "卡住了" } });
    expect(bench.session.help).toMatchObject({ draft: "", writing: "choosing", notSaid: false });
  });
});

it("has an answer to the failure of everything it invokes, and uses every delay", () => {
  const machine = createHelpMachine(silentHelpEffects);
  expect(flawsOf(machine)).toEqual([]);
  const used = nodesOf(machine.root).flatMap(({ after }) =>
    after.map(({ eventType }) => eventType.split(".")[2]),
  );
  expect([...new Set(used)].sort()).toEqual(Object.keys(helpDelays).sort());
});
