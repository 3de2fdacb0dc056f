import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { httpSmsGateway } from "../../../../server/connectors/sms/http-gateway.ts";
import { startSmsStandIn } from "../../../../server/connectors/sms/stand-in.ts";
import { sendTexts } from "../../../../server/hall/outbox/send-texts.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";
import { stranger } from "../matters/fixture.ts";
import { openAll, telephone } from "./fixture.ts";

const secret = "a-secret-of-the-test";

/** A site whose texts go to a stand-in, until the test stops or stops them. */
async function open() {
  const site = openAll();
  const standIn = await startSmsStandIn(secret, site.clock);
  const path = temporaryDatabase();
  const start = () =>
    sendTexts({
      name: "assistance.text",
      gateway: httpSmsGateway({ url: standIn.url, secret, clock: site.clock }),
      sites: [site.assistance],
      store: openOutboxStore(path),
      key: Buffer.alloc(32, 5),
      clock: site.clock,
      random: () => 0,
      log: silentLog(),
    });
  let sending: ReturnType<typeof start> | undefined = start();
  const stop = async () => {
    await sending?.close();
    sending = undefined;
  };
  onTestFinished(async () => {
    await stop();
    await standIn.close();
  });
  return {
    ...site,
    standIn,
    said: () => standIn.texts.map(({ text }) => text),
    async restart() {
      await stop();
      sending = start();
    },
    stop,
    stuck: () => sending?.outbox.stuck() ?? [],
    release: (key: string) => sending?.outbox.release(key, "林经办"),
    items() {
      const database = new Sqlite(path, { readonly: true });
      try {
        return database.prepare("SELECT key, state, payload FROM item").all();
      } finally {
        database.close();
      }
    },
    /** Real requests to the stand-in are waited for. */
    async pass(milliseconds: number) {
      await site.clock.advance(milliseconds, () => new Promise((resolve) => setTimeout(resolve, 15)));
    },
    /** Lets time pass until it is so, however slow the machine is; the test says then whether it is. */
    async until(isSo: () => boolean, step = 1) {
      for (let turn = 0; turn < 300 && !isSo(); turn++)
        await site.clock.advance(step, () => new Promise((resolve) => setTimeout(resolve, 15)));
    },
    outboxFiles: () =>
      readdirSync(dirname(path))
        .map((file) => readFileSync(join(dirname(path), file)).toString("latin1"))
        .join("\n"),
  };
}

describe("text messages about a request", () => {
  it("say what is booked, who comes and that it is declined: once each, also over a restart, and to who wants them", async () => {
    const { visit, desk, said, restart, pass, until, standIn, stop, outboxFiles } = await open();
    await visit({ who: { identity: stranger }, telephone: "13900139088" });
    const { number, code } = await visit({ texts: true });
    await until(() => said().length > 0);
    expect(said()).toEqual([`【厅】已约好上门办，11月24日上午。查询码${code}，可在自助机上查看或取消。`]);
    expect(standIn.texts[0]).toMatchObject({ to: `+86${telephone}`, template: "assistanceBooked" });
    await restart();
    await pass(10);
    await desk.assign(number);
    await until(() => said().length > 1);
    await desk.decline(number);
    await until(() => said().length > 2);
    await restart();
    await pass(10);
    expect(said()).toEqual([
      said()[0],
      `【厅】上门办，11月24日上午由小陈负责，会出示工作证，不收任何费用。查询码${code}。`,
      `【厅】您约的上门办这次办不了，原因可凭查询码${code}在自助机上查看。`,
    ]);
    await stop();
    expect(outboxFiles()).not.toContain(telephone);
  });

  it("wait for a gateway that is down, and are not sent once they are not true any more", async () => {
    const { visit, cancel, said, pass, until, standIn } = await open();
    standIn.setFault("down");
    await visit({ texts: true });
    const other = await visit({ texts: true, who: { identity: stranger }, telephone: "13900139088" });
    await pass(10);
    expect(said()).toEqual([]);
    await cancel(other.code);
    standIn.setFault("none");
    await until(() => said().length > 0, 1000);
    await pass(5000);
    expect(said()).toHaveLength(1);
    expect(standIn.texts[0]?.to).toBe(`+86${telephone}`);
  });

  it("that are refused for good are somebody's to see to, and leave no telephone behind once they are not true", async () => {
    const { visit, cancel, said, until, standIn, stop, items, stuck, outboxFiles, release } = await open();
    standIn.setFault("refuses");
    const { number, code } = await visit({ texts: true });
    await until(() => stuck().length > 0);
    expect(stuck()).toMatchObject([
      { stream: number, key: `${number}/booked`, state: "parked", reason: "fault", status: 400 },
    ]);
    expect(JSON.stringify(stuck())).not.toContain(telephone);
    expect(release(`${number}/booked`)).toBe(true);
    await until(() => stuck().length > 0);
    expect(said()).toEqual([]);
    await cancel(code);
    await until(() => JSON.stringify(items()).includes("dropped"));
    await stop();
    expect(items()).toEqual([{ key: "HL-SM-20261123-001/booked", state: "dropped", payload: null }]);
    expect(outboxFiles()).not.toContain(telephone);
  });

  it("that are sent again by word arrive", async () => {
    const { visit, said, until, standIn, stuck, release } = await open();
    standIn.setFault("refuses");
    const { number } = await visit({ texts: true });
    await until(() => stuck().length > 0);
    standIn.setFault("none");
    release(`${number}/booked`);
    await until(() => said().length > 0);
    expect(said()).toHaveLength(1);
    expect(stuck()).toEqual([]);
  });
});
