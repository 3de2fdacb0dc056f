import * as z from "zod/mini";
import type {
  MaterialFile,
  Application as PlatformApplication,
} from "../../connectors/platform/application.ts";
import type { Progress } from "../../connectors/platform/progress.ts";
import { attached } from "./case-data.ts";
import { putDownTime } from "./hand-in.ts";
import { platformApplication, platformSupplements } from "./platform-application.ts";
import { type Room, submissionOf, submitCommand, supplementOf } from "./room.ts";
import type { Application } from "./state.ts";

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
}

export function platformDesk(room: Room, site: string): PlatformDesk {
  const { log, records, clock, guides, newKey } = room;
  /** What of an application was handed on already, by this process: how it stood then. */
  const known = new Map<string, string>();
  const isSettled = ({ platform }: Application) =>
    platform !== null && ["granted", "refused", "withdrawn"].includes(platform.state);
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
        .filter((each) => each.platform && !isSettled(each))
        .map(({ number }) => number),
    async told({ applicationNumber: number, revision, state, reason, supplement }) {
      const before = log.state.applications.get(number)?.platform;
      if (!before || before.revision >= revision) return;
      const materials = Object.fromEntries(
        (supplement?.items ?? []).map(({ material, what }) => [material, what]),
      );
      const hasWords = reason !== null || supplement !== null;
      const note = hasWords ? newKey() : null;
      if (note !== null)
        records.put(
          { id: note, owner: note, kind: "note" },
          JSON.stringify({ reasons: reason === null ? [] : [reason], materials }),
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
      });
      if (note !== null && log.state.applications.get(number)?.notes.includes(note)) records.keep(note);
    },
  };
}
