import type { Clock } from "../../../device-drivers/clock.ts";
import type { CommandName, CommandPayload, CompletionPayload } from "../../contract/envelope.ts";
import { ContractError } from "../../contract/errors.ts";
import type { painDesk } from "../../contract/pain-points/desk.ts";
import type { PainCompletion } from "../../contract/pain-points/hall.ts";
import { dayOf } from "../calendar/day.ts";
import { byUrgency } from "../dues.ts";
import type { SaidRecords } from "../said.ts";
import { groupsOf } from "./alike.ts";
import type { PainCommand, SeveralCommand } from "./decide.ts";
import { painStatistics } from "./figures.ts";
import { isOver, type PainPoint, type PainsState } from "./state.ts";
import { itemView, type PainSources, stepsView } from "./views.ts";

export type DeskName = Exclude<CommandName<typeof painDesk>, "Common.Cancel">;
export type DeskPayload<N extends DeskName> = CommandPayload<typeof painDesk, N>;
export type DeskCompletion<N extends DeskName> = CompletionPayload<typeof painDesk, N>;
type DeskCommands = { readonly [N in DeskName]: (payload: DeskPayload<N>) => Promise<DeskCompletion<N>> };

export interface DeskRoom {
  readonly clock: Clock;
  readonly records: SaidRecords;
  readonly sources: PainSources;
  readonly newKey: () => string;
  /** @throws ContractError what the core refused */
  submit(idempotencyKey: string, command: PainCommand): Promise<readonly PainPoint[]>;
  /** As it stands now. */
  state(): PainsState;
  /** What was written, held against what the log says of it. @throws StorageError storage.corrupt */
  wordsOf(point: PainPoint): string | null;
  /** To whom something can be passed on. */
  units(): DeskCompletion<"XiaohuPainDesk.Open">["units"];
  offer(): DeskCompletion<"XiaohuPainDesk.Offer">;
  report(payload: DeskPayload<"XiaohuPainDesk.Report">): Promise<PainCompletion<"PainPoint.Report">>;
}

interface Several {
  readonly numbers: readonly string[];
  readonly by: string;
  readonly idempotencyKey: string;
}

/** What the office does with what was reported. */
export function painDeskCommands(room: DeskRoom): DeskCommands {
  const { clock, records, sources, newKey, submit, state } = room;
  const today = () => dayOf(clock.now());

  /** Of what is not over, which is about the same; words are read for it, and shown to nobody. */
  const groups = () => {
    const open = [...state().points.values()].filter((point) => !isOver(point));
    return groupsOf(
      open.map((point) => ({
        ...point,
        words: point.words === null ? null : (records.words(point.words, clock.now()) ?? null),
      })),
    );
  };
  const itemsOf = (points: readonly PainPoint[]) => {
    const grouped = groups();
    return points.map((point) =>
      itemView(sources, point, today(), grouped.get(point.number) ?? point.number),
    );
  };
  const alikeTo = (point: PainPoint) => {
    const grouped = groups();
    const group = grouped.get(point.number);
    return [...state().points.values()]
      .filter(({ number }) => number !== point.number && group !== undefined && grouped.get(number) === group)
      .map((each) => itemView(sources, each, today(), group ?? each.number));
  };
  const act = async ({ idempotencyKey }: Several, command: SeveralCommand) => ({
    items: itemsOf(await submit(idempotencyKey, command)),
  });
  /** Put down before the log names it: one for all that are answered so. */
  const noted = (words: string): string => {
    const record = newKey();
    records.putWords(record, words, clock.now());
    return record;
  };
  const told =
    (type: "decline" | "return" | "handle" | "answer") =>
    ({ words, numbers, by, ...payload }: Several & { readonly words: string }) =>
      act({ numbers, by, ...payload }, { type, numbers, by, record: noted(words) });

  return {
    "XiaohuPainDesk.List": async () => ({
      items: itemsOf([...state().points.values()].filter((point) => !isOver(point))).toSorted(byUrgency),
    }),
    "XiaohuPainDesk.Figures": async ({ from, to }) => ({
      figures: painStatistics(sources, state(), { from, to, today: today() }),
    }),
    // Written down before it is shown.
    async "XiaohuPainDesk.Open"({ number, by, idempotencyKey }) {
      const [point] = await submit(idempotencyKey, { type: "open", number, by });
      const [item] = point ? itemsOf([point]) : [];
      if (!point || !item) throw new Error(`no report ${number}`);
      return {
        item,
        words: room.wordsOf(point),
        telephone: point.contact === null ? null : (records.telephone(point.contact, clock.now()) ?? null),
        steps: stepsView(sources, point),
        alike: isOver(point) ? [] : alikeTo(point),
        units: room.units(),
        openings: [...point.openings],
      };
    },
    "XiaohuPainDesk.Accept": (payload) =>
      act(payload, { type: "accept", numbers: payload.numbers, by: payload.by }),
    "XiaohuPainDesk.Decline": told("decline"),
    async "XiaohuPainDesk.Assign"(payload) {
      const { numbers, by, unit, words } = payload;
      if (!room.units().some(({ id }) => id === unit))
        throw new ContractError("message.invalidPayload", "no unit of this hall");
      const record = words === null ? null : noted(words);
      return act(payload, { type: "assign", numbers, by, unit, record });
    },
    "XiaohuPainDesk.Return": told("return"),
    "XiaohuPainDesk.Handle": told("handle"),
    "XiaohuPainDesk.Answer": told("answer"),
    "XiaohuPainDesk.Close": (payload) =>
      act(payload, { type: "close", numbers: payload.numbers, by: payload.by }),
    "XiaohuPainDesk.Merge": (payload) => {
      const { numbers, by, into } = payload;
      return act(payload, { type: "merge", numbers, by, into });
    },
    "XiaohuPainDesk.Offer": async () => room.offer(),
    async "XiaohuPainDesk.Report"(payload) {
      const { pain, address } = await room.report(payload);
      const { number, code, promised } = pain;
      return { number, code, address, promised };
    },
  };
}
