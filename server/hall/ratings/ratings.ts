import { createHmac } from "node:crypto";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { telephoneNumber } from "../../contract/follow.ts";
import type { Language, Localized, RatingLevel } from "../../contract/hall.ts";
import type { RatingCommandName, RatingCompletion, RatingPayload } from "../../contract/ratings/hall.ts";
import type { WindowRating } from "../../contract/ratings/window.ts";
import type { RatingTag, UnitKind } from "../../contract/ratings/words.ts";
import { CommandLog } from "../../storage/command-log.ts";
import { openDatabase, StorageError } from "../../storage/database.ts";
import { openEventStore } from "../../storage/event-store.ts";
import { ratingMigrations } from "../../storage/migrations.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import type { CatalogueSource } from "../catalogue/catalogue-source.ts";
import type { RatedVisit } from "../hall.ts";
import type { SealedPapers } from "../matters/room.ts";
import { sealedRecords } from "../matters/sealed-records.ts";
import type { OfficePrinter } from "../office-printer.ts";
import type { TextSource } from "../outbox/send-texts.ts";
import { calledNumber } from "../said.ts";
import { askedToRate } from "./asked.ts";
import { ratingsAtWindow, type WindowAppeal } from "./at-window.ts";
import { decide, faultOf, type RatingCommand, type RatingHall, type RatingRefusal } from "./decide.ts";
import { deedOf } from "./deeds.ts";
import { type DeskCompletion, type DeskName, type DeskPayload, ratingDeskCommands } from "./desk.ts";
import { type RatingEvent, type RatingOutcome, ratingEvent, ratingOutcome } from "./events.ts";
import { evolve } from "./evolve.ts";
import { noticeMaker } from "./make-notice.ts";
import { ratingOffers } from "./offers.ts";
import { ratingRecords } from "./records.ts";
import { type RatingsConfig, ratingRules } from "./rules.ts";
import { silenceCounter } from "./silence.ts";
import { noRatings, passedKey, type RatingRecord, type RatingsState, windowUnit } from "./state.ts";
import { answerText } from "./texts.ts";
import { type RatingSources, unitView } from "./views.ts";
import { wantedRecords } from "./wanted-records.ts";

/** What its holder said beside the level. */
export interface Opinion {
  readonly tags: readonly string[];
  readonly words: string | null;
  readonly telephone: string | null;
  readonly language: Language;
}

export interface RatingsOptions {
  readonly databasePath: string;
  readonly clock: Clock;
  /** 256 bits: what people write is sealed under it. */
  readonly key: Buffer;
  readonly config: RatingsConfig;
  /** Days that count as working days. */
  readonly arrangements: readonly YearArrangement[];
  readonly hall: Localized;
  windowName(id: string): Localized | undefined;
  /** Before this site's numbers: no two sites have the same. */
  readonly prefix: string;
  readonly catalogue: CatalogueSource;
  /** Of the hall's office; null: it has none. */
  readonly printer: OfficePrinter | null;
  readonly papers: Pick<SealedPapers, "sealed" | "codeOf">;
  /** Times that today's tickets were rated, as the queue has them. */
  rated(): Iterable<RatedVisit>;
  /** Times that each window served somebody on a day that is over; undefined: nobody knows any more. */
  servedOn(day: string): ReadonlyMap<string, number> | undefined;
  /** Cryptographic. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** A fresh key of at least 16 characters. */
  readonly newKey: () => string;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
  /** Milliseconds a statement blocks while another process writes; for tests. */
  readonly busyTimeout?: number;
}

/** 好差评 of one site. */
export interface Ratings extends TextSource {
  /**
   * A terminal's command; the payload is parsed already.
   *
   * @throws ContractError message.notFound · message.invalidPayload · message.internal · message.connectionLost
   */
  execute<N extends RatingCommandName>(name: N, payload: RatingPayload<N>): Promise<RatingCompletion<N>>;
  /** A terminal's command of another capability was answered: what it did can be rated there. */
  noteDone(terminalId: string, command: string, completion: unknown): void;
  /** Whether an opinion can be taken. @throws ContractError message.invalidPayload, naming nothing of it */
  check(kind: UnitKind, level: RatingLevel, opinion: Opinion): void;
  /** What the holder of a ticket says of a visit that the queue has as rated. The first stands. @throws as `execute` */
  rateVisit(key: string, rated: RatedVisit, opinion: Opinion): Promise<void>;
  /** What the office does; `desk.*` besides. */
  desk<N extends DeskName>(name: N, payload: DeskPayload<N>): Promise<DeskCompletion<N>>;
  /** The 差评 about a window, as whoever sits there is shown them. */
  atWindow(windowId: string): readonly WindowRating[];
  /** 申诉 by whoever sits there. @throws ContractError desk.unknown · desk.notInState, and as `execute` */
  appealAtWindow(windowId: string, appeal: WindowAppeal): Promise<void>;
  tags(kind: UnitKind): readonly RatingTag[];
  hasNumber(number: string): boolean;
  close(): void;
}

/** Days for which a rating is remembered: a year of figures, and of numbers of notices. */
export const rememberedDays = 370;
/** Milliseconds between two looks at what time has done. */
export const sweepEvery = 60_000;

/** @throws StorageError when the database cannot be opened or read */
export function openRatings(options: RatingsOptions): Ratings {
  const { clock, key, config, arrangements, prefix, catalogue, newKey, randomBytes } = options;
  const rules = ratingRules(config);
  const hall: RatingHall = { rules, arrangements, prefix };
  const database = openDatabase(options.databasePath, {
    migrations: ratingMigrations,
    ...(options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout }),
  });
  const records = ratingRecords(sealedRecords(database, key));
  const asked = askedToRate(database);
  const offers = ratingOffers(clock, randomBytes);
  const listeners = new Set<() => void>();
  const log = new CommandLog<RatingsState, RatingEvent, RatingCommand, RatingOutcome, RatingRefusal, null>({
    store: openEventStore(database, { event: ratingEvent, outcome: ratingOutcome }, "rating_event"),
    clock,
    core: {
      dayOf,
      firstDay: (day) => daysAfter(day, -rememberedDays),
      empty: noRatings,
      decide: (state, command, at) => decide(hall, state, command, at),
      evolve,
    },
    notice: () => null,
    publish() {
      for (const listener of [...listeners]) listener();
    },
  });
  const state = () => {
    // Another process may have changed it a moment ago.
    log.catchUp();
    return log.state;
  };
  const hmac = (text: string) => createHmac("sha256", key).update(text).digest("hex");
  const sources: RatingSources = {
    arrangements,
    rules,
    windowName: options.windowName,
    organName: (id) => catalogue.current().catalogue.organs.find((each) => each.id === id)?.name,
    words: (record) => records.words(record, clock.now()),
  };

  const submit = async (idempotencyKey: string, command: RatingCommand): Promise<string | null> => {
    const settled = await log.submit(idempotencyKey, command);
    if ("refused" in settled) throw new ContractError(settled.refused.code, settled.refused.detail);
    if (settled.outcome.type !== command.type)
      throw new ContractError("message.invalidPayload", "the idempotency key belongs to another command");
    return settled.outcome.number;
  };

  /** Over all that somebody said, so that a record that was put in another's place is seen. */
  const digestOf = (visit: string, level: RatingLevel, tags: readonly string[], words: string | null) =>
    hmac(`rating ${JSON.stringify([visit, level, tags, words])}`);

  const rate = async (
    idempotencyKey: string,
    of: Pick<Extract<RatingCommand, { type: "rate" }>, "visit" | "channel" | "unit" | "journey" | "level">,
    { tags, words, telephone, language }: Opinion,
  ): Promise<string> => {
    const said = words?.trim() || null;
    const called = calledNumber(telephone);
    // The same again puts nothing down: it would lie there for a day.
    const before = log.outcomeOf(idempotencyKey);
    const put = (save: (id: string) => void) => {
      const id = newKey();
      if (!before) save(id);
      return id;
    };
    const now = clock.now();
    const number = await submit(idempotencyKey, {
      type: "rate",
      ...of,
      tags,
      words: said === null ? null : put((id) => records.putWords(id, said, now)),
      contact: called === null ? null : put((id) => records.putContact(id, called, now)),
      digest: digestOf(of.visit, of.level, tags, said),
      language,
    });
    if (number === null) throw new Error("a rating has a number");
    return number;
  };

  const visitHash = (ticketId: string, visit: number) => hmac(`visit ${ticketId}/${visit}`);
  const rateVisit: Ratings["rateVisit"] = async (
    idempotencyKey,
    { ticketId, visit, windowId, level },
    said,
  ) => {
    const unit = windowUnit(windowId);
    const of = { visit: visitHash(ticketId, visit), channel: "phone", unit, journey: null, level } as const;
    await rate(idempotencyKey, of, said);
  };

  const makeNotice = noticeMaker({ ...options, records, sources });
  const desk = ratingDeskCommands({
    clock,
    records,
    sources,
    newKey,
    state,
    async submit(idempotencyKey, command) {
      const number = await submit(idempotencyKey, command);
      const rating = log.state.ratings.get(number ?? "");
      if (!rating) throw new Error(`no rating ${number}`);
      return rating;
    },
    wordsOf({ visit, level, tags, words, digest }) {
      const said = words === null ? null : records.words(words, clock.now());
      // What is not kept any more cannot be held against anything.
      if (said === undefined) return null;
      if (digestOf(visit, level, tags, said) !== digest)
        throw new StorageError("storage.corrupt", "a rating is not what the log says it was");
      return said;
    },
    noticeOf: makeNotice,
    printer: options.printer,
  });

  const window = ratingsAtWindow({ clock, sources, state });

  /** Says what failed in the contract's words. */
  const run = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof StorageError)) throw cause;
      const code = cause.code === "storage.closed" ? "message.connectionLost" : "message.internal";
      throw new ContractError(code, `${cause.code}: ${cause.message}`, { cause });
    }
  };

  /**
   * The queue has a level first, and its words come a moment later: where a process ended between the two, the level stands here all the same. Whoever
   * was seen so once may be on the way.
   */
  let unsettled = new Set<string>();
  const settle = async () => {
    const { visits } = state();
    const open = [...options.rated()].filter((each) => !visits.has(visitHash(each.ticketId, each.visit)));
    const before = unsettled;
    unsettled = new Set(open.map(({ ticketId, visit }) => `${ticketId}/${visit}`));
    for (const each of open)
      if (before.has(`${each.ticketId}/${each.visit}`))
        await rateVisit(newKey(), each, { tags: [], words: null, telephone: null, language: "zh-CN" });
  };

  const countSilence = silenceCounter({
    rules,
    clock,
    asked,
    servedOn: options.servedOn,
    isCounted: (kind, day) => log.state.passedOver.has(passedKey(kind, day)),
    submit,
  });

  const sweep = async () => {
    records.sweep(wantedRecords(state(), rules, clock.now()), clock.now());
    await settle();
    await countSilence();
  };
  let closed = false;
  let timer: unknown;
  const sweepLater = () => {
    timer = clock.setTimeout(() => {
      sweep()
        // The same is looked at again at the next turn.
        .catch((cause: unknown) => {
          if (!closed) options.log("looking after ratings failed", { cause: String(cause) });
        })
        .finally(() => {
          if (!closed) sweepLater();
        });
    }, sweepEvery);
  };
  sweepLater();

  const commands: {
    readonly [N in RatingCommandName]: (payload: RatingPayload<N>) => Promise<RatingCompletion<N>>;
  } = {
    async "Rating.Begin"({ terminalId }) {
      const offer = offers.begin(terminalId);
      if (offer && rules.satisfiedAfter !== null) asked.add(dayOf(clock.now()), offer.unit);
      return { visit: offer ? { id: offer.id, tags: [...rules.tags.terminal] } : null };
    },
    async "Rating.Rate"({ visit, level, tags, words, telephone, language, terminalId, idempotencyKey }) {
      const offer = offers.of(visit, terminalId);
      if (!offer) throw new ContractError("message.notFound", `nothing that ${terminalId} could rate so`);
      const { unit, journey } = offer;
      const of = { visit: hmac(`offer ${visit}`), channel: "terminal", unit, journey, level } as const;
      return { number: await rate(idempotencyKey, of, { tags, words, telephone, language }) };
    },
  };

  return {
    execute: (name, payload) => run(() => commands[name](payload)),
    noteDone(terminalId, command, completion) {
      const deed = deedOf(command, completion);
      if (!deed) return;
      const matters = catalogue.current().catalogue.matters;
      const organId = matters.find(({ id }) => id === deed.matterId)?.organ ?? null;
      offers.note(terminalId, { journey: deed.journey, organId });
    },
    check(kind, level, { tags, telephone }) {
      calledNumber(telephone);
      const fault = faultOf(rules, kind, { level, tags, isCalled: telephone !== null });
      if (fault) throw new ContractError("message.invalidPayload", fault);
    },
    rateVisit: (idempotencyKey, rated, opinion) => run(() => rateVisit(idempotencyKey, rated, opinion)),
    desk: (name, payload) => run(() => desk[name](payload)),
    atWindow: window.of,
    appealAtWindow: (windowId, appeal) =>
      run(async () => {
        window.check(windowId, appeal.number);
        await desk["XiaohuRatingDesk.Appeal"](appeal);
      }),
    tags: (kind) => rules.tags[kind],
    hasNumber: (number) => state().ratings.has(number),
    texts() {
      const due = (rating: RatingRecord) => {
        const { complaint, contact, unit } = rating;
        const answer = complaint?.steps.findLast(({ kind }) => kind === "answered");
        if (!answer?.record || contact === null) return [];
        const to = telephoneNumber(records.telephone(contact, clock.now()) ?? "");
        const words = records.words(answer.record, clock.now());
        if (to === null || words === undefined) return [];
        return [
          answerText(rating, { hall: options.hall, unit: unitView(sources, unit).name, answer: words, to }),
        ];
      };
      return [...state().ratings.values()].flatMap(due);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      clock.clearTimeout(timer);
      log.close();
    },
  };
}
