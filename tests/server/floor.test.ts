import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import type { TerminalStatus } from "../../server/contract/fleet/status.ts";
import { hallGuide, type SeenTerminal } from "../../server/contract/guide/guide.ts";
import type { HelpAbout, HelpCall } from "../../server/contract/help/call.ts";
import { createDoor } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { terminalLineService } from "../../server/hall/fleet/line-service.ts";
import { openFloor } from "../../server/hall/fleet/open-floor.ts";
import { guideService } from "../../server/hall/guide/guide-service.ts";
import { openHall } from "../../server/hall/hall.ts";
import { openTerminalLine } from "../../server/terminal/help/terminal-line.ts";
import { connectTo, type Received } from "../support/contract-client.ts";
import { nothingPublic } from "../support/nothing-public.ts";
import { silentAudit } from "../support/silent-audit.ts";
import { silentLog } from "../support/silent-log.ts";
import { temporaryDatabase } from "./storage/temporary-database.ts";

/** Real sockets under a loaded machine. */
const patience = 30_000;

const about: HelpAbout = {
  matter: { id: "open-shop", name: { "zh-CN": "开小店", "zh-TW": "開小店", en: "Open a shop" } },
  step: "handling.form",
  language: "zh-TW",
  modes: { text: "large", contrast: "normal" },
  wants: "text",
};
const atRest: TerminalStatus = { state: "rest", paper: "full", devices: [] };
const texts = {
  hall: "",
  yourNumber: "",
  service: "",
  ahead: "",
  area: "",
  takenAt: "",
  advice: "",
  footer: "",
};

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function started() {
  const databasePath = temporaryDatabase();
  const hall = openHall({ databasePath, clock: systemClock, hall: demoHall });
  ends.push(() => hall.close());
  const tokens = new Tokens();
  let closing: (() => Promise<void>) | undefined;
  const serve = async (port: number) => {
    const floor = openFloor({
      hall: demoHall,
      queue: hall,
      databasePath: databasePath.replace("hall", "floor"),
      clock: systemClock,
      audit: silentAudit,
      site: "district",
      keepDays: 30,
      log: () => undefined,
    });
    const door = createDoor({ tokens, clock: systemClock, log: silentLog() });
    door.addService(terminalLineService(floor, nothingPublic));
    door.addService(guideService({ floor, hall, hallName: demoHall.name, clock: systemClock }));
    const listening = await door.listen(port);
    closing = async () => {
      closing = undefined;
      await door.close();
      floor.close();
    };
    return listening;
  };
  const port = await serve(0);
  ends.push(() => closing?.());
  const url = `http://127.0.0.1:${port}`;

  const guide = async (name: string, zones: readonly string[] = []) => {
    const client = await connectTo(url, hallGuide, tokens.of("guide"));
    ends.push(() => client.close());
    const attended = await client.command("XiaohuGuide.Attend", { zones, atDesk: false, name });
    return { ...client, view: attended.payload?.view as { terminals: SeenTerminal[]; calls: HelpCall[] } };
  };
  const terminal = (id = "HL-01") => {
    let status = atRest;
    const printed: string[] = [];
    const line = openTerminalLine({
      terminalId: id,
      hall: { url, token: tokens.of("terminal"), site: null },
      clock: systemClock,
      status: () => status,
      onPrint: (ticketId) => {
        printed.push(ticketId);
        line.printed({ ticketId, print: "printed", error: null });
      },
      log: () => undefined,
    });
    ends.push(() => line.close());
    const until = (holds: (standing: ReturnType<typeof line.standing>) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!holds(line.standing())) return;
          leave();
          resolve();
        };
        const leave = line.onStanding(look);
        look();
      });
    return {
      line,
      printed,
      until,
      become(next: TerminalStatus) {
        status = next;
        line.report();
      },
    };
  };
  return {
    guide,
    terminal,
    restart: async () => {
      await closing?.();
      return () => serve(port);
    },
  };
}

const callsOf = (message: Received) => message.payload?.calls as HelpCall[];
const isCalls =
  (holds: (calls: HelpCall[]) => boolean) =>
  (message: Received): boolean =>
    message.header.name === "XiaohuGuide.CallsChangedEvent" && holds(callsOf(message));

describe("the floor of a hall, over real lines", () => {
  it(
    "takes a call from a terminal to a guide and back, and tells a second guide whose it is",
    async () => {
      const { guide, terminal } = await started();
      const lin = await guide("小林");
      const wu = await guide("小吴");
      const { line, until } = terminal();
      await until(({ reachable, guides }) => reachable && guides === 2);
      const id = randomUUID();
      await line.call({ id, about });
      await lin.until(isCalls(([call]) => call?.id === id && call.about.step === "handling.form"));
      expect((await lin.command("XiaohuGuide.Take", { id, minutes: 2 })).payload).toMatchObject({
        outcome: "done",
      });
      expect((await wu.command("XiaohuGuide.Take", { id, minutes: 1 })).payload).toMatchObject({
        outcome: "late",
        call: { guide: { name: "小林" } },
      });
      await until(({ call }) => call?.guide?.name === "小林");
      await line.say({ id, words: { phrase: "cannotHear" }, key: randomUUID() });
      await lin.until(isCalls(([call]) => call?.texts.length === 1));
      await lin.command("XiaohuGuide.Say", { id, words: { text: "请看屏幕" }, key: randomUUID() });
      await until(({ call }) => call?.texts.at(-1)?.from === "guide");
      await lin.command("XiaohuGuide.Arrive", { id });
      await until(({ call }) => call?.state === "there");
      await lin.command("XiaohuGuide.End", { id });
      await until(({ call }) => call === null);
    },
    patience,
  );

  it(
    "rings the zone's guides first, all of them at once where the zone has none, and again narrowly when one comes",
    async () => {
      const { guide, terminal } = await started();
      const plan = demoHall.floor?.terminals ?? [];
      const zoneOf = (id: string) => plan.find((each) => each.id === id)?.zone ?? "";
      expect(zoneOf("HL-01")).not.toBe(zoneOf("HL-04"));
      const far = await guide("小吴", [zoneOf("HL-04"), "no-such-zone"]);
      const { line, until } = terminal("HL-01");
      await until(({ reachable }) => reachable);
      await line.call({ id: randomUUID(), about });
      const stageIs = (stage: string) => isCalls(([call]) => call?.stage === stage);
      // Whoever looks after another zone hears it at once: nobody else would.
      await far.until(stageIs("all"));
      const near = await guide("小林", [zoneOf("HL-01")]);
      expect(near.view.calls[0]?.stage).toBe("near");
      const told = far.messages.length;
      await near.command("XiaohuGuide.Leave");
      await far.until((message) => far.messages.indexOf(message) >= told && stageIs("all")(message));
      expect((await near.command("XiaohuGuide.Plan")).payload).toMatchObject({
        me: null,
        zones: demoHall.floor?.zones.filter(({ id }) => plan.some(({ zone }) => zone === id)),
      });
      const refused = await near.command("XiaohuGuide.Arrive", { id: randomUUID() });
      expect(refused.payload?.errorCode).toBe("staff.notSignedIn");
    },
    patience,
  );

  it(
    "loses no call when the hall restarts, and hears of a cancelled one when it is back",
    async () => {
      const { guide, terminal, restart } = await started();
      const { line, until } = terminal();
      await until(({ reachable }) => reachable);
      const id = randomUUID();
      await line.call({ id, about });
      const comeBack = await restart();
      await until(({ reachable }) => !reachable);
      await expect(line.call({ id, about })).rejects.toMatchObject({ code: "queue.hallUnreachable" });
      await comeBack();
      await until(({ reachable, call }) => reachable && call?.id === id);
      const again = await restart();
      await until(({ reachable }) => !reachable);
      line.cancel(id);
      expect(line.standing().call).toBeNull();
      await again();
      const late = await guide("小林");
      await until(({ reachable }) => reachable);
      if (late.view.calls.length > 0) await late.until(isCalls((calls) => calls.length === 0));
      await line.call({ id: randomUUID(), about });
      expect(line.standing().call?.id).not.toBe(id);
    },
    patience,
  );

  it(
    "shows every terminal of the plan, how it is, and when it falls silent; and closes one",
    async () => {
      const { guide, terminal } = await started();
      const lin = await guide("小林");
      expect(lin.view.terminals.map(({ id, connected }) => [id, connected])).toEqual([
        ["HL-01", false],
        ["HL-02", false],
        ["HL-03", false],
        ["HL-04", false],
      ]);
      const { line, until, become } = terminal("HL-02");
      await until(({ reachable }) => reachable);
      const seen = (holds: (terminal: SeenTerminal) => boolean) =>
        lin.until(
          ({ header, payload }) =>
            header.name === "XiaohuGuide.TerminalChangedEvent" && holds(payload?.terminal as SeenTerminal),
        );
      const printer = {
        name: "ReceiptPrinter",
        family: "receipt-printer",
        state: "hardwareError" as const,
        since: 1,
        fault: "printer.paperOut" as const,
        inService: true,
      };
      become({ state: "session", paper: "out", devices: [printer] });
      await seen(({ id, status }) => id === "HL-02" && status?.devices[0]?.fault === "printer.paperOut");
      await lin.command("XiaohuGuide.SetClosed", { terminalId: "HL-02", reason: "paper" });
      await until(({ closed }) => closed?.reason === "paper");
      line.close();
      await seen(({ id, connected, since }) => id === "HL-02" && !connected && since !== null);
    },
    patience,
  );

  it(
    "takes a number with priority for somebody, on paper at a terminal that is there",
    async () => {
      const { guide, terminal } = await started();
      const lin = await guide("小林");
      const { until, printed } = terminal();
      await until(({ reachable }) => reachable);
      const classId = demoHall.classes?.[0]?.id ?? null;
      const taken = await lin.command("XiaohuGuide.TakeNumber", {
        serviceId: "social-insurance",
        classId,
        idempotencyKey: randomUUID(),
      });
      const ticket = taken.payload?.ticket as { id: string; priority: { id: string } };
      expect(ticket.priority.id).toBe(classId);
      const print = (terminalId: string) =>
        lin.command("XiaohuGuide.PrintTicket", { ticketId: ticket.id, terminalId, texts });
      expect((await print("HL-03")).payload).toEqual({ heard: false });
      expect((await print("HL-01")).payload).toEqual({ heard: true });
      await lin.until(({ header }) => header.name === "XiaohuGuide.PrintedEvent");
      expect(printed).toEqual([ticket.id]);
    },
    patience,
  );
});
