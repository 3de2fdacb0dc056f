import type { Clock } from "../../../device-drivers/clock.ts";
import type { CommandName, CommandPayload, CompletionPayload } from "../../contract/envelope.ts";
import { ContractError } from "../../contract/errors.ts";
import type { ratingDesk } from "../../contract/ratings/desk.ts";
import { dayOf } from "../calendar/day.ts";
import { byUrgency } from "../dues.ts";
import type { OfficePrinter } from "../office-printer.ts";
import type { CaseCommand } from "./decide.ts";
import { ratingStatistics } from "./figures.ts";
import type { RatingRecords } from "./records.ts";
import { isOver, type RatingRecord, type RatingsState } from "./state.ts";
import { itemView, type RatingSources, stepsView } from "./views.ts";

export type DeskName = Exclude<CommandName<typeof ratingDesk>, "Common.Cancel">;
export type DeskPayload<N extends DeskName> = CommandPayload<typeof ratingDesk, N>;
export type DeskCompletion<N extends DeskName> = CompletionPayload<typeof ratingDesk, N>;
type DeskCommands = { readonly [N in DeskName]: (payload: DeskPayload<N>) => Promise<DeskCompletion<N>> };

export interface DeskRoom {
  readonly clock: Clock;
  readonly records: RatingRecords;
  readonly sources: RatingSources;
  readonly newKey: () => string;
  /** @throws ContractError what the core refused */
  submit(idempotencyKey: string, command: CaseCommand): Promise<RatingRecord>;
  /** As it stands now. */
  state(): RatingsState;
  /** What a rater wrote, held against what the log says of it. @throws StorageError storage.corrupt */
  wordsOf(rating: RatingRecord): string | null;
  /** The sealed notice, base 64: the same at every call. @throws ContractError desk.notInState where there is none */
  noticeOf(rating: RatingRecord): Promise<string>;
  readonly printer: OfficePrinter | null;
}

interface Told {
  readonly number: string;
  readonly by: string;
  readonly words: string;
  readonly idempotencyKey: string;
}

/** What the office does with ratings. */
export function ratingDeskCommands(room: DeskRoom): DeskCommands {
  const { clock, records, sources, newKey, submit, state } = room;
  const today = () => dayOf(clock.now());
  const itemOf = (rating: RatingRecord) => itemView(sources, rating, today());
  const find = (number: string): RatingRecord => {
    const found = state().ratings.get(number);
    if (!found) throw new ContractError("desk.unknown", `no rating ${number}`);
    return found;
  };
  /** Put down before the log names it. */
  const withWords = async (
    { number, words, idempotencyKey }: Told,
    command: (record: string) => CaseCommand,
  ) => {
    find(number);
    const record = newKey();
    records.putWords(record, words, clock.now());
    return { item: itemOf(await submit(idempotencyKey, command(record))) };
  };
  const told =
    (type: "rectify" | "answer") =>
    (payload: Told): Promise<DeskCompletion<"XiaohuRatingDesk.Rectify">> =>
      withWords(payload, (record) => ({ type, number: payload.number, by: payload.by, record }));

  return {
    "XiaohuRatingDesk.List": async () => ({
      items: [...state().ratings.values()]
        .filter(({ complaint }) => complaint && !isOver(complaint))
        .map(itemOf)
        .toSorted(byUrgency),
    }),
    "XiaohuRatingDesk.Figures": async ({ from, to }) => ({
      figures: ratingStatistics(sources, state(), { from, to, today: today() }),
    }),
    // Written down before it is shown.
    async "XiaohuRatingDesk.Open"({ number, by, idempotencyKey }) {
      const rating = await submit(idempotencyKey, { type: "open", number, by });
      return {
        item: itemOf(rating),
        words: room.wordsOf(rating),
        telephone: rating.contact === null ? null : (records.telephone(rating.contact, clock.now()) ?? null),
        ground: rating.complaint?.appeal?.ground ?? null,
        steps: stepsView(sources, rating),
        openings: [...rating.openings],
        prints: room.printer !== null,
      };
    },
    "XiaohuRatingDesk.Confirm": (payload) =>
      withWords(payload, (record) => {
        const { number, by, finding, days } = payload;
        return { type: "confirm", number, by, finding, days, record };
      }),
    "XiaohuRatingDesk.Appeal": (payload) =>
      withWords(payload, (record) => {
        const { number, by, ground } = payload;
        return { type: "appeal", number, by, ground, record };
      }),
    "XiaohuRatingDesk.Review": (payload) =>
      withWords(payload, (record) => {
        const { number, by, upheld } = payload;
        return { type: "review", number, by, upheld, record };
      }),
    "XiaohuRatingDesk.CallBack": (payload) =>
      withWords(payload, (record) => {
        const { number, by, reached } = payload;
        return { type: "callBack", number, by, reached, record };
      }),
    async "XiaohuRatingDesk.IssueNotice"(payload) {
      const { number, by } = payload;
      const answer = await withWords(payload, (record) => ({ type: "issueNotice", number, by, record }));
      // Made at once, so that it carries the day on which it was issued; where that fails, at the first look.
      await room.noticeOf(find(number));
      return answer;
    },
    "XiaohuRatingDesk.Rectify": told("rectify"),
    "XiaohuRatingDesk.Answer": told("answer"),
    "XiaohuRatingDesk.Close": async ({ number, by, idempotencyKey }) => ({
      item: itemOf(await submit(idempotencyKey, { type: "close", number, by })),
    }),
    async "XiaohuRatingDesk.Notice"({ number }) {
      const rating = find(number);
      return { notice: rating.complaint?.notice?.number ?? "", pdf: await room.noticeOf(rating) };
    },
    async "XiaohuRatingDesk.PrintNotice"({ number }) {
      const rating = find(number);
      if (!room.printer) throw new ContractError("printer.absent", "this hall's office has no printer");
      const pdf = Buffer.from(await room.noticeOf(rating), "base64");
      return room.printer.print(rating.complaint?.notice?.number ?? "", pdf);
    },
  };
}
