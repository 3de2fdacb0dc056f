import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConnectorError } from "../../../../server/connectors/connector-error.ts";
import type { Application, Supplement } from "../../../../server/connectors/platform/application.ts";
import type { Platform } from "../../../../server/connectors/platform/platform.ts";
import type { Progress } from "../../../../server/connectors/platform/progress.ts";
import { askEvery, sendOutside } from "../../../../server/hall/matters/send-outside.ts";
import { firstDelay } from "../../../../server/hall/outbox/outbox.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { pdfFile, whole } from "../../../support/picture-files.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { holder, material, openAll, simpleMatter } from "./fixture.ts";

/** A platform in memory that can be down, and says of each application what it is told to say. */
function platformInMemory() {
  const taken: Application[] = [];
  const supplements: Supplement[] = [];
  const uploads: string[] = [];
  const standing = new Map<string, Progress>();
  let down = false;
  const answer = <Value>(value: () => Value): Promise<Value> =>
    down ? Promise.reject(new ConnectorError("down", true)) : Promise.resolve(value());
  const tell = (number: string, more: Partial<Progress>) => {
    const before = standing.get(number) as Progress;
    const state = more.state ?? before.state;
    const steps = [...before.steps, { state, at: 0 }];
    standing.set(number, { ...before, supplement: null, revision: before.revision + 1, steps, ...more });
  };
  const of = (number: string) => standing.get(number) as Progress;
  const platform: Platform = {
    upload: ({ bytes }) =>
      answer(() => {
        uploads.push(Buffer.from(bytes).toString("latin1"));
        return { digest: "0".repeat(64), size: bytes.length };
      }),
    submit: (application) =>
      answer(() => {
        const applicationNumber = application.applicationNumber;
        if (!standing.has(applicationNumber)) taken.push(application);
        standing.set(applicationNumber, {
          applicationNumber,
          acceptanceNumber: "P-1",
          revision: 1,
          state: "received",
          steps: [{ state: "received", at: 0 }],
          supplement: null,
          reason: null,
          result: null,
        });
        return { applicationNumber, acceptanceNumber: "P-1", state: "received" as const };
      }),
    progress: (number) => answer(() => of(number)),
    supplement: (one) =>
      answer(() => {
        supplements.push(one);
        tell(one.applicationNumber, { state: "deciding" });
        return of(one.applicationNumber);
      }),
    withdraw: ({ applicationNumber }) =>
      answer(() => {
        tell(applicationNumber, { state: "withdrawn" });
        return of(applicationNumber);
      }),
    document: () => Promise.reject(new ConnectorError("none", false)),
  };
  return {
    platform,
    taken,
    supplements,
    uploads,
    tell,
    setDown(is: boolean) {
      down = is;
    },
  };
}

const matter = simpleMatter("plan", { materials: [material("drawing")] });

function open() {
  const hall = openAll({ catalogue: { matters: [matter], packages: [] } });
  const outside = platformInMemory();
  const start = () =>
    sendOutside({
      platform: outside.platform,
      sites: [hall.matters],
      store: openOutboxStore(join(dirname(hall.path), "outbox.sqlite")),
      key: Buffer.alloc(32, 7),
      clock: hall.clock,
      random: () => 0.5,
      log: silentLog(),
    });
  return { hall, outside, start };
}
async function attach(hall: ReturnType<typeof openAll>, caseId: string): Promise<string> {
  const { file } = await hall.matters.execute("Matter.Attach", {
    caseId,
    matterId: "plan",
    materialId: "drawing",
    mediaType: "application/pdf",
    upload: newKey(),
    ...whole(pdfFile()),
    terminalId: "HL-01",
  });
  return file ?? "";
}
const drawing = (file: string) => ({
  matterId: "plan",
  materialId: "drawing",
  how: { by: "file" as const, files: [file] },
});
async function handIn(hall: ReturnType<typeof openAll>) {
  const { caseId } = await hall.begin({ matterId: "plan" });
  const { receipt } = await hall.submit(caseId, {
    answers: { plan: { telephone: "13800000001" } },
    materials: [drawing(await attach(hall, caseId))],
  });
  return { code: receipt?.code ?? "", number: receipt?.applications[0]?.number ?? "" };
}

describe("what goes to the platform", () => {
  it("is each application with its files, once, also when it was down and this process ended", async () => {
    const { hall, outside, start } = open();
    outside.setDown(true);
    const first = start();
    const { number } = await handIn(hall);
    await hall.clock.advance(firstDelay);
    await first.close();
    outside.setDown(false);
    const second = start();
    onTestFinished(() => second.close());
    await expect
      .poll(async () => {
        await hall.clock.advance(firstDelay);
        return outside.taken.length;
      })
      .toBe(1);
    expect(outside.taken[0]).toMatchObject({
      applicationNumber: number,
      matter: "plan",
      site: "main",
      applicant: { kind: "resident", number: holder.number },
      telephone: "+8613800000001",
      materials: [{ kind: "file", id: "drawing", mediaType: "application/pdf" }],
    });
    expect(outside.uploads).toEqual(["%PDF-1.7 drawing"]);
  });

  it("comes back as what becomes of it, in the citizen's own view", async () => {
    const { hall, outside, start } = open();
    const sending = start();
    onTestFinished(() => sending.close());
    const { code, number } = await handIn(hall);
    const seen = async () => (await hall.progress({ code }))[0]?.applications[0];
    const becomes = (value: () => unknown, wanted: unknown) =>
      expect
        .poll(async () => {
          await hall.clock.advance(askEvery);
          return value();
        })
        .toBe(wanted);
    const until = (state: string) => becomes(async () => (await seen())?.state, state);
    await becomes(() => outside.taken.length, 1);
    outside.tell(number, {
      state: "supplement",
      supplement: { id: "s-1", until: "2026-12-10", items: [{ material: "drawing", what: "看不清" }] },
    });
    await until("supplement");
    expect((await seen())?.owed).toMatchObject([
      { materialId: "drawing", why: "asked", what: "看不清", until: { day: "2026-12-10" } },
    ]);
    const { case: supplementing } = await hall.matters.execute("Matter.BeginSupplement", {
      code,
      identity: null,
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
    await hall.matters.execute("Matter.Supplement", {
      caseId: supplementing.caseId,
      applicationNumber: number,
      materials: [drawing(await attach(hall, supplementing.caseId))],
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
    await becomes(() => outside.supplements.length, 1);
    expect(outside.supplements[0]).toMatchObject({ supplement: "s-1", materials: [{ id: "drawing" }] });
    outside.tell(number, { state: "refused", reason: "不在范围内" });
    await until("refused");
    expect((await seen())?.decision).toMatchObject({ outcome: "refused", reasons: ["不在范围内"] });
    const withdraw = hall.matters.execute("Matter.Withdraw", {
      code,
      applicationNumber: number,
      identity: holder,
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
    expect(await codeOf(withdraw)).toBe("matter.decided");
  });
});
