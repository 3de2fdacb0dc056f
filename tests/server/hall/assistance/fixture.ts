import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { AssistancePayload } from "../../../../server/contract/assistance/hall.ts";
import type { HalfDaySlot } from "../../../../server/contract/assistance/words.ts";
import type { Catalogue } from "../../../../server/contract/catalogue/catalogue.ts";
import { weekdayHours } from "../../../../server/hall/appointments/opening-hours.ts";
import { openAssistance } from "../../../../server/hall/assistance/assistance.ts";
import type { DeskPayload } from "../../../../server/hall/assistance/desk.ts";
import type { AssistanceConfig } from "../../../../server/hall/assistance/rules.ts";
import { arrangementsWith } from "../../../../server/hall/calendar/working-days.ts";
import { createPersonHash } from "../../../../server/opening/person-hash.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";
import { at, newKey, WallClock } from "../appointments/fixture.ts";
import { demo, holder, simpleMatter } from "../matters/fixture.ts";

const words = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });

/** `allowance` has 上门 among its channels, `licence` has not. */
export const catalogue: Catalogue = {
  ...demo,
  matters: [
    simpleMatter("allowance", { channels: [{ kind: "homeVisit", where: words("at home") }] }),
    simpleMatter("licence", { channels: [{ kind: "window", where: words("window 1") }] }),
  ],
  packages: [],
};

export const config: AssistanceConfig = {
  homeVisit: { matters: "channel", perHalfDay: 2, daysAhead: 3, areas: ["江头街道", "禾山街道"] },
  handledForYou: { matters: ["licence", "allowance"], answeredWithin: 2, handledWithin: 5 },
  keepDays: 30,
};

export const tuesday: HalfDaySlot = { day: "2026-11-24", half: "morning" };
export const address = "福建省厦门市湖里区江头街道吕厝社区禁地路77号";
export const telephone = "13800138077";

export interface OpenOptions {
  readonly path?: string;
  readonly clock?: WallClock;
  readonly key?: Buffer;
  readonly config?: AssistanceConfig;
}

/** One process of a site. */
export function openAll(options: OpenOptions = {}) {
  const path = options.path ?? join(dirname(temporaryDatabase()), "assistance.sqlite");
  const clock = options.clock ?? new WallClock(at("10:00"));
  const key = options.key ?? randomBytes(32);
  const logged: string[] = [];
  const assistance = openAssistance({
    databasePath: path,
    clock,
    key,
    config: options.config ?? config,
    hours: weekdayHours,
    arrangements: arrangementsWith([]),
    hall: { name: words("厅"), place: null },
    prefix: "HL",
    catalogue: {
      current: () => ({ catalogue, digest: "1" }),
      subscribe: () => () => undefined,
    },
    hashPerson: createPersonHash("k".repeat(32)),
    randomBytes,
    newKey,
    log: (message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
  });
  onTestFinished(() => assistance.close());
  const terminalId = "HL-01";
  const execute = assistance.execute;
  const notice = async (kind: "homeVisit" | "handledForYou", matterId = "allowance") =>
    (await execute("Assistance.Offer", { matterId, kind, terminalId })).notice.version;
  return {
    path,
    clock,
    key,
    logged,
    assistance,
    /** A visit on Tuesday morning, as the holder of the card asks for it. */
    async visit(more: Partial<AssistancePayload<"Assistance.Book">> = {}) {
      const { request } = await execute("Assistance.Book", {
        matterId: "allowance",
        kind: "homeVisit",
        who: { identity: holder },
        reason: "old",
        telephone,
        address,
        slot: tuesday,
        notice: await notice(more.kind ?? "homeVisit"),
        texts: false,
        language: "zh-CN",
        terminalId,
        idempotencyKey: newKey(),
        ...more,
      });
      return request;
    },
    find: async (of: AssistancePayload<"Assistance.Find">["of"]) =>
      (await execute("Assistance.Find", { of, terminalId })).requests,
    cancel: async (code: string) =>
      (await execute("Assistance.Cancel", { code, terminalId, idempotencyKey: newKey() })).request,
    offer: (kind: "homeVisit" | "handledForYou" = "homeVisit", matterId = "allowance") =>
      execute("Assistance.Offer", { matterId, kind, terminalId }),
    list: async () => (await assistance.desk("XiaohuAssistanceDesk.List", {})).items,
    desk: {
      open: (number: string, by = "林经办") =>
        assistance.desk("XiaohuAssistanceDesk.Open", { number, by, idempotencyKey: newKey() }),
      assign: (number: string, assignee = "小陈") => act("Assign", { number, assignee }),
      done: (number: string) => act("Done", { number }),
      close: (number: string) => act("Close", { number }),
      decline: (number: string, reason = "不在范围") => act("Decline", { number, reason }),
    },
    /** Everything that stands in the files. */
    onDisk: () =>
      readdirSync(dirname(path))
        .map((file) => readFileSync(join(dirname(path), file)).toString("latin1"))
        .join("\n"),
  };

  async function act(
    name: "Assign" | "Done" | "Close" | "Decline",
    wish: { number: string; assignee?: string; reason?: string },
  ) {
    const payload = { by: "林经办", idempotencyKey: newKey(), ...wish };
    const answer = await assistance.desk(
      `XiaohuAssistanceDesk.${name}`,
      payload as DeskPayload<"XiaohuAssistanceDesk.Assign"> & DeskPayload<"XiaohuAssistanceDesk.Decline">,
    );
    return answer.item;
  }
}
