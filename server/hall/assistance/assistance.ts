import { createHmac } from "node:crypto";
import type { Clock } from "../../../device-drivers/clock.ts";
import type {
  AssistanceCommandName,
  AssistanceCompletion,
  AssistancePayload,
} from "../../contract/assistance/hall.ts";
import type { AssistanceRequest } from "../../contract/assistance/words.ts";
import { ContractError } from "../../contract/errors.ts";
import { telephoneNumber } from "../../contract/follow.ts";
import { parseTelephone } from "../../contract/identifiers/telephone.ts";
import type { HashPerson } from "../../opening/person-hash.ts";
import { type Barred, CommandLog } from "../../storage/command-log.ts";
import { openDatabase, StorageError } from "../../storage/database.ts";
import { openEventStore } from "../../storage/event-store.ts";
import { assistanceMigrations } from "../../storage/migrations.ts";
import { newCode } from "../appointments/code.ts";
import type { OpeningHours } from "../appointments/opening-hours.ts";
import { Tries } from "../appointments/tries.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import type { CatalogueSource } from "../catalogue/catalogue-source.ts";
import { holdsDocument } from "../matters/assurance.ts";
import { sealedRecords } from "../matters/sealed-records.ts";
import type { TextSource } from "../outbox/send-texts.ts";
import { type AssistanceCommand, type AssistanceHall, type AssistanceRefusal, decide } from "./decide.ts";
import { assistanceDeskCommands, type DeskCompletion, type DeskName, type DeskPayload } from "./desk.ts";
import {
  type AssistanceEvent,
  type AssistanceOutcome,
  assistanceEvent,
  assistanceOutcome,
} from "./events.ts";
import { evolve } from "./evolve.ts";
import { assistanceRecords, nameOn } from "./records.ts";
import { type AssistanceConfig, assistanceRules, isFor, usualKeepDays } from "./rules.ts";
import { offeredVisits } from "./slots.ts";
import { type AssistancesState, isAwaited, noAssistances, type Request, requestsOf } from "./state.ts";
import { textsOf } from "./texts.ts";
import { requestView } from "./views.ts";

export interface AssistanceOptions {
  readonly databasePath: string;
  readonly clock: Clock;
  /** 256 bits: who asks is sealed under it. */
  readonly key: Buffer;
  readonly config: AssistanceConfig;
  readonly hours: OpeningHours;
  /** Days that count as working days. */
  readonly arrangements: readonly YearArrangement[];
  readonly hall: AssistanceRequest["hall"];
  /** Before this site's numbers: no two sites have the same. */
  readonly prefix: string;
  readonly catalogue: CatalogueSource;
  readonly hashPerson: HashPerson;
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

/** Which requests are meant: one by its code, or a person's. */
export type MeantRequests = { readonly code: string } | { readonly person: string };

/** Whom a command comes from, as the sites of a district know it. */
export interface AskingAssistance {
  /** Where guesses are counted; default: the terminal. */
  readonly place?: string;
  /** Whether the person has one for the matter at another site. Default: no. */
  readonly openElsewhere?: boolean;
  /** What other sites have against it by now, asked right before it is booked. Default: nothing. */
  readonly barred?: Barred<AssistanceRefusal>;
}

/** 上门办 and 帮代办 of one site. */
export interface Assistance extends TextSource {
  /**
   * A command; the payload is parsed already.
   *
   * @throws ContractError assistance.* · matter.tooManyTries · message.invalidPayload · message.internal · message.connectionLost
   */
  execute<N extends AssistanceCommandName>(
    name: N,
    payload: AssistancePayload<N>,
    asking?: AskingAssistance,
  ): Promise<AssistanceCompletion<N>>;
  /** What the office does; `desk.*` besides. */
  desk<N extends DeskName>(name: N, payload: DeskPayload<N>): Promise<DeskCompletion<N>>;
  has(meant: MeantRequests): boolean;
  hasNumber(number: string): boolean;
  /** Whether a person waits for this matter here. */
  isOpen(person: string, matterId: string): boolean;
  /** By what somebody is known again, with a document or by the telephone alone. */
  personOf(payload: Pick<AssistancePayload<"Assistance.Book">, "who" | "telephone">): string;
  close(): void;
}

/** Days for which a request is remembered from its being made: longer than any is open and kept. */
export const rememberedDays = 600;
/** Milliseconds between two looks at what time has done. */
export const sweepEvery = 60_000;
/** Codes offered to the core, of which it takes the first that is free. */
const codesOffered = 4;
const dayLength = 24 * 60 * 60 * 1000;

/** @throws StorageError when the database cannot be opened or read */
export function openAssistance(options: AssistanceOptions): Assistance {
  const { clock, key, config, hours, arrangements, prefix, catalogue, hashPerson, newKey } = options;
  const rules = assistanceRules(config);
  const hall: AssistanceHall = { rules, hours, arrangements, prefix };
  const keepTime = (config.keepDays ?? usualKeepDays) * dayLength;
  const database = openDatabase(options.databasePath, {
    migrations: assistanceMigrations,
    ...(options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout }),
  });
  const records = assistanceRecords(sealedRecords(database, key));
  const listeners = new Set<() => void>();
  const log = new CommandLog<
    AssistancesState,
    AssistanceEvent,
    AssistanceCommand,
    AssistanceOutcome,
    AssistanceRefusal,
    null
  >({
    store: openEventStore(
      database,
      { event: assistanceEvent, outcome: assistanceOutcome },
      "assistance_event",
    ),
    clock,
    core: {
      dayOf,
      firstDay: (day) => daysAfter(day, -rememberedDays),
      empty: noAssistances,
      decide: (state, command, at) => decide(hall, state, command, at),
      evolve,
    },
    notice: () => null,
    publish() {
      for (const listener of [...listeners]) listener();
    },
  });
  const tries = options.tries ?? new Tries(clock, { code: "matter.tooManyTries" });
  const isFreeElsewhere = options.isFreeElsewhere ?? (() => true);

  /** Over for so long that it is not known any more. */
  const isForgotten = ({ endedAt }: Request) => endedAt !== null && endedAt + keepTime <= clock.now();

  const submit = async (
    idempotencyKey: string,
    command: AssistanceCommand,
    barred?: Barred<AssistanceRefusal>,
  ): Promise<Request> => {
    const settled = await log.submit(idempotencyKey, command, barred);
    if ("refused" in settled) throw new ContractError(settled.refused.code, settled.refused.detail);
    if (settled.outcome.type !== command.type)
      throw new ContractError("message.invalidPayload", "the idempotency key belongs to another command");
    const request = log.state.requests.get(settled.outcome.number);
    if (!request) throw new Error(`no request ${settled.outcome.number}`);
    return request;
  };

  const matterOf = (id: string) => catalogue.current().catalogue.matters.find((each) => each.id === id);
  const sources = {
    hall: options.hall,
    arrangements,
    matterName: (id: string) => matterOf(id)?.plainName,
    words: (record: string) => records.words(record, clock.now()),
  };
  const viewOf = (request: Request) => requestView(sources, request);

  const meantBy = (meant: MeantRequests): Request[] => {
    // Another process may have made it a moment ago.
    log.catchUp();
    const { state } = log;
    const found =
      "code" in meant
        ? [state.requests.get(state.codes.get(meant.code) ?? "")].filter((each) => each !== undefined)
        : requestsOf(state, meant.person).toReversed();
    return found.filter((each) => !isForgotten(each));
  };

  /** Runs what names a request by its code, and counts who found nothing. */
  const counted = async <Result>(place: string, work: () => Promise<Result>): Promise<Result> => {
    tries.admit(place);
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof ContractError && cause.code === "assistance.notFound") tries.miss(place);
      throw cause;
    }
  };

  const codesToOffer = (): string[] => {
    const codes: string[] = [];
    while (codes.length < codesOffered) {
      const code = newCode(options.randomBytes);
      if (isFreeElsewhere(code)) codes.push(code);
    }
    return codes;
  };

  const personOf: Assistance["personOf"] = ({ who, telephone }) => {
    if ("identity" in who) return hashPerson(who.identity);
    const number = telephoneNumber(telephone) ?? telephone;
    return createHmac("sha256", key).update(`telephone ${number}`).digest("hex");
  };

  type Commands = {
    readonly [N in AssistanceCommandName]: (
      payload: AssistancePayload<N>,
      asking: AskingAssistance,
    ) => Promise<AssistanceCompletion<N>>;
  };
  const commands: Commands = {
    async "Assistance.Ways"({ matterId }) {
      const matter = matterOf(matterId);
      return {
        kinds: matter
          ? Object.values(rules)
              .filter((each) => isFor(each, matter))
              .map(({ kind }) => kind)
          : [],
      };
    },

    async "Assistance.Offer"({ matterId, kind }) {
      const matter = matterOf(matterId);
      const offered = rules[kind];
      if (!matter || !offered || !isFor(offered, matter))
        throw new ContractError("assistance.notOffered", `${kind} is not for ${matterId}`);
      log.catchUp();
      return {
        kind,
        reasons: [...offered.reasons],
        areas: [...offered.areas],
        days: kind === "homeVisit" ? offeredVisits(hours, offered, log.state, clock.now()) : [],
        answeredWithin: offered.answeredWithin,
        handledWithin: offered.handledWithin,
        keptFor: config.keepDays ?? usualKeepDays,
        notice: { version: offered.notice.version, paragraphs: [...offered.notice.paragraphs] },
      };
    },

    async "Assistance.Book"(payload, { openElsewhere = false, barred }) {
      const { matterId, kind, who, reason, address, slot, notice, texts, language } = payload;
      const { terminalId, idempotencyKey } = payload;
      if ("identity" in who) holdsDocument(who.identity);
      const matter = matterOf(matterId);
      const offered = rules[kind];
      if (!matter || !offered || !isFor(offered, matter) || !offered.reasons.includes(reason))
        throw new ContractError("assistance.notOffered", `${kind} is not for ${matterId}`);
      const telephone = parseTelephone(payload.telephone);
      const reachable = texts ? telephoneNumber(payload.telephone) : "";
      if (!telephone.ok || reachable === null)
        throw new ContractError("message.invalidPayload", "no telephone number that could be used so");
      if ((kind === "homeVisit") !== (address !== null) || !isServed(offered.areas, address))
        throw new ContractError("assistance.notOffered", "nobody comes there");
      const record = newKey();
      const person = {
        name: "identity" in who ? nameOn(who.identity) : who.name,
        telephone: telephone.value.number,
        address,
        reason,
        typed: !("identity" in who),
      };
      records.putPerson(record, person, clock.now());
      const command = {
        type: "book",
        kind,
        matterId,
        person: personOf(payload),
        slot,
        record,
        notice,
        texts,
        language,
        via: terminalId,
        openElsewhere,
        codes: codesToOffer(),
      } as const;
      return { request: viewOf(await submit(idempotencyKey, command, barred)) };
    },

    "Assistance.Find": ({ of, terminalId }, { place = terminalId }) =>
      counted(place, async () => {
        if ("identity" in of) holdsDocument(of.identity);
        const found = meantBy("code" in of ? of : { person: hashPerson(of.identity) });
        if ("code" in of && found.length === 0)
          throw new ContractError("assistance.notFound", `nothing for a code from ${terminalId}`);
        return { requests: found.map(viewOf) };
      }),

    "Assistance.Cancel": ({ code, terminalId, idempotencyKey }, { place = terminalId }) =>
      counted(place, async () => {
        if (meantBy({ code }).length === 0)
          throw new ContractError("assistance.notFound", `nothing for a code from ${terminalId}`);
        return { request: viewOf(await submit(idempotencyKey, { type: "cancel", code, via: terminalId })) };
      }),
  };

  const desk = assistanceDeskCommands({
    clock,
    records,
    sources,
    newKey,
    submit,
    requests() {
      log.catchUp();
      return log.state.requests;
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

  /** What the log does not name any more, or what was over long ago, is overwritten. */
  const sweep = () => {
    log.catchUp();
    const named = new Set<string>();
    for (const request of log.state.requests.values()) {
      if (isForgotten(request)) continue;
      named.add(request.record);
      if (request.declined !== null) named.add(request.declined);
    }
    records.sweep(named, clock.now());
  };
  let timer: unknown;
  const sweepLater = () => {
    timer = clock.setTimeout(() => {
      try {
        sweep();
      } catch (cause) {
        // The same is looked at again at the next turn.
        options.log("looking after requests for help failed", { cause: String(cause) });
      }
      sweepLater();
    }, sweepEvery);
  };
  sweepLater();

  return {
    execute: (name, payload, asking = {}) => run(() => commands[name](payload, asking)),
    desk: (name, payload) => run(() => desk[name](payload)),
    has: (meant) => meantBy(meant).length > 0,
    hasNumber(number) {
      log.catchUp();
      return log.state.requests.has(number);
    },
    isOpen: (person, matterId) =>
      meantBy({ person }).some((each) => each.matterId === matterId && isAwaited(each)),
    personOf,
    texts() {
      log.catchUp();
      return [...log.state.requests.values()]
        .filter((request) => request.texts && !isForgotten(request))
        .flatMap((request) => {
          const to = telephoneNumber(records.person(request.record, clock.now())?.telephone ?? "");
          return to === null ? [] : textsOf(viewOf(request), request, to);
        });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clock.clearTimeout(timer);
      log.close();
    },
  };
}

/** Whether guides come to an address; somebody who is handled for lives anywhere. */
const isServed = (areas: readonly string[], address: string | null): boolean =>
  address === null || areas.length === 0 || areas.some((area) => address.includes(area));
