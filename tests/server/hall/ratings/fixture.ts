import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { RatingPayload } from "../../../../server/contract/ratings/hall.ts";
import { startOf } from "../../../../server/hall/calendar/day.ts";
import { arrangementsWith } from "../../../../server/hall/calendar/working-days.ts";
import type { HallDocument } from "../../../../server/hall/documents/model.ts";
import type { RatedVisit } from "../../../../server/hall/hall.ts";
import type { OfficePrinter } from "../../../../server/hall/office-printer.ts";
import type { DeskName, DeskPayload } from "../../../../server/hall/ratings/desk.ts";
import { type Opinion, openRatings } from "../../../../server/hall/ratings/ratings.ts";
import type { RatingsConfig } from "../../../../server/hall/ratings/rules.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";
import { newKey, WallClock } from "../appointments/fixture.ts";
import { demo, simpleMatter } from "../matters/fixture.ts";

const words = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });

/** A Friday before the Mid-Autumn and National Day holidays; the Sunday behind it is a moved working day. */
export const friday = "2026-09-18";

/** A time of a day: `on("2026-09-18", "09:30")`. */
export function on(day: string, time = "10:00"): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return startOf(day) + (hours * 60 + minutes) * 60_000;
}

export const secrets = {
  words: "禁地窗口的人说话很难听",
  telephone: "13800138066",
  noBasis: "资料不合规定，已解释",
} as const;

export const silent: Opinion = { tags: [], words: null, telephone: null, language: "zh-CN" };

export interface OpenOptions {
  readonly path?: string;
  readonly clock?: WallClock;
  readonly key?: Buffer;
  readonly config?: RatingsConfig;
  readonly printer?: OfficePrinter;
}

/** One process of a site, whose seal is the digest of what it seals. */
export function openAll(options: OpenOptions = {}) {
  const path = options.path ?? join(dirname(temporaryDatabase()), "ratings.sqlite");
  const clock = options.clock ?? new WallClock(on(friday));
  const key = options.key ?? randomBytes(32);
  const logged: string[] = [];
  const sealed: HallDocument[] = [];
  /** What the queue says of today, and of days that are over. */
  const rated: RatedVisit[] = [];
  const served = new Map<string, ReadonlyMap<string, number>>();
  const catalogue = { ...demo, matters: [simpleMatter("allowance")], packages: [] };
  const ratings = openRatings({
    databasePath: path,
    clock,
    key,
    config: options.config ?? {},
    arrangements: arrangementsWith([]),
    hall: words("示例厅"),
    printer: options.printer ?? null,
    windowName: (id) => words(`${id}号窗口`),
    prefix: "HL",
    catalogue: { current: () => ({ catalogue, digest: "1" }), subscribe: () => () => undefined },
    papers: {
      async sealed(document) {
        sealed.push(document);
        return createHash("sha256").update(JSON.stringify(document)).update(`${sealed.length}`).digest();
      },
      codeOf: (id) => `code-${id}`,
    },
    rated: () => rated,
    servedOn: (day) => served.get(day),
    randomBytes,
    newKey,
    log: (message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
  });
  onTestFinished(() => ratings.close());
  const terminalId = "HL-01";
  let tickets = 0;

  const desk = <N extends DeskName>(
    name: N,
    wish: Omit<DeskPayload<N>, "by" | "idempotencyKey"> & { readonly by?: string },
  ) => ratings.desk(name, { by: "林经办", idempotencyKey: newKey(), ...wish } as unknown as DeskPayload<N>);
  const list = async () => (await ratings.desk("XiaohuRatingDesk.List", {})).items;

  return {
    path,
    clock,
    key,
    logged,
    sealed,
    rated,
    served,
    ratings,
    list,
    figures: async (from = friday, to = friday) =>
      (await ratings.desk("XiaohuRatingDesk.Figures", { from, to })).figures,
    /** A visit at window 3, rated on its ticket's page. Returns the visit. */
    async rate(level: RatedVisit["level"], opinion: Partial<Opinion> = {}, windowId = "3") {
      const visit: RatedVisit = { ticketId: `t-${++tickets}`, visit: 0, windowId, level };
      rated.push(visit);
      await ratings.rateVisit(newKey(), visit, { ...silent, ...opinion });
      return visit;
    },
    /** The same, of what is not satisfied: with its number. */
    async complain(opinion: Partial<Opinion> = {}, level: RatedVisit["level"] = "dissatisfied") {
      const before = new Set((await list()).map(({ number }) => number));
      await this.rate(level, opinion);
      const item = (await list()).find(({ number }) => !before.has(number));
      if (!item) throw new Error("no case was opened");
      return item.number;
    },
    begin: async (terminal = terminalId) =>
      (await ratings.execute("Rating.Begin", { terminalId: terminal })).visit,
    rateAtTerminal: (visit: string, more: Partial<RatingPayload<"Rating.Rate">> = {}) =>
      ratings.execute("Rating.Rate", {
        visit,
        level: "satisfied",
        ...silent,
        tags: [],
        terminalId,
        idempotencyKey: newKey(),
        ...more,
      }),
    desk,
    confirm: (number: string, finding: "clear" | "complex" | "noBasis", days: number | null = null) =>
      desk("XiaohuRatingDesk.Confirm", { number, finding, words: `经核实：${finding}`, days }),
    callBack: (number: string, reached = true) =>
      desk("XiaohuRatingDesk.CallBack", { number, reached, words: "已致电" }),
    issue: (number: string) =>
      desk("XiaohuRatingDesk.IssueNotice", { number, words: "请改进窗口用语，组织学习" }),
    rectify: (number: string) => desk("XiaohuRatingDesk.Rectify", { number, words: "已整改" }),
    answer: (number: string) => desk("XiaohuRatingDesk.Answer", { number, words: "已当面致歉并改进" }),
    appeal: (number: string, by = "窗口小陈") =>
      desk("XiaohuRatingDesk.Appeal", { number, ground: "mistaken", words: "点错了", by }),
    review: (number: string, upheld: boolean, by = "陈组长") =>
      desk("XiaohuRatingDesk.Review", { number, upheld, words: "已复核", by }),
    close: (number: string) => desk("XiaohuRatingDesk.Close", { number }),
    open: (number: string, by = "林经办") => desk("XiaohuRatingDesk.Open", { number, by }),
    /** Everything that stands in the files. */
    onDisk: () =>
      readdirSync(dirname(path))
        .map((file) => readFileSync(join(dirname(path), file)).toString("latin1"))
        .join("\n"),
  };
}
