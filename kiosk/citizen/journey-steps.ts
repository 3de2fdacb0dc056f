import type { JourneyStep, StepKind } from "../../server/contract/journeys.ts";
import type { MatterStep } from "../../server/contract/matter-steps.ts";
import type { SessionContext } from "./machines/session/context.ts";
import { matterPlaceOf } from "./matter-place.ts";
import { MatterSteps } from "./matter-steps.ts";
import { type CitizenSnapshot, overlayOf, type ScreenName, screenOf } from "./snapshot.ts";

type Session = NonNullable<CitizenSnapshot["session"]>;

/** On these whoever was here has left already. */
const leavings: readonly ScreenName[] = ["takeCard", "takeCardUnseen", "thanks"];

/** What somebody may have come for, besides a number: who has seen one of these does not give up. */
const hasWhatTheyCameFor = ({
  appointment,
  handling,
  following,
  assisting,
  papers,
}: SessionContext): boolean =>
  isOneOf(appointment, [
    "appointmentBooked",
    "appointmentArrived",
    "appointmentCancelled",
    "appointmentOne",
  ]) ||
  isOneOf(handling, ["handleReceipt", "handleSaved"]) ||
  isOneOf(following, ["followList", "followPackage", "followApplication", "followLicences"]) ||
  isOneOf(assisting, ["assistBooked", "assistOne"]) ||
  isOneOf(papers, ["papersTake"]);

const isOneOf = <Screen>(
  view: { readonly state: Screen } | null,
  screens: readonly NoInfer<Screen>[],
): boolean => view !== null && screens.includes(view.state);

/** One session's steps, counted as it goes. Nothing of the citizen is looked at: only which screen, and what lies over it. */
export class SessionSteps {
  readonly #counts = new Map<string, JourneyStep>();
  #screen: ScreenName | null = null;
  #helped = false;
  #lastSecond = false;
  #left = false;
  #came = false;
  readonly #matters: MatterSteps;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#matters = new MatterSteps(now);
  }

  /** Looks at the session as it is now. */
  look(terminal: CitizenSnapshot["terminal"], session: Session): void {
    // A session that is over is shown as its last screen, which was counted.
    if (typeof session.value !== "object") return;
    const screen = screenOf({ terminal, session });
    const overlay = overlayOf({ terminal, session });
    if (screen !== this.#screen) {
      if (this.#screen && leavings.includes(screen) && !this.#left) {
        this.#left = true;
        this.#count(this.#screen, this.#endOf(session));
      }
      this.#screen = screen;
      this.#count(screen, "reached");
      this.#helped = false;
    }
    if (overlay === "help" && !this.#helped) this.#count(screen, "helped");
    this.#helped = overlay === "help";
    this.#came ||= hasWhatTheyCameFor(session.context);
    this.#matters.look(matterPlaceOf(session.context), {
      isHelped: this.#helped,
      leaving: this.#lastSecond ? "timedOut" : "gaveUp",
    });
    this.#lastSecond = overlay === "warning" && session.context.secondsLeft <= 1;
  }

  counted(): JourneyStep[] {
    return [...this.#counts.values()];
  }

  /** Of matters; once, when the session is over. */
  countedInMatters(): MatterStep[] {
    return this.#matters.counted();
  }

  #endOf({ context }: Session): StepKind {
    if (context.ticket || this.#came) return "finished";
    return this.#lastSecond ? "timedOut" : "gaveUp";
  }

  #count(state: ScreenName, kind: StepKind): void {
    const key = `${state} ${kind}`;
    this.#counts.set(key, { state, kind, count: (this.#counts.get(key)?.count ?? 0) + 1 });
  }
}
