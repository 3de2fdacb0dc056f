import type { Clock } from "../../../device-drivers/clock.ts";
import type { Post } from "../../connectors/post/post.ts";
import { ContractError } from "../../contract/errors.ts";
import type { MatterCommandName, MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import type { HashPerson } from "../../opening/person-hash.ts";
import { CommandLog } from "../../storage/command-log.ts";
import { openDatabase, StorageError } from "../../storage/database.ts";
import { openEventStore } from "../../storage/event-store.ts";
import { matterMigrations } from "../../storage/migrations.ts";
import { Tries } from "../appointments/tries.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import type { CatalogueSource } from "../catalogue/catalogue-source.ts";
import type { LicenceReminders } from "../licence-reminders/reminders.ts";
import { type ReminderDays, reminderDays } from "../reminder-days.ts";
import { actFor } from "./act-for.ts";
import { appointDelivery, offered, progress, withdraw } from "./after-commands.ts";
import { attach } from "./attach.ts";
import { type CarriedCases, carriedCases } from "./carried.ts";
import { begin, decline, sign } from "./case-commands.ts";
import { decide } from "./decide.ts";
import { type DeferralDesk, deferralDesk } from "./deferral-desk.ts";
import { type DeskCompletion, type DeskName, type DeskPayload, deskCommands } from "./desk.ts";
import { document } from "./document-commands.ts";
import type { IssuerKeys } from "./enterprise-code.ts";
import { matterEvent, matterOutcome } from "./events.ts";
import { evolve } from "./evolve.ts";
import { openGuides } from "./guides.ts";
import { handIn } from "./hand-in.ts";
import type { LicenceSource } from "./licence-source.ts";
import { openCases } from "./open-cases.ts";
import { type ParcelDesk, parcelDesk, postFeeTo } from "./parcel-desk.ts";
import { type PlatformDesk, platformDesk } from "./platform-desk.ts";
import { forgetReminder, remind, reminders } from "./reminder-commands.ts";
import { type MattersLog, type Room, type SealedPapers, submitCommand } from "./room.ts";
import { guessesAllowed, guessesCount, resume, save } from "./saved-cases.ts";
import { sealedRecords } from "./sealed-records.ts";
import { noMatters } from "./state.ts";
import { beginSupplement, supplement } from "./supplements.ts";
import { sweep, wipeForgotten } from "./sweep.ts";
import type { Arrangements } from "./terms.ts";
import { useLicence } from "./use-licence.ts";

export interface MattersOptions {
  readonly databasePath: string;
  readonly clock: Clock;
  /** 256 bits: everything that is somebody's is sealed under it. */
  readonly key: Buffer;
  readonly catalogue: CatalogueSource;
  /** Days that count as working days. */
  readonly arrangements: Arrangements;
  /** Before this site's application numbers: no two sites have the same. */
  readonly prefix: string;
  /** As the platform knows it. */
  readonly site: string;
  /** Default: none; everything is brought in the normal way. */
  readonly licences?: LicenceSource;
  /** Default: none; what is to be posted is posted by hand. */
  readonly post?: Post | undefined;
  /** Default: none; nobody is reminded. */
  readonly reminders?: LicenceReminders | undefined;
  /** When people are reminded; default: as a hall that says nothing of it. */
  readonly days?: ReminderDays;
  /** Whether somebody is told by text message before the term of what comes later ends; default: nobody is. */
  readonly texts?: boolean;
  /** Default: none; no papers are offered. */
  readonly papers?: SealedPapers;
  /** Who issues enterprises' codes (企业码); default: nobody, and none is taken. */
  readonly issuers?: IssuerKeys;
  readonly hashPerson: HashPerson;
  /** Cryptographic. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** A fresh key of at least 16 characters. */
  readonly newKey: () => string;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
  /** Where a telephone goes on with what is saved under a code. Default: nowhere. */
  readonly addressOf?: (code: string) => string | null;
  /** Milliseconds a statement blocks while another process writes; for tests. */
  readonly busyTimeout?: number;
}

/** The hall's applications (办件). */
export interface Matters {
  /**
   * A command; the payload is parsed already.
   *
   * @throws ContractError matter.* · message.invalidPayload · message.internal · message.connectionLost
   */
  execute<N extends MatterCommandName>(name: N, payload: MatterPayload<N>): Promise<MatterCompletion<N>>;
  /** What the office does; `desk.*` besides. */
  desk<N extends DeskName>(name: N, payload: DeskPayload<N>): Promise<DeskCompletion<N>>;
  readonly platform: PlatformDesk;
  readonly parcels: ParcelDesk;
  readonly deferrals: DeferralDesk;
  /** What is gone on with on telephones and at windows. */
  readonly carried: CarriedCases;
  /** Tells of commits, ours or another process's. Returns the end of it. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Days for which an application is remembered from its being handed in: two years, longer than any term. */
export const rememberedDays = 730;

/** Milliseconds between two looks at what time has done. House rule: what is idle too long goes within a minute. */
export const sweepEvery = 60_000;

/** @throws StorageError when the database cannot be opened or read */
export function openMatters(options: MattersOptions): Matters {
  const { clock, catalogue, arrangements, prefix, licences, hashPerson, randomBytes, newKey } = options;
  const days = options.days ?? reminderDays();
  const database = openDatabase(options.databasePath, {
    migrations: matterMigrations,
    ...(options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout }),
  });
  const listeners = new Set<() => void>();
  const hall = { arrangements, prefix };
  const log: MattersLog = new CommandLog({
    store: openEventStore(database, { event: matterEvent, outcome: matterOutcome }, "matter_event"),
    clock,
    core: {
      dayOf,
      firstDay: (day) => daysAfter(day, -rememberedDays),
      empty: noMatters,
      decide: (state, command, at) => decide(hall, state, command, at),
      evolve,
    },
    notice: () => null,
    publish() {
      for (const listener of [...listeners]) listener();
    },
  });
  const records = sealedRecords(database, options.key);
  const guides = openGuides(database);
  const room: Room = {
    clock,
    log,
    records,
    guides,
    cases: openCases(records, guides, clock, options.texts ? days.textBefore : null),
    days,
    catalogue,
    licences,
    post: options.post,
    reminders: options.reminders,
    papers: options.papers,
    issuers: options.issuers ?? new Map(),
    hashPerson,
    randomBytes,
    newKey,
    note: options.log,
    tries: new Tries(clock, { code: "matter.tooManyTries" }),
    guesses: new Tries(clock, {
      allowed: guessesAllowed,
      count: guessesCount,
      code: "matter.tooManyTries",
    }),
    addressOf: options.addressOf ?? (() => null),
  };

  /** The day for which what is overdue has been returned. */
  let looked = "";
  const look = async (): Promise<void> => {
    const day = dayOf(clock.now());
    if (day === looked) return;
    await submitCommand(room, newKey(), { type: "look" });
    wipeForgotten(room);
    looked = day;
  };

  let timer: unknown;
  const lookAgain = () => {
    timer = clock.setTimeout(() => {
      look()
        .then(() => sweep(room))
        .catch((cause: unknown) =>
          options.log("looking after applications failed", { cause: String(cause) }),
        );
      lookAgain();
    }, sweepEvery);
  };
  lookAgain();

  type Commands = {
    readonly [N in MatterCommandName]: (payload: MatterPayload<N>) => Promise<MatterCompletion<N>>;
  };
  const commands: Commands = {
    "Matter.Begin": (payload) => begin(room, payload),
    "Matter.UseLicence": (payload) => useLicence(room, payload),
    "Matter.ActFor": (payload) => actFor(room, payload),
    "Matter.Sign": (payload) => sign(room, payload),
    "Matter.DeclineCommitment": (payload) => decline(room, payload),
    "Matter.Attach": (payload) => attach(room, payload),
    "Matter.Save": (payload) => save(room, payload),
    "Matter.Resume": (payload) => resume(room, payload),
    "Matter.Submit": (payload) => handIn(room, payload),
    "Matter.End": async ({ caseId }) => {
      room.cases.end(caseId);
      return {};
    },
    "Matter.Progress": (payload) => progress(room, payload),
    "Matter.Offered": (payload) => offered(room, payload),
    "Matter.BeginSupplement": (payload) => beginSupplement(room, payload),
    "Matter.Supplement": (payload) => supplement(room, payload),
    "Matter.Withdraw": (payload) => withdraw(room, payload),
    "Matter.Reminders": (payload) => reminders(room, payload),
    "Matter.Remind": (payload) => remind(room, payload),
    "Matter.ForgetReminder": (payload) => forgetReminder(room, payload),
    "Matter.PostFee": (payload) => postFeeTo(room, payload),
    "Matter.AppointDelivery": (payload) => appointDelivery(room, payload),
    "Matter.Document": (payload) => document(room, payload),
  };

  const desk = deskCommands(room, arrangements);

  /** Looks at what time has done, works, and says what failed in the contract's words. */
  const run = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      await look();
      return await work();
    } catch (cause) {
      if (!(cause instanceof StorageError)) throw cause;
      throw new ContractError("message.internal", `${cause.code}: ${cause.message}`, { cause });
    }
  };

  return {
    execute: (name, payload) => run(() => commands[name](payload)),
    desk: (name, payload) => run(() => desk[name](payload)),
    carried: carriedCases(room, {
      execute: (name, payload) => run(() => commands[name](payload)),
      desk: (name, payload) => run(() => desk[name](payload)),
    }),
    platform: platformDesk(room, options.site),
    parcels: parcelDesk(room),
    deferrals: deferralDesk(room, arrangements),
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
