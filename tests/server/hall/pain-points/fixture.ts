import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { PainPayload } from "../../../../server/contract/pain-points/hall.ts";
import { arrangementsWith } from "../../../../server/hall/calendar/working-days.ts";
import type { DeskName, DeskPayload } from "../../../../server/hall/pain-points/desk.ts";
import { openPainPoints } from "../../../../server/hall/pain-points/pain-points.ts";
import type { PainPointsConfig } from "../../../../server/hall/pain-points/rules.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";
import { newKey, WallClock } from "../appointments/fixture.ts";
import { demo, simpleMatter } from "../matters/fixture.ts";
import { friday, on } from "../ratings/fixture.ts";

const words = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });

export const secrets = {
  words: "禁地机器不认我的老租房合同",
  telephone: "13800138077",
  answer: "已通知房管核对，明天起旧合同也可以用",
} as const;

export type Said = Omit<PainPayload<"PainPoint.Report">, "terminalId" | "idempotencyKey">;

/** On the step where a paper of the matter is handed in. */
export const said: Said = {
  kind: "notDone",
  step: { matter: "allowance", version: "2026-09", stage: "material", part: "lease" },
  screen: "handling.handleMaterial",
  error: "matter.file",
  categories: ["notTaken"],
  words: null,
  telephone: null,
  language: "zh-CN",
  task: null,
};

export interface OpenOptions {
  readonly path?: string;
  readonly clock?: WallClock;
  readonly key?: Buffer;
  readonly config?: PainPointsConfig;
  readonly hotline?: boolean;
}

/** One process of a site. */
export function openAll(options: OpenOptions = {}) {
  const path = options.path ?? join(dirname(temporaryDatabase()), "pain-points.sqlite");
  const clock = options.clock ?? new WallClock(on(friday));
  const key = options.key ?? randomBytes(32);
  const logged: string[] = [];
  const catalogue = {
    ...demo,
    matters: [simpleMatter("allowance"), simpleMatter("licence")],
    packages: [],
  };
  const pains = openPainPoints({
    databasePath: path,
    clock,
    key,
    config: options.config ?? {},
    arrangements: arrangementsWith([]),
    hall: words("示例厅"),
    prefix: "HL",
    catalogue: { current: () => ({ catalogue, digest: "1" }), subscribe: () => () => undefined },
    hotline: options.hotline ?? true,
    baseUrl: () => "https://hall.example",
    randomBytes,
    newKey,
    log: (message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
  });
  onTestFinished(() => pains.close());
  const terminalId = "HL-01";

  const desk = <N extends DeskName>(
    name: N,
    wish: Omit<DeskPayload<N>, "by" | "idempotencyKey"> & { readonly by?: string },
  ) => pains.desk(name, { by: "林经办", idempotencyKey: newKey(), ...wish } as unknown as DeskPayload<N>);
  const list = async () => (await pains.desk("XiaohuPainDesk.List", {})).items;
  const several = (numbers: string | readonly string[]) => ({
    numbers: typeof numbers === "string" ? [numbers] : [...numbers],
  });

  return {
    path,
    clock,
    key,
    logged,
    pains,
    list,
    desk,
    organ: demo.organs[0]?.id ?? "",
    figures: async (from: string = friday, to: string = friday) =>
      (await pains.desk("XiaohuPainDesk.Figures", { from, to })).figures,
    report: async (more: Partial<Said> = {}, idempotencyKey = newKey()) =>
      (await pains.execute("PainPoint.Report", { ...said, ...more, terminalId, idempotencyKey })).pain,
    follow: async (code: string, place?: string) =>
      (await pains.execute("PainPoint.Follow", { code, terminalId }, place)).pain,
    settle: async (code: string, enough: boolean) =>
      (await pains.execute("PainPoint.Settle", { code, enough, terminalId, idempotencyKey: newKey() })).pain,
    accept: (numbers: string | readonly string[]) => desk("XiaohuPainDesk.Accept", several(numbers)),
    decline: (numbers: string | readonly string[], words = "不归本厅管，请到社区") =>
      desk("XiaohuPainDesk.Decline", { ...several(numbers), words }),
    assign: (
      numbers: string | readonly string[],
      unit = demo.organs[0]?.id ?? "",
      words: string | null = null,
    ) => desk("XiaohuPainDesk.Assign", { ...several(numbers), unit, words }),
    giveBack: (numbers: string | readonly string[]) =>
      desk("XiaohuPainDesk.Return", { ...several(numbers), words: "不是我们的事项" }),
    handle: (numbers: string | readonly string[]) =>
      desk("XiaohuPainDesk.Handle", { ...several(numbers), words: "已补充指南" }),
    answer: (numbers: string | readonly string[], words: string = secrets.answer) =>
      desk("XiaohuPainDesk.Answer", { ...several(numbers), words }),
    close: (numbers: string | readonly string[]) => desk("XiaohuPainDesk.Close", several(numbers)),
    merge: (numbers: string | readonly string[], into: string) =>
      desk("XiaohuPainDesk.Merge", { ...several(numbers), into }),
    open: (number: string) => desk("XiaohuPainDesk.Open", { number }),
    /** Everything that stands in the files. */
    onDisk: () =>
      readdirSync(dirname(path))
        .map((file) => readFileSync(join(dirname(path), file)).toString("latin1"))
        .join("\n"),
  };
}
