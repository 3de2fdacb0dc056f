import { Refusal } from "../stand-in-server.ts";
import type { Application, HandedInMaterial, Supplement } from "./application.ts";
import { type ApplicationState, isDecided, type Progress } from "./progress.ts";

/** Milliseconds after which an application gets there by itself, counted from its coming, or from what was supplemented. */
export interface Pace {
  readonly accepted: number;
  readonly deciding: number;
  readonly granted: number;
}

/** Quick enough to be shown, slow enough to be seen. */
export const demoPace: Pace = { accepted: 20_000, deciding: 60_000, granted: 180_000 };

/** What somebody of the platform decides. */
export type Outcome =
  | { readonly state: "accepted" | "deciding" }
  | {
      readonly state: "granted";
      readonly certificate?: string;
      readonly document?: string;
      /** `2031-11-29`. */
      readonly validTo?: string;
    }
  | { readonly state: "refused"; readonly reason: string }
  | {
      readonly state: "supplement";
      /** `2026-11-30`. */
      readonly until: string;
      readonly items: readonly { readonly material: string; readonly what: string }[];
    };

/** One application at the stand-in. Time passes by being told `now`: nothing waits here. */
export class StandInApplication {
  readonly application: Application;
  readonly #pace: Pace | null;
  /** Every progress that it has had; the last holds. */
  readonly #told: Progress[];
  readonly #openDeferred: Set<string>;
  /** From when the pace counts. */
  #since: number;

  constructor(application: Application, acceptanceNumber: string, pace: Pace | null, now: number) {
    this.application = application;
    this.#pace = pace;
    this.#since = now;
    this.#openDeferred = new Set(application.deferred.map(({ material }) => material));
    this.#told = [
      {
        applicationNumber: application.applicationNumber,
        acceptanceNumber,
        revision: 1,
        state: "received",
        steps: [{ state: "received", at: now }],
        supplement: null,
        reason: null,
        result: null,
      },
    ];
  }

  /** Every progress that it has had until now, oldest first. */
  told(now: number): readonly Progress[] {
    const pace = this.#pace;
    if (pace)
      for (const [before, after] of [
        ["received", "accepted"],
        ["accepted", "deciding"],
        ["deciding", "granted"],
      ] as const) {
        const due = this.#since + pace[after];
        if (
          this.#last.state === before &&
          now >= due &&
          !(after === "granted" && this.#openDeferred.size > 0)
        )
          this.#become(after, due, after === "granted" ? { result: this.#result({ state: "granted" }) } : {});
      }
    return this.#told;
  }

  progress(now: number): Progress {
    this.told(now);
    return this.#last;
  }

  /** @throws Refusal decided | deferredOpen: nothing is granted while a deferred material is open */
  decide(outcome: Outcome, now: number): Progress {
    this.#mayChange(now);
    switch (outcome.state) {
      case "granted":
        if (this.#openDeferred.size > 0) throw new Refusal(409, "deferredOpen");
        return this.#become("granted", now, { result: this.#result(outcome) });
      case "refused":
        return this.#become("refused", now, { reason: outcome.reason });
      case "supplement": {
        const id = `supplement-${this.#last.revision + 1}`;
        const { until, items } = outcome;
        return this.#become("supplement", now, { supplement: { id, until, items: [...items] } });
      }
      default:
        return this.#become(outcome.state, now, {});
    }
  }

  /** @throws Refusal decided | notAsked */
  supplement({ supplement, materials }: Omit<Supplement, "applicationNumber">, now: number): Progress {
    this.#mayChange(now);
    const asked = supplement === null ? null : this.#last.supplement;
    const wanted =
      supplement === null ? this.#openDeferred : new Set(asked?.items.map(({ material }) => material));
    if ((supplement !== null && asked?.id !== supplement) || !materials.every(({ id }) => wanted.has(id)))
      throw new Refusal(409, "notAsked");
    for (const { id } of materials) this.#openDeferred.delete(id);
    // It goes on from where it stood: being decided, or accepted.
    const pace = this.#pace ?? demoPace;
    if (supplement === null) {
      this.#since = Math.max(this.#since, now - pace.deciding);
      return this.#become(this.#last.state, now, {});
    }
    this.#since = now - pace.accepted;
    return this.#become("accepted", now, { supplement: null });
  }

  /** @throws Refusal decided */
  withdraw(now: number): Progress {
    if (this.progress(now).state === "withdrawn") return this.#last;
    this.#mayChange(now);
    return this.#become("withdrawn", now, { supplement: null });
  }

  get #last(): Progress {
    return this.#told[this.#told.length - 1] as Progress;
  }

  #mayChange(now: number): void {
    if (isDecided(this.progress(now).state)) throw new Refusal(409, "decided");
  }

  /**
   * The certificate of what was granted is made later, or made anew. Undefined before it is granted.
   */
  attach(document: string, now: number): Progress | undefined {
    const { state, result } = this.progress(now);
    return state === "granted" && result
      ? this.#become("granted", now, { result: { ...result, document } })
      : undefined;
  }

  #result({ certificate, document, validTo }: Extract<Outcome, { state: "granted" }>): Progress["result"] {
    const made = `DEMO-${this.application.applicationNumber}`;
    return { certificate: certificate ?? made, document: document ?? null, validTo: validTo ?? null };
  }

  #become(state: ApplicationState, at: number, change: Partial<Progress>): Progress {
    const before = this.#last;
    const steps = before.state === state ? before.steps : [...before.steps, { state, at }];
    const after: Progress = {
      ...before,
      supplement: state === "supplement" ? before.supplement : null,
      ...change,
      state,
      steps,
      revision: before.revision + 1,
    };
    this.#told.push(after);
    return after;
  }
}

/** The files that materials name. */
export const filesOf = (materials: readonly HandedInMaterial[]): string[] =>
  materials.flatMap((material) => (material.kind === "file" ? [material.digest] : []));
