import type { MatterStep, MatterStepKind } from "../../server/contract/matter-steps.ts";
import type { MatterPlace } from "./matter-place.ts";

type Step = Pick<MatterStep, "matter" | "version" | "stage" | "part">;

/** A matter's guide, and the handling of it, until somebody leaves it. */
interface Visit {
  /** The steps on the way to where they are, without those that they went back from. */
  readonly trail: Step[];
  readonly begunAt: number;
  /** Since when the last step is shown. */
  since: number;
  isRefused: boolean;
  isHelped: boolean;
  /** They have gone further than the guide. */
  hasBegun: boolean;
  reached: "receipt" | "saved" | null;
}

/** One session's steps in matters, counted as it goes. */
export class MatterSteps {
  readonly #now: () => number;
  readonly #counts = new Map<string, Step & { kind: MatterStepKind; count: number; milliseconds: number }>();
  #visit: Visit | null = null;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Looks at where somebody is now.
   *
   * @param how whether they are being helped; and how they leave, if this is where they do
   */
  look(
    place: MatterPlace | null,
    how: { readonly isHelped: boolean; readonly leaving: "gaveUp" | "timedOut" },
  ): void {
    const last = this.#visit?.trail.at(-1);
    if (last && (last.matter !== place?.matter || last.version !== place.version)) this.#leave(how.leaving);
    if (!place) return;
    const { stage } = place;
    if (stage !== null) this.#step({ matter: place.matter, version: place.version, stage, part: place.part });
    this.#happened("isRefused", place.isRefused, "refused");
    this.#happened("isHelped", how.isHelped, "helped");
  }

  /** When the session is over, all that is left of it. */
  counted(): MatterStep[] {
    this.#leave("gaveUp");
    return [...this.#counts.values()].map(({ milliseconds, ...step }) => ({
      ...step,
      seconds: Math.min(86_400, Math.round(milliseconds / 1000)),
    }));
  }

  #step(step: Step): void {
    const now = this.#now();
    this.#visit ??= {
      trail: [],
      begunAt: now,
      since: now,
      isRefused: false,
      isHelped: false,
      hasBegun: false,
      reached: null,
    };
    const visit = this.#visit;
    const { trail } = visit;
    const last = trail.at(-1);
    if (last && isSame(last, step)) return;
    if (last) this.#count(last, "reached", 0, now - visit.since);
    const before = trail.at(-2);
    if (last && before && isSame(before, step)) {
      this.#count(last, "turnedBack", 1);
      trail.pop();
    } else trail.push(step);
    visit.since = now;
    visit.isRefused = false;
    visit.isHelped = false;
    visit.hasBegun ||= step.stage !== "guide";
    if (step.stage === "receipt" || step.stage === "saved") visit.reached = step.stage;
    this.#count(step, "reached", 1);
  }

  #happened(what: "isRefused" | "isHelped", is: boolean, kind: MatterStepKind): void {
    const visit = this.#visit;
    const last = visit?.trail.at(-1);
    if (!visit || !last) return;
    if (is && !visit[what]) this.#count(last, kind, 1);
    visit[what] = is;
  }

  #leave(how: "gaveUp" | "timedOut"): void {
    const visit = this.#visit;
    const last = visit?.trail.at(-1);
    this.#visit = null;
    if (!visit || !last) return;
    const now = this.#now();
    this.#count(last, "reached", 0, now - visit.since);
    if (!visit.hasBegun) return;
    const end = visit.reached === "receipt" ? "finished" : (visit.reached ?? how);
    this.#count(last, end, 1, now - visit.begunAt);
  }

  #count(step: Step, kind: MatterStepKind, count: number, milliseconds = 0): void {
    const key = [step.matter, step.version, step.stage, step.part, kind].join(" ");
    const before = this.#counts.get(key) ?? { ...step, kind, count: 0, milliseconds: 0 };
    this.#counts.set(key, {
      ...before,
      count: before.count + count,
      milliseconds: before.milliseconds + milliseconds,
    });
  }
}

const isSame = (one: Step, other: Step): boolean =>
  one.stage === other.stage && one.part === other.part && one.matter === other.matter;
