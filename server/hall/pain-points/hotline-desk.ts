import type { Clock } from "../../../device-drivers/clock.ts";
import type {
  IncomingAnswer,
  IncomingOrder,
  OrderProgress,
  WorkOrder,
} from "../../connectors/hotline/hotline.ts";
import { hotlineUnit } from "../../contract/pain-points/desk.ts";
import { otherCategory } from "../../contract/pain-points/words.ts";
import type { SaidRecords } from "../said.ts";
import type { PainCommand } from "./decide.ts";
import type { PainPoint, PainsState } from "./state.ts";
import { matterView, type PainSources } from "./views.ts";

/** What of a site's pain points goes to 12345, and comes from there. */
export interface HotlineDesk {
  /** Work orders of what 12345 has to work on now. */
  wanted(): WorkOrder[];
  isWanted(orderNumber: string): boolean;
  /** How one stands. What is told twice, or late, changes nothing. */
  told(progress: OrderProgress): Promise<void>;
  /** A work order of 12345 becomes a report, once. */
  incoming(order: IncomingOrder): Promise<void>;
  /** What became of those that came from there. */
  answers(): { readonly number: string; readonly answer: IncomingAnswer }[];
  /** Whether a report or a work order of it is this site's. */
  has(stream: string): boolean;
}

export interface HotlineRoom {
  readonly clock: Clock;
  readonly records: SaidRecords;
  readonly sources: PainSources;
  readonly newKey: () => string;
  state(): PainsState;
  submit(idempotencyKey: string, command: PainCommand): Promise<readonly PainPoint[]>;
  report(
    idempotencyKey: string,
    said: Omit<Extract<PainCommand, { type: "report" }>, "type" | "contact" | "digest" | "codes"> & {
      readonly telephone: string | null;
    },
  ): Promise<PainPoint>;
}

/** Each time that it is passed on to 12345 is a work order of its own: `HL-FY-20261201-0003-R1`. */
const orderNumberOf = ({ number, assigned }: PainPoint): string =>
  `${number}-R${assigned.filter((unit) => unit === hotlineUnit).length}`;
const numberOf = (stream: string): string => stream.replace(/-R\d+$/, "");
const isThere = ({ stage, unit }: PainPoint): boolean => stage === "assigned" && unit === hotlineUnit;

export function hotlineDesk({
  clock,
  records,
  sources,
  newKey,
  state,
  submit,
  report,
}: HotlineRoom): HotlineDesk {
  const written = (record: string | null) =>
    record === null ? null : (records.words(record, clock.now()) ?? null);
  const wantedOf = (orderNumber: string): PainPoint | undefined => {
    const point = state().points.get(numberOf(orderNumber));
    return point && isThere(point) && orderNumberOf(point) === orderNumber ? point : undefined;
  };
  const orderOf = (point: PainPoint): WorkOrder => {
    const { kind, matterId, step, error, categories, words, steps, at } = point;
    const matter = matterId === null ? null : matterView(sources, matterId);
    return {
      orderNumber: orderNumberOf(point),
      kind,
      hall: sources.hall["zh-CN"],
      matter: matter && { id: matter.id, name: matter.name["zh-CN"] },
      step: step && { stage: step.stage, part: step.part },
      error,
      categories: categories.map(
        (id) => sources.rules.categories.find((each) => each.id === id)?.name["zh-CN"] ?? id,
      ),
      what: written(words),
      note: written(steps.findLast((each) => each.kind === "assigned")?.record ?? null),
      reportedAt: at,
    };
  };
  const note = (words: string): string => {
    const record = newKey();
    records.putWords(record, words, clock.now());
    return record;
  };

  return {
    wanted: () => [...state().points.values()].filter(isThere).map(orderOf),
    isWanted: (orderNumber) => wantedOf(orderNumber) !== undefined,
    async told({ orderNumber, revision, state: stands, answer, reason }) {
      const point = wantedOf(orderNumber);
      const said = stands === "answered" ? answer : stands === "returned" ? reason : null;
      if (!point || said === null) return;
      const type = stands === "answered" ? "handle" : "return";
      await submit(`hotline ${orderNumber} ${revision}`, {
        type,
        numbers: [point.number],
        by: hotlineUnit,
        record: note(said),
      });
    },
    async incoming({ hotlineNumber, matter, what }) {
      if (state().orders.has(hotlineNumber)) return;
      const { categories } = sources.rules;
      const category = categories.find(({ id }) => id === otherCategory) ?? categories.at(-1);
      await report(`hotline order ${hotlineNumber}`, {
        kind: "notDone",
        source: "hotline",
        matterId: matter !== null && sources.matterName(matter) ? matter : null,
        step: null,
        screen: null,
        error: null,
        terminal: null,
        categories: category ? [category.id] : [],
        words: what,
        telephone: null,
        language: "zh-CN",
        order: hotlineNumber,
        by: hotlineUnit,
      });
    },
    answers: () =>
      [...state().points.values()].flatMap(({ number, order, stage, answer, steps }) => {
        const isDeclined = stage === "declined";
        if (order === null || (stage !== "answered" && stage !== "closed" && !isDeclined)) return [];
        const words = written(answer);
        const at = steps.findLast(({ kind }) => kind === "answered" || kind === "declined")?.at;
        if (words === null || at === undefined) return [];
        const outcome = isDeclined ? ("declined" as const) : ("answered" as const);
        return [{ number, answer: { hotlineNumber: order, outcome, answer: words, at } }];
      }),
    has: (stream) => state().points.has(numberOf(stream)),
  };
}
