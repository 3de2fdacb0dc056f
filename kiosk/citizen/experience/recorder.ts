import { isErrorCode } from "../../../server/contract/errors.ts";
import type {
  ExperienceRecord,
  ExperienceRemark,
  ExperienceStep,
} from "../../../server/contract/experience/record.ts";
import type { InnerScreen } from "../../../server/contract/experience/screens.ts";
import type { SessionContext } from "../machines/session/context.ts";
import { matterPlaceOf } from "../matter-place.ts";
import { type CitizenSnapshot, overlayOf, screenOf } from "../snapshot.ts";

type Session = NonNullable<CitizenSnapshot["session"]>;

/** As in the contract: the last one that is kept. */
const mostSteps = 500;

/** What stands in front of the journey, or where in it somebody is. */
function innerOf({
  rating,
  papers,
  appointment,
  finding,
  handling,
  following,
  assisting,
}: SessionContext): InnerScreen | null {
  const view = rating ?? papers ?? appointment ?? finding ?? handling ?? following ?? assisting;
  return view?.state ?? null;
}

/** The number of what went wrong, wherever it is said. */
function errorOf(context: SessionContext): ExperienceStep["error"] {
  const views: readonly unknown[] = [context, ...Object.values(context)];
  for (const view of views) {
    const error = typeof view === "object" && view !== null && "error" in view ? view.error : null;
    if (isErrorCode(error)) return error;
  }
  return null;
}

/** Where a session is, in closed words: what its step in a record is made of, and nothing of anybody. */
export function standing(
  terminal: CitizenSnapshot["terminal"],
  session: Session,
): Omit<ExperienceStep, "at"> {
  const { context } = session;
  const snapshot = { terminal, session };
  const place = matterPlaceOf(context);
  const overlay = overlayOf(snapshot);
  const { language, text, contrast } = context.modes;
  return {
    screen: screenOf(snapshot),
    inner: innerOf(context),
    place: place && { matter: place.matter, version: place.version, stage: place.stage, part: place.part },
    refused: place?.isRefused ?? false,
    helped: overlay === "help",
    warned: overlay === "warning",
    error: errorOf(context),
    language,
    largeText: text === "large",
    highContrast: contrast === "high",
  };
}

/** One session of an experience officer, as steps: a step more whenever anything of where it stands is another. */
export class ExperienceRecorder {
  readonly #now: () => number;
  readonly #taskId: string;
  readonly #id: string;
  readonly #steps: ExperienceStep[] = [];
  readonly #remarks: ExperienceRemark[] = [];
  #begunAt: number;
  #pausedAt: number | null = null;
  #seen = "";
  #lastSecond = false;
  #timedOut = false;

  /** @param now milliseconds, of a clock that is never set back @param id made by chance */
  constructor(now: () => number, id: string, taskId: string) {
    this.#now = now;
    this.#id = id;
    this.#taskId = taskId;
    this.#begunAt = now();
  }

  get isFull(): boolean {
    return this.#steps.length >= mostSteps;
  }

  /** Looks at the session as it is now. */
  look(terminal: CitizenSnapshot["terminal"], session: Session): void {
    // A session that is over is shown as its last screen, which was seen.
    if (typeof session.value !== "object" || this.isFull) return;
    const now = standing(terminal, session);
    // Behind the last second of the warning, and not by a touch: nobody was there.
    this.#timedOut ||= this.#lastSecond && !now.warned;
    this.#lastSecond = now.warned && session.context.secondsLeft <= 1;
    const seen = JSON.stringify(now);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#steps.push({ at: this.#since(), ...now });
  }

  /** Something is being said of what stands there: until `resume` no time passes. */
  pause(): void {
    this.#pausedAt ??= this.#now();
  }

  /** @param categories all that was said so far: what is new in it is of what stood there at `pause` */
  resume(categories: readonly string[]): void {
    if (this.#pausedAt === null) return;
    const at = this.#since();
    for (const category of categories.slice(this.#remarks.length)) this.#remarks.push({ at, category });
    this.#begunAt += this.#now() - this.#pausedAt;
    this.#pausedAt = null;
  }

  /** Null: nothing was seen. */
  ended(how: "ended" | "stopped"): ExperienceRecord | null {
    if (this.#steps.length === 0) return null;
    const end = this.isFull ? "full" : how === "stopped" ? how : this.#timedOut ? "timedOut" : "ended";
    return {
      id: this.#id,
      taskId: this.#taskId,
      steps: [...this.#steps],
      remarks: [...this.#remarks],
      end,
      length: this.#since(),
    };
  }

  #since(): number {
    return Math.min(86_400_000, Math.max(0, Math.round((this.#pausedAt ?? this.#now()) - this.#begunAt)));
  }
}
