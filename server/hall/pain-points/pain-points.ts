import { createHmac } from "node:crypto";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { telephoneNumber } from "../../contract/follow.ts";
import type { Localized } from "../../contract/hall.ts";
import { painAddress } from "../../contract/matters/code.ts";
import { hotlineUnit, ownUnit } from "../../contract/pain-points/desk.ts";
import type { PainCommandName, PainCompletion, PainPayload } from "../../contract/pain-points/hall.ts";
import type { PainCategory } from "../../contract/pain-points/words.ts";
import { CommandLog } from "../../storage/command-log.ts";
import { openDatabase, StorageError } from "../../storage/database.ts";
import { openEventStore } from "../../storage/event-store.ts";
import { painMigrations } from "../../storage/migrations.ts";
import { partName } from "../analysis/named.ts";
import { newCode } from "../appointments/code.ts";
import { Tries } from "../appointments/tries.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import type { CatalogueSource } from "../catalogue/catalogue-source.ts";
import { sealedRecords } from "../matters/sealed-records.ts";
import type { TextSource } from "../outbox/send-texts.ts";
import { calledNumber, saidRecords } from "../said.ts";
import { decide, type PainCommand, type PainHall, type PainRefusal } from "./decide.ts";
import { type DeskCompletion, type DeskName, type DeskPayload, painDeskCommands } from "./desk.ts";
import { type PainEvent, type PainOutcome, painEvent, painOutcome } from "./events.ts";
import { evolve } from "./evolve.ts";
import { type HotlineDesk, hotlineDesk } from "./hotline-desk.ts";
import { type PainPointsConfig, painRules } from "./rules.ts";
import { mainOf, noPains, type PainPoint, type PainsState } from "./state.ts";
import { painText } from "./texts.ts";
import { followedView, hotlineName, type PainSources } from "./views.ts";
import { isForgotten, wantedRecords } from "./wanted-records.ts";

export interface PainPointsOptions {
  readonly databasePath: string;
  readonly clock: Clock;
  /** 256 bits: what people write is sealed under it. */
  readonly key: Buffer;
  readonly config: PainPointsConfig;
  /** Days that count as working days. */
  readonly arrangements: readonly YearArrangement[];
  readonly hall: Localized;
  /** Before this site's numbers: no two sites have the same. */
  readonly prefix: string;
  readonly catalogue: CatalogueSource;
  /** Whether work orders can be sent to 12345. */
  readonly hotline: boolean;
  /** Whether it is one of the site's tasks for experience officers. Default: it has none. */
  readonly isTask?: (id: string) => boolean;
  /** Before the path of what telephones follow; null: nothing is opened to them. */
  readonly baseUrl: () => string | null;
  /** Cryptographic. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** A fresh key of at least 16 characters. */
  readonly newKey: () => string;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
  /** Counts who guesses; the sites of a district share one. Default: its own. */
  readonly tries?: Tries;
  /** Whether no other site has given a code. Default: there is no other site. */
  readonly isFreeElsewhere?: (code: string) => boolean;
  /** Milliseconds a statement blocks while another process writes; for tests. */
  readonly busyTimeout?: number;
}

/** 堵点 and 办不成事 of one site. */
export interface PainPoints extends TextSource {
  /**
   * A terminal's command; the payload is parsed already.
   *
   * @param place where guesses are counted; default: the terminal
   * @throws ContractError painPoint.notFound · matter.tooManyTries · desk.notInState · message.invalidPayload · message.internal ·
   * message.connectionLost
   */
  execute<N extends PainCommandName>(
    name: N,
    payload: PainPayload<N>,
    place?: string,
  ): Promise<PainCompletion<N>>;
  /** What the office does, and what staff report; `desk.*` besides. */
  desk<N extends DeskName>(name: N, payload: DeskPayload<N>): Promise<DeskCompletion<N>>;
  readonly hotline: HotlineDesk;
  /** What can be said of a step. */
  readonly categories: readonly PainCategory[];
  /** Whether something was reported here under a code, and is not forgotten. */
  has(code: string): boolean;
  hasNumber(number: string): boolean;
  close(): void;
}

/** Days for which a report is remembered: a year of figures. */
export const rememberedDays = 370;
/** Milliseconds between two looks at what time has done. */
export const sweepEvery = 60_000;
/** Codes offered to the core, of which it takes the first that is free. */
const codesOffered = 4;

/** @throws StorageError when the database cannot be opened or read */
export function openPainPoints(options: PainPointsOptions): PainPoints {
  const { clock, key, config, arrangements, prefix, catalogue, newKey } = options;
  const rules = painRules(config);
  const hall: PainHall = { rules, arrangements, prefix };
  const database = openDatabase(options.databasePath, {
    migrations: painMigrations,
    ...(options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout }),
  });
  const records = saidRecords(sealedRecords(database, key));
  const tries = options.tries ?? new Tries(clock, { code: "matter.tooManyTries" });
  const isFreeElsewhere = options.isFreeElsewhere ?? (() => true);
  const listeners = new Set<() => void>();
  const log = new CommandLog<PainsState, PainEvent, PainCommand, PainOutcome, PainRefusal, null>({
    store: openEventStore(database, { event: painEvent, outcome: painOutcome }, "pain_event"),
    clock,
    core: {
      dayOf,
      firstDay: (day) => daysAfter(day, -rememberedDays),
      empty: noPains,
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
  const entryOf = (id: string) => {
    const { matters, packages } = catalogue.current().catalogue;
    return matters.find((each) => each.id === id) ?? packages.find((each) => each.id === id);
  };
  const sources: PainSources = {
    arrangements,
    rules,
    hall: options.hall,
    matterName: (id) => entryOf(id)?.plainName,
    partName: ({ matter, stage, part }) =>
      part === "" ? null : partName(catalogue.current().catalogue, matter, stage, part),
    organName: (id) => catalogue.current().catalogue.organs.find((each) => each.id === id)?.name,
    words: (record) => records.words(record, clock.now()),
  };

  const submit = async (idempotencyKey: string, command: PainCommand): Promise<PainPoint[]> => {
    const settled = await log.submit(idempotencyKey, command);
    if ("refused" in settled) throw new ContractError(settled.refused.code, settled.refused.detail);
    if (settled.outcome.type !== command.type)
      throw new ContractError("message.invalidPayload", "the idempotency key belongs to another command");
    return settled.outcome.numbers.map((number) => {
      const point = log.state.points.get(number);
      if (!point) throw new Error(`no report ${number}`);
      return point;
    });
  };

  /** Over all that somebody said, so that a record that was put in another's place is seen. */
  const digestOf = (said: Pick<PainPoint, "kind" | "matterId" | "categories">, words: string | null) =>
    createHmac("sha256", key)
      .update(`pain ${JSON.stringify([said.kind, said.matterId, said.categories, words])}`)
      .digest("hex");

  const codesToOffer = (): string[] => {
    const codes: string[] = [];
    while (codes.length < codesOffered) {
      const code = newCode(options.randomBytes);
      if (isFreeElsewhere(code)) codes.push(code);
    }
    return codes;
  };

  type Said = Omit<
    Extract<PainCommand, { type: "report" }>,
    "type" | "words" | "contact" | "digest" | "codes"
  > & {
    readonly words: string | null;
    readonly telephone: string | null;
  };
  const report = async (idempotencyKey: string, { words, telephone, ...said }: Said): Promise<PainPoint> => {
    const written = words?.trim() || null;
    const called = calledNumber(telephone);
    const now = clock.now();
    // The same again puts nothing down: it would lie there for a day.
    const before = log.outcomeOf(idempotencyKey);
    const put = (save: (id: string) => void) => {
      const id = newKey();
      if (!before) save(id);
      return id;
    };
    const matterId = said.step?.matter ?? said.matterId;
    const [point] = await submit(idempotencyKey, {
      type: "report",
      ...said,
      words: written === null ? null : put((id) => records.putWords(id, written, now)),
      contact: called === null ? null : put((id) => records.putContact(id, called, now)),
      digest: digestOf({ ...said, matterId }, written),
      codes: codesToOffer(),
    });
    if (!point) throw new Error("a report has a number");
    return point;
  };

  /** What was merged is not counted twice. */
  const viewOf = (point: PainPoint) => {
    const now = state();
    const main = mainOf(now, point);
    const alike = [...now.points.values()].filter(
      (each) => each !== main && mainOf(now, each) === main,
    ).length;
    const base = options.baseUrl();
    return {
      pain: followedView(sources, now, point, dayOf(clock.now()), alike),
      address: base === null ? null : painAddress(base, point.code),
    };
  };
  const meantBy = (code: string): PainPoint | undefined => {
    const now = state();
    const point = now.points.get(now.codes.get(code) ?? "");
    return point && !isForgotten(now, point, rules, clock.now()) ? point : undefined;
  };
  /** Runs what names a report by its code, and counts who found nothing. */
  const counted = async <Result>(
    code: string,
    place: string,
    work: (point: PainPoint) => Promise<Result>,
  ) => {
    tries.admit(place);
    const point = meantBy(code);
    if (point) return work(point);
    tries.miss(place);
    throw new ContractError("painPoint.notFound", "nothing reported under this code");
  };

  type Commands = {
    readonly [N in PainCommandName]: (payload: PainPayload<N>, place: string) => Promise<PainCompletion<N>>;
  };
  const commands: Commands = {
    "PainPoint.Offer": async () => ({ categories: [...rules.categories] }),
    async "PainPoint.Report"({ terminalId, idempotencyKey, task, ...said }) {
      const source = task !== null && options.isTask?.(task) ? "experience" : "citizen";
      const from = { source, matterId: null, terminal: terminalId, order: null, by: "" } as const;
      return viewOf(await report(idempotencyKey, { ...said, ...from }));
    },
    "PainPoint.Follow": ({ code }, place) => counted(code, place, async (point) => viewOf(point)),
    "PainPoint.Settle": ({ code, enough, idempotencyKey }, place) =>
      counted(code, place, async ({ number }) => {
        const [point] = await submit(idempotencyKey, { type: "settle", number, enough });
        if (!point) throw new Error(`no report ${number}`);
        return viewOf(point);
      }),
  };

  const desk = painDeskCommands({
    clock,
    records,
    sources,
    newKey,
    state,
    submit,
    wordsOf(point) {
      const written = point.words === null ? null : records.words(point.words, clock.now());
      // What is not kept any more cannot be held against anything.
      if (written === undefined) return null;
      if (digestOf(point, written) !== point.digest)
        throw new StorageError("storage.corrupt", "a report is not what the log says it was");
      return written;
    },
    units: () => [
      { id: ownUnit, name: options.hall },
      ...catalogue.current().catalogue.organs.map(({ id, name }) => ({ id, name })),
      ...(options.hotline ? [{ id: hotlineUnit, name: hotlineName }] : []),
    ],
    offer: () => ({
      categories: [...rules.categories],
      matters: catalogue
        .current()
        .catalogue.matters.map(({ id, plainName, service }) => ({ id, name: plainName, service })),
    }),
    async report({ terminalId, idempotencyKey, matterId, ...said }) {
      if (matterId !== null && !entryOf(matterId))
        throw new ContractError("message.invalidPayload", "no such matter");
      return viewOf(await report(idempotencyKey, { ...said, matterId, terminal: terminalId, order: null }));
    },
  });

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

  const sweep = async () => {
    records.sweep(wantedRecords(state(), rules, clock.now()), clock.now());
    await submit(newKey(), { type: "elapse" });
  };
  let closed = false;
  let timer: unknown;
  const sweepLater = () => {
    timer = clock.setTimeout(() => {
      sweep()
        // The same is looked at again at the next turn.
        .catch((cause: unknown) => {
          if (!closed) options.log("looking after pain points failed", { cause: String(cause) });
        })
        .finally(() => {
          if (!closed) sweepLater();
        });
    }, sweepEvery);
  };
  sweepLater();

  const textsOf = (point: PainPoint) => {
    const { contact } = point;
    if (contact === null) return [];
    const { stage, answer, steps } = mainOf(state(), point);
    if (answer === null || (stage !== "answered" && stage !== "closed" && stage !== "declined")) return [];
    const to = telephoneNumber(records.telephone(contact, clock.now()) ?? "");
    const said = records.words(answer, clock.now());
    if (to === null || said === undefined) return [];
    const round = Math.max(0, steps.filter(({ kind }) => kind === "answered").length - 1);
    const kind = stage === "declined" ? "declined" : "answered";
    return [painText(kind, point, { hall: options.hall, answer: said, to, round })];
  };

  return {
    execute: (name, payload, place = payload.terminalId) => run(() => commands[name](payload, place)),
    desk: (name, payload) => run(() => desk[name](payload)),
    categories: rules.categories,
    hotline: hotlineDesk({ clock, records, sources, newKey, state, submit, report }),
    has: (code) => meantBy(code) !== undefined,
    hasNumber: (number) => state().points.has(number),
    texts: () => [...state().points.values()].flatMap(textsOf),
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
