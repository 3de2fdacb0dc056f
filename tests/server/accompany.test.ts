import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { hallAccompany } from "../../server/contract/accompany/guide.ts";
import type { Step } from "../../server/contract/accompany/step.ts";
import { hallGuide } from "../../server/contract/guide/guide.ts";
import { createDoor } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { accompanyService } from "../../server/hall/accompany/accompany-service.ts";
import type { PublicContent } from "../../server/hall/accompany/public-content.ts";
import { openAudit } from "../../server/hall/audit/audit.ts";
import { openAuditStore } from "../../server/hall/audit/store.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { terminalLineService } from "../../server/hall/fleet/line-service.ts";
import { openFloor } from "../../server/hall/fleet/open-floor.ts";
import { guideService } from "../../server/hall/guide/guide-service.ts";
import { openHall } from "../../server/hall/hall.ts";
import { type AccompanyTold, openTerminalLine } from "../../server/terminal/help/terminal-line.ts";
import { connectTo, type Received } from "../support/contract-client.ts";
import { sampleCall } from "../support/help-moments.ts";
import { sampleStep } from "../support/sample-step.ts";
import { silentLog } from "../support/silent-log.ts";
import { temporaryDatabase } from "./storage/temporary-database.ts";

/** Real sockets under a loaded machine. */
const patience = 30_000;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const content: PublicContent = {
  hasContent: ({ id }) => id === "self-employed-registration",
  hasEntry: (id) => id === "elder-card",
  hasService: (id) => demoHall.services.some((service) => service.id === id),
  hasDay: (day) => day === "2026-12-02",
  hasTime: (time) => time === "09:30",
  texts: () => [],
  entries: () => [],
};

async function started() {
  const databasePath = temporaryDatabase();
  const hall = openHall({ databasePath, clock: systemClock, hall: demoHall });
  const audit = openAudit({
    store: openAuditStore(databasePath.replace("hall", "audit")),
    clock: systemClock,
    note: () => undefined,
  });
  const floor = openFloor({
    hall: demoHall,
    queue: hall,
    databasePath: databasePath.replace("hall", "floor"),
    clock: systemClock,
    audit,
    site: "district",
    keepDays: 30,
    log: () => undefined,
  });
  const tokens = new Tokens();
  const door = createDoor({ tokens, clock: systemClock, log: silentLog() });
  door.addService(terminalLineService(floor, content));
  door.addService(guideService({ floor, hall, hallName: demoHall.name, clock: systemClock }));
  door.addService(accompanyService({ floor, content }));
  const url = `http://127.0.0.1:${await door.listen(0)}`;
  ends.push(async () => {
    await door.close();
    floor.close();
    audit.close();
    hall.close();
  });

  const terminal = () => {
    const wishes: AccompanyTold[] = [];
    const line = openTerminalLine({
      terminalId: "HL-01",
      hall: { url, token: tokens.of("terminal"), site: null },
      clock: systemClock,
      status: () => ({ state: "session", paper: "full", devices: [] }),
      onPrint: () => undefined,
      log: () => undefined,
    });
    line.onWish((told) => void wishes.push(told));
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
    return { line, wishes, until };
  };
  const guide = async () => {
    const client = await connectTo(url, hallAccompany, tokens.of("guide"));
    ends.push(() => client.close());
    const { payload } = await client.command("XiaohuAccompany.Begin", { name: "小林" });
    return { ...client, begun: payload };
  };
  const take = async (id: string) => {
    const client = await connectTo(url, hallGuide, tokens.of("guide"));
    ends.push(() => client.close());
    await client.command("XiaohuGuide.Attend", { zones: [], atDesk: false, name: "小林" });
    await client.command("XiaohuGuide.Take", { id, minutes: 2 });
  };
  return { terminal, guide, take, hall, floor, audit };
}

const nobody = {
  account: "@console",
  name: "",
  roles: [],
  page: "",
  site: "",
  address: "",
  target: "",
  outcome: "done",
};

const stepOf = ({ payload }: Received) => payload?.step as Step;

it(
  "a step goes from a terminal to its guide and to nobody else, what a guide wants comes back, and a lost line on either side goes on with the newest",
  async () => {
    const { terminal, guide, take, floor, audit } = await started();
    const first = terminal();
    await first.until(({ reachable }) => reachable);
    const callId = randomUUID();
    await first.line.call({ id: callId, about: sampleCall.about });
    await take(callId);
    const lin = await guide();
    const own = { id: randomUUID(), terminalId: "HL-01" };
    const stranger = await lin.command("XiaohuAccompany.Invite", { ...own, terminalId: "HL-02", callId });
    expect(stranger.payload).toMatchObject({ outcome: "over" });
    expect((await lin.command("XiaohuAccompany.Invite", { ...own, callId })).payload).toMatchObject({
      outcome: "done",
      heard: true,
      accompaniment: { state: "asked", guide: { name: "小林" } },
    });
    await first.until(({ accompaniment }) => accompaniment?.id === own.id);
    await first.line.answerAccompany({ id: own.id, answer: { answer: "yes" } });
    await first.until(({ call }) => call?.state === "there");
    // What the hall does not know as public is covered, whatever a terminal sends.
    const leaking: Step = {
      ...sampleStep,
      contents: [...sampleStep.contents, { kind: "matter", id: "e00000001", version: "2026-10" }],
      title: [{ content: 1, text: 2 }, { entry: "e12345678" }, { service: "35020619900101" }],
      notes: [[{ entry: "elder-card" }, { service: "business" }, { content: 9, text: 0 }]],
    };
    await first.line.showStep({ id: own.id, step: leaking });
    const seen = await lin.until(({ header }) => header.name === "XiaohuAccompany.StepEvent");
    expect(stepOf(seen)).toMatchObject({
      title: [{ covered: true }, { covered: true }, { covered: true }],
      notes: [[{ entry: "elder-card" }, { service: "business" }, { covered: true }]],
      fields: [{ label: [{ content: 0, text: 3 }] }],
    });
    expect(JSON.stringify(seen)).not.toMatch(/e00000001|e12345678|35020619900101/);
    const point = { kind: "point", version: 7, control: 3 } as const;
    expect((await lin.command("XiaohuAccompany.Wish", { ...own, wish: point })).payload).toEqual({
      outcome: "done",
      heard: true,
    });
    expect(first.wishes).toEqual([{ id: own.id, wish: point }]);

    // The terminal's line breaks off: the guide hears of it, and a step cannot be sent; behind it the newest one is.
    first.line.close();
    await lin.until(
      ({ header, payload }) => header.name === "XiaohuAccompany.ChangedEvent" && payload?.heard === false,
    );
    expect((await lin.command("XiaohuAccompany.Wish", { ...own, wish: point })).payload).toEqual({
      outcome: "done",
      heard: false,
    });
    const second = terminal();
    await second.until(({ reachable, accompaniment }) => reachable && accompaniment?.id === own.id);
    await second.line.showStep({ id: own.id, step: { ...sampleStep, version: 9 } });
    await lin.until((message) => stepOf(message)?.version === 9);

    // The guide's page is closed, and opened again.
    lin.close();
    await second.until(({ accompaniment }) => accompaniment?.present === false);
    const again = await guide();
    expect(again.begun).toMatchObject({ accompaniment: { id: own.id, state: "with" }, step: { version: 9 } });
    await second.until(({ accompaniment }) => accompaniment?.present === true);

    await again.command("XiaohuAccompany.HandOver", {
      ...own,
      serviceId: "business",
      classId: demoHall.classes?.[0]?.id ?? null,
      key: randomUUID(),
    });
    await second.until(({ accompaniment }) => accompaniment?.handOver?.state === "asked");
    const handOver = second.line.standing().accompaniment?.handOver?.key ?? "";
    await second.line.answerAccompany({ id: own.id, answer: { handOver, answer: "yes" } });
    await second.until(({ accompaniment }) => accompaniment?.handOver?.ticket?.serviceId === "business");
    await second.line.answerAccompany({ id: own.id, answer: { answer: "stop" } });
    await again.until(({ payload }) => payload?.ended === "stopped");
    expect(floor.accompaniments.at("HL-01")).toBeNull();
    // In the chain, whoever ended it; of the citizen nothing.
    await audit.write({ ...nobody, what: "the rows before are on the disk" });
    expect(
      audit.search({ target: "HL-01" }, "district").rows.map(({ what, account }) => [what, account]),
    ).toEqual([
      ["accompany.stopped", "@demo"],
      ["accompany.agreed", "@demo"],
    ]);
    expect(audit.verify().fault).toBeNull();
    await second.line.showStep({ id: own.id, step: { ...sampleStep, version: 11 } });
    await again.command("XiaohuAccompany.Entries");
    expect(again.messages.some((message) => stepOf(message)?.version === 11)).toBe(false);
  },
  patience,
);

it(
  "nothing is to be had before a guide has said who it is, and nothing is seen of what another accompanies",
  async () => {
    const { terminal, guide, take } = await started();
    const { line, until } = terminal();
    await until(({ reachable }) => reachable);
    const callId = randomUUID();
    await line.call({ id: callId, about: sampleCall.about });
    await take(callId);
    const lin = await guide();
    const wu = await guide();
    const own = { id: randomUUID(), terminalId: "HL-01" };
    const begun = await wu.command("XiaohuAccompany.Begin", { name: null });
    expect(begun.payload).toMatchObject({ me: null, accompaniment: null });
    const refused = await wu.command("XiaohuAccompany.Invite", { ...own, callId });
    expect(refused.header.completionCode).not.toBe("success");
    await wu.command("XiaohuAccompany.Begin", { name: "小吴" });
    expect((await wu.command("XiaohuAccompany.Invite", { ...own, callId })).payload).toMatchObject({
      outcome: "notYours",
    });
    await lin.command("XiaohuAccompany.Invite", { ...own, callId });
    await until(({ accompaniment }) => accompaniment !== null);
    await line.answerAccompany({ id: own.id, answer: { answer: "yes" } });
    await line.showStep({ id: own.id, step: sampleStep });
    await lin.until((message) => stepOf(message)?.version === 7);
    await wu.command("XiaohuAccompany.Entries");
    const heard = wu.messages.map(({ header }) => header.name);
    expect(heard).not.toContain("XiaohuAccompany.StepEvent");
    expect(heard).not.toContain("XiaohuAccompany.ChangedEvent");
    // What is no step is refused at the door.
    const wrong = { ...sampleStep, title: "陈小明" } as unknown as Step;
    await expect(line.showStep({ id: own.id, step: wrong })).rejects.toMatchObject({
      code: "queue.hallUnreachable",
    });
  },
  patience,
);
