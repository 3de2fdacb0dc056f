import * as z from "zod/mini";
import type {
  MaterialFile,
  Application as PlatformApplication,
} from "../../connectors/platform/application.ts";
import type { Progress } from "../../connectors/platform/progress.ts";
import { digestOf } from "../../connectors/values.ts";
import { ContractError } from "../../contract/errors.ts";
import { longestFile } from "../../contract/matters.ts";
import { attached } from "./case-data.ts";
import { platformPaper } from "./papers.ts";
import { platformApplication, platformSupplements } from "./platform-application.ts";
import { putDownTime } from "./put-down.ts";
import { isAwaitedResult } from "./results.ts";
import { type Room, submissionOf, submitCommand, supplementOf } from "./room.ts";
import { type Application, platformResultOf } from "./state.ts";

const filesIn = z.object({ files: z.array(attached) });

/** What the platform is told of one application, in order; and what of it is told again does nothing. */
export interface ForPlatform {
  readonly application: PlatformApplication;
  readonly supplements: ReturnType<typeof platformSupplements>;
  /** When it was withdrawn or returned here, milliseconds since the epoch; null: it was not. */
  readonly withdrawnAt: number | null;
  /** All of it is in the outbox. */
  handedOn(): void;
}

/** The platform's side of a site's applications. */
export interface PlatformDesk {
  has(number: string): boolean;
  /** Everything that the platform should know by now, of every application of which something was not handed on. */
  forPlatform(): ForPlatform[];
  /** A file by its digest; null when it is not kept any more. */
  contentOf(number: string, digest: string): MaterialFile | null;
  /** It has the application. */
  sent(number: string, acceptanceNumber: string): Promise<void>;
  /** Numbers of which it may have something to tell. */
  awaited(): string[];
  told(progress: Progress): Promise<void>;
  /** Files of results that it gave out and that are not here yet. */
  resultsWanted(): { readonly number: string; readonly document: string }[];
  /**
   * Keeps the file of a result, sealed, as a paper of its case; the same again changes nothing.
   *
   * @throws ContractError matter.file: it is not that file, or no whole PDF, or too large
   */
  keepResult(number: string, document: string, bytes: Uint8Array): Promise<void>;
  /** What came as that file is none, or there is none. */
  spoilResult(number: string, document: string, reason: string): Promise<void>;
  /** Files of results that are none yet, and whose results are not given out at a window either. */
  spoiltResults(): SpoiltResult[];
  /** The office asks for it again (`again`), or gives it out at a window. False: it is not spoilt any more. */
  seeToResult(spoilt: SpoiltResult, act: "again" | "given", by: string): Promise<boolean>;
}

export interface SpoiltResult {
  readonly number: string;
  /** SHA-256 of what it should be. */
  readonly document: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly last: NonNullable<NonNullable<Application["platform"]>["spoilt"]>["last"];
}

/** Milliseconds after a decision during which a certificate may still be made. House rule: as long as the longest of the promised terms. */
const certificateComes = 90 * 24 * 60 * 60 * 1000;

export function platformDesk(room: Room, site: string): PlatformDesk {
  const { log, records, clock, guides, newKey } = room;
  /** What of an application was handed on already, by this process: how it stood then. */
  const known = new Map<string, string>();
  const isSettled = ({ platform }: Application) =>
    platform !== null && ["granted", "refused", "withdrawn"].includes(platform.state);
  /** Granted, and the certificate is not here yet: it may be made later, or anew where its file is none. */
  const isMade = (application: Application) =>
    application.platform?.state === "granted" &&
    application.decision !== null &&
    isToCome(application) &&
    guides.matter(application.guide).result.kind === "certificate" &&
    clock.now() < application.decision.at + certificateComes;
  const isToCome = (application: Application) => {
    const document = platformResultOf(application)?.document;
    return document === null || (document !== undefined && isAwaitedResult(application, document));
  };
  const endOf = ({ steps }: Application) =>
    steps.find(({ kind }) => kind === "withdrawn" || kind === "returned")?.at ?? null;
  const standOf = (application: Application) => `${application.arrivals.length} ${endOf(application)}`;

  const whole = (application: Application): ForPlatform | undefined => {
    const submission = submissionOf(room, application.records[0] ?? "");
    if (!submission) return undefined;
    const matter = guides.matter(application.guide);
    return {
      application: platformApplication(site, application, matter, submission),
      supplements: platformSupplements(application, matter, (record) => supplementOf(room, record)),
      withdrawnAt: endOf(application),
      handedOn: () => void known.set(application.number, standOf(application)),
    };
  };

  const spoiltNow = (): SpoiltResult[] => {
    log.catchUp();
    return [...log.state.applications.values()].flatMap((each) => {
      const spoilt = each.platform?.spoilt;
      return spoilt && isAwaitedResult(each, spoilt.document) ? [{ number: each.number, ...spoilt }] : [];
    });
  };

  return {
    has(number) {
      log.catchUp();
      return log.state.applications.has(number);
    },
    forPlatform: () =>
      [...log.state.applications.values()]
        // What is not accepted is nothing for the platform yet.
        .filter((application) => application.acceptedOn !== null && !isSettled(application))
        .filter((application) => known.get(application.number) !== standOf(application))
        .flatMap((application) => whole(application) ?? []),
    contentOf(number, digest) {
      for (const record of log.state.applications.get(number)?.records ?? []) {
        const text = records.get("submission", record, clock.now());
        const file = text && filesIn.parse(JSON.parse(text)).files.find((each) => each.digest === digest);
        const content = file && records.get("file", file.id, clock.now());
        if (file && content) return { bytes: Buffer.from(content, "base64"), mediaType: file.mediaType };
      }
      return null;
    },
    async sent(number, acceptanceNumber) {
      await submitCommand(room, `sent-${number}`, { type: "sentToPlatform", number, acceptanceNumber });
    },
    awaited: () =>
      [...log.state.applications.values()]
        .filter((each) => each.platform && (!isSettled(each) || isMade(each)))
        .map(({ number }) => number),
    resultsWanted: () =>
      [...log.state.applications.values()].flatMap((each) => {
        const document = platformResultOf(each)?.document ?? null;
        return document !== null && isAwaitedResult(each, document)
          ? [{ number: each.number, document }]
          : [];
      }),
    async spoilResult(number, document, reason) {
      await submitCommand(room, `spoilt-${number}-${document}`, {
        type: "spoilResult",
        number,
        document,
        reason,
      });
    },
    spoiltResults: spoiltNow,
    async seeToResult({ number, document }, act, by) {
      const isThis = (each: SpoiltResult) => each.number === number && each.document === document;
      if (!spoiltNow().some(isThis)) return false;
      await submitCommand(room, newKey(), { type: "seeToResult", number, document, act, by });
      return true;
    },
    async keepResult(number, document, bytes) {
      const whole = Buffer.from(bytes);
      if (digestOf(whole) !== document || whole.length > longestFile || !isWholePdf(whole))
        throw new ContractError("matter.file", "the platform's result is no whole PDF of its digest");
      const owner = log.state.applications.get(number)?.records[0];
      if (owner === undefined) throw new ContractError("matter.file", "a result of nothing that is known");
      const { id } = platformPaper(number, document);
      records.put({ id, owner, kind: "document" }, whole.toString("base64"), null);
      await submitCommand(room, `result-${number}-${document}`, { type: "keepResult", number, document });
    },
    async told({ applicationNumber: number, revision, state, reason, supplement, result }) {
      const before = log.state.applications.get(number)?.platform;
      if (!before || before.revision >= revision) return;
      const materials = Object.fromEntries(
        (supplement?.items ?? []).map(({ material, what }) => [material, what]),
      );
      const certificate = result?.certificate ?? null;
      const hasWords = reason !== null || supplement !== null || certificate !== null;
      const note = hasWords ? newKey() : null;
      if (note !== null)
        records.put(
          { id: note, owner: note, kind: "note" },
          JSON.stringify({ reasons: reason === null ? [] : [reason], materials, certificate }),
          clock.now() + putDownTime,
        );
      await submitCommand(room, `told-${number}-${revision}`, {
        type: "platformTold",
        number,
        revision,
        state,
        note,
        supplement: supplement && {
          ask: supplement.id,
          materials: Object.keys(materials),
          until: supplement.until,
        },
        result: result && { document: result.document, validTo: result.validTo, note },
      });
      if (note !== null && log.state.applications.get(number)?.notes.includes(note)) records.keep(note);
    },
  };
}

/** From its head to its end (ISO 32000-1, 7.5.2 and 7.5.5): one that was cut short is not shown to anybody. */
const isWholePdf = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).toString("latin1") === "%PDF-" &&
  /%%EOF\s*$/.test(bytes.subarray(-32).toString("latin1"));
