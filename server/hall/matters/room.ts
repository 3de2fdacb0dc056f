import type { Clock } from "../../../device-drivers/clock.ts";
import type { Post } from "../../connectors/post/post.ts";
import type { Matter } from "../../contract/catalogue/matter.ts";
import { ContractError } from "../../contract/errors.ts";
import { factsOfHolder } from "../../contract/forms/facts.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { LicenceOnFile, Receipt } from "../../contract/matters.ts";
import type { HashPerson } from "../../opening/person-hash.ts";
import type { CommandLog, Settled } from "../../storage/command-log.ts";
import { StorageError } from "../../storage/database.ts";
import type { Tries } from "../appointments/tries.ts";
import { dayOf } from "../calendar/day.ts";
import type { CatalogueSource } from "../catalogue/catalogue-source.ts";
import type { HallDocument } from "../documents/model.ts";
import type { LicenceReminders } from "../licence-reminders/reminders.ts";
import type { ReminderDays } from "../reminder-days.ts";
import { mayBeToldMore } from "./assurance.ts";
import {
  type CaseData,
  type NoteData,
  noteData,
  type SubmissionData,
  type SupplementData,
  submissionData,
  supplementData,
} from "./case-data.ts";
import type { MatterCommand } from "./commands.ts";
import type { IssuerKeys } from "./enterprise-code.ts";
import type { MatterEvent, MatterOutcome } from "./events.ts";
import type { Guides } from "./guides.ts";
import type { LicenceSource, ListedLicence } from "./licence-source.ts";
import type { OpenCases } from "./open-cases.ts";
import { paperOffered, papersOf } from "./papers.ts";
import { parcelView } from "./parcel-desk.ts";
import type { SealedRecords } from "./sealed-records.ts";
import type { Application, MattersState } from "./state.ts";
import type { MatterRefusal } from "./story.ts";
import { applicationView, receiptView } from "./views.ts";

export type MattersLog = CommandLog<
  MattersState,
  MatterEvent,
  MatterCommand,
  MatterOutcome,
  MatterRefusal,
  null
>;

/** What makes and seals papers. */
export interface SealedPapers {
  /** 厅名, in Chinese. */
  readonly hall: string;
  /** As a PDF with the hall's seal. @throws ContractError document.* · config.invalid */
  sealed(document: HallDocument): Promise<Buffer>;
  /** By which a paper is asked about. */
  codeOf(documentId: string): string;
}

/** What the commands of this room share. */
export interface Room {
  readonly clock: Clock;
  readonly log: MattersLog;
  readonly records: SealedRecords;
  readonly guides: Guides;
  readonly cases: OpenCases;
  readonly catalogue: CatalogueSource;
  /** Undefined: this hall has no source of e-licences. */
  readonly licences: LicenceSource | undefined;
  readonly days: ReminderDays;
  /** Undefined: this hall has no carrier. */
  readonly post: Post | undefined;
  /** Who issues enterprises' codes. */
  readonly issuers: IssuerKeys;
  /** Undefined: this hall sends no text messages, or asks nobody for e-licences. */
  readonly reminders: LicenceReminders | undefined;
  /** Undefined: this hall makes no papers. */
  readonly papers: SealedPapers | undefined;
  readonly hashPerson: HashPerson;
  /** Cryptographic. */
  readonly randomBytes: (size: number) => Uint8Array;
  readonly newKey: () => string;
  readonly note: (message: string, data: Readonly<Record<string, unknown>>) => void;
  readonly tries: Tries;
  /** Of the last four signs of a document's number, by code. */
  readonly guesses: Tries;
  /** Where a telephone goes on with what is saved under a code; null: nowhere. */
  readonly addressOf: (code: string) => string | null;
}

/** The hall's day. */
export const todayOf = ({ clock }: Room): string => dayOf(clock.now());

/** @throws ContractError what the core refused · message.internal, message.connectionLost of the storage */
export async function submitCommand(room: Room, key: string, command: MatterCommand): Promise<MatterOutcome> {
  let settled: Settled<MatterOutcome, MatterRefusal>;
  try {
    settled = await room.log.submit(key, command);
  } catch (cause) {
    if (!(cause instanceof StorageError)) throw cause;
    const code = cause.code === "storage.closed" ? "message.connectionLost" : "message.internal";
    throw new ContractError(code, `${cause.code}: ${cause.message}`, { cause });
  }
  if ("refused" in settled) throw new ContractError(settled.refused.code, settled.refused.detail);
  if (settled.outcome.type !== command.type)
    throw new ContractError("message.invalidPayload", "the idempotency key belongs to another command");
  return settled.outcome;
}

/** Whether a matter that is published renews what this one gives out: itself, or the one that its result names. */
const isRenewed = ({ catalogue }: Room, { id, result }: Matter): boolean =>
  catalogue
    .current()
    .catalogue.matters.some((each) => each.renews !== undefined && [id, result.renewedBy].includes(each.id));

const viewSources = (room: Room, isHolder: boolean) => ({
  parcel: (application: Application) => parcelView(room, application, isHolder),
  guides: room.guides,
  note: (id: string) => noteOf(room, id),
  reminds: (matter: Matter) => room.reminders !== undefined && isRenewed(room, matter),
  documents: (application: Application, matter: Matter) =>
    room.papers ? papersOf(application, matter).map((paper) => paperOffered(paper, matter)) : [],
});

/** @param isHolder whether the chip of the applicant's document was read: nobody else is told by what a parcel is fetched */
export const receiptOf = (room: Room, code: string, isHolder = false): Receipt =>
  receiptView(viewSources(room, isHolder), room.log.state, code);

export const applicationOf = (room: Room, application: Application) =>
  applicationView(viewSources(room, false), application);

export function noteOf({ records, clock }: Room, id: string): NoteData | undefined {
  const text = records.get("note", id, clock.now());
  return text === undefined ? undefined : noteData.parse(JSON.parse(text));
}

/** Of a record that was handed in with an application; undefined once it was wiped. */
export function submissionOf({ records, clock }: Room, id: string): SubmissionData | undefined {
  const text = records.get("submission", id, clock.now());
  return text === undefined ? undefined : submissionData.parse(JSON.parse(text));
}

/** Of a record that came later for an application; undefined once it was wiped. */
export function supplementOf({ records, clock }: Room, id: string): SupplementData | undefined {
  const text = records.get("submission", id, clock.now());
  return text === undefined ? undefined : supplementData.parse(JSON.parse(text));
}

/** How many earlier applications are looked into for what somebody said before. */
const earlierLooked = 12;

/** What forms know of a person without asking: the card, and what was answered in earlier matters, the latest first. */
export function factsOf(room: Room, identity: IdentityDocument, person: string): CaseData["facts"] {
  const holder = factsOfHolder(identity);
  if (!mayBeToldMore(identity)) return { holder, licences: {}, package: {}, earlier: {}, situation: {} };
  const { state } = room.log;
  const numbers = (state.persons.get(person) ?? []).flatMap((code) => state.cases.get(code)?.numbers ?? []);
  const earlier: CaseData["facts"]["earlier"] = {};
  for (const number of numbers.slice(-earlierLooked)) {
    const [record] = state.applications.get(number)?.records ?? [];
    const found = record === undefined ? undefined : submissionOf(room, record);
    // Later ones replace what was said before.
    if (found) Object.assign(earlier, found.concepts);
  }
  return { holder, licences: {}, package: {}, earlier, situation: {} };
}

/** E-licences under the names that the catalogue has for them. */
export function named({ catalogue }: Room, listed: readonly ListedLicence[]): LicenceOnFile[] {
  const { licences: names } = catalogue.current().catalogue;
  return listed.map(({ kind, validTo, state }) => ({
    kind,
    name: names.find(({ id }) => id === kind)?.name ?? { "zh-CN": kind, "zh-TW": kind, en: kind },
    validTo,
    state,
  }));
}

/** Which e-licences somebody holds; `asked` false: nobody could be asked. */
export async function licencesOf(
  room: Room,
  identity: IdentityDocument,
  matterId: string,
): Promise<{ readonly licences: LicenceOnFile[]; readonly asked: boolean }> {
  if (!room.licences) return { licences: [], asked: false };
  try {
    return { licences: named(room, await room.licences.list(identity, matterId)), asked: true };
  } catch (cause) {
    room.note("the source of e-licences does not answer", { cause: String(cause) });
    return { licences: [], asked: false };
  }
}

/** Runs what names a case by its code, and counts who found nothing. @throws ContractError matter.tooManyTries */
export async function counted<Result>(
  { tries }: Room,
  place: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  tries.admit(place);
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ContractError && cause.code === "matter.notFound") tries.miss(place);
    throw cause;
  }
}
