import type { Clock } from "../../../device-drivers/clock.ts";
import { hallDay } from "../../contract/hall-time.ts";
import {
  type CitizenWords,
  type GuideWords,
  type HelpAbout,
  type HelpCall,
  type HelpEnd,
  type HelpGuide,
  type HelpStage,
  type HelpText,
  mostHelpTexts,
} from "../../contract/help/call.ts";
import { daysAfter } from "../calendar/day.ts";
import {
  afterTime,
  answer,
  callView,
  type GuideWish,
  newCall,
  nextMoment,
  type OpenCall,
  recordOf,
} from "./call.ts";
import { type HelpFigures, helpFigures } from "./figures.ts";
import type { HelpRules } from "./rules.ts";
import type { HelpStore } from "./store.ts";

/** The answer to a guide: `late`, somebody else has it; `over`, it is open no more. */
export interface CallAnswer {
  readonly outcome: "done" | "late" | "over";
  readonly call: HelpCall | null;
}

/** The open calls of a hall, one a terminal at most. They outlive a restart; what is said in them does not. */
export interface HelpCalls {
  /**
   * Rings. An id that is open already is that call, and so is any other while the terminal has one.
   * @returns null: the call of this id is over
   */
  call(wish: {
    readonly id: string;
    readonly terminalId: string;
    readonly about: HelpAbout;
  }): HelpCall | null;
  cancel(terminalId: string, id: string): void;
  /** Said by the citizen; said again with the same key, it is said once. What is over, or full, takes nothing. */
  say(terminalId: string, id: string, words: CitizenWords, key: string): void;
  answer(guide: HelpGuide, id: string, wish: GuideWish): CallAnswer;
  answerInWords(guide: HelpGuide, id: string, words: GuideWords, key: string): CallAnswer;
  of(terminalId: string): HelpCall | null;
  /** The longest open first. */
  all(): HelpCall[];
  /** What calls came to; both days belong to it. */
  figures(from: string, to: string): HelpFigures;
  /** What decides who is rung has changed: every call that rings is looked at and told anew. */
  circlesChanged(): void;
  /** Called with the terminal whose call has changed, by somebody or by time. Returns the way to leave. */
  onChange(listener: (terminalId: string) => void): () => void;
  close(): void;
}

export interface HelpCallsOptions {
  readonly store: HelpStore;
  readonly rules: HelpRules;
  readonly clock: Clock;
  /** Days for which it is known what a call came to. */
  readonly keepDays: number;
  /** Who is rung for a terminal, where time says this. Default: just that. */
  readonly circle?: (terminalId: string, stage: HelpStage) => HelpStage;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Between two looks where nothing is open: at most so long after a day has ended its oldest records go. */
const lookAtLeast = 3_600_000;

/** Never sooner than this after another look: a disk that takes nothing is not asked without a pause. */
const lookAtMost = 100;

/** @throws StorageError */
export function openHelpCalls({
  store,
  rules,
  clock,
  keepDays,
  circle = (_terminalId, stage) => stage,
  log,
}: HelpCallsOptions): HelpCalls {
  const open = new Map<string, OpenCall>(store.open().map((call) => [call.terminalId, call]));
  const texts = new Map<string, HelpText[]>();
  const listeners = new Set<(terminalId: string) => void>();
  let timer: unknown;

  const tell = (terminalId: string) => {
    for (const listener of [...listeners]) listener(terminalId);
  };
  const view = (call: OpenCall): HelpCall => {
    const told = callView(call, texts.get(call.id) ?? [], rules, clock.now());
    return told.state === "ringing" ? { ...told, stage: circle(call.terminalId, told.stage) } : told;
  };
  const keep = (call: OpenCall) => {
    store.keep(call);
    open.set(call.terminalId, call);
  };
  const end = (call: OpenCall, how: HelpEnd) => {
    store.end(recordOf(call, how));
    open.delete(call.terminalId);
    texts.delete(call.id);
    log("a call for help is over", { terminal: call.terminalId, end: how });
  };
  const byId = (id: string): OpenCall | undefined => [...open.values()].find((call) => call.id === id);

  const look = () => {
    const now = clock.now();
    try {
      for (const call of [...open.values()]) {
        const after = afterTime(call, rules, now);
        if (after.ended) end(call, after.ended);
        else if (after.call !== call) keep(after.call);
        tell(call.terminalId);
      }
      store.forget(daysAfter(hallDay(now), -keepDays));
    } catch (cause) {
      // What could not be kept stands as it was, and is looked at again.
      log("calls for help could not be kept", { cause: String(cause) });
    }
    wait();
  };
  const wait = () => {
    clock.clearTimeout(timer);
    const now = clock.now();
    const moments = [...open.values()].map((call) => nextMoment(call, rules, now) - now);
    timer = clock.setTimeout(look, Math.max(lookAtMost, Math.min(lookAtLeast, ...moments)));
  };
  /** After every change: others hear of it, and the next look may be due sooner. */
  const changed = (terminalId: string) => {
    wait();
    tell(terminalId);
  };
  const said = (call: OpenCall, text: Omit<HelpText, "at">) => {
    const before = texts.get(call.id) ?? [];
    if (before.length >= mostHelpTexts || before.some(({ key }) => key === text.key)) return;
    texts.set(call.id, [...before, { ...text, at: clock.now() }]);
    tell(call.terminalId);
  };
  wait();

  return {
    call(wish) {
      const standing = open.get(wish.terminalId);
      if (standing) return view(standing);
      if (store.hasEnded(wish.id)) return null;
      const call = newCall(wish, clock.now());
      keep(call);
      log("help is called", { terminal: call.terminalId, step: call.about.step });
      changed(call.terminalId);
      return view(call);
    },
    cancel(terminalId, id) {
      const call = open.get(terminalId);
      if (call?.id !== id) return;
      end(call, "cancelled");
      changed(terminalId);
    },
    say(terminalId, id, words, key) {
      const call = open.get(terminalId);
      if (call?.id === id) said(call, { key, from: "citizen", words });
    },
    answer(guide, id, wish) {
      const call = byId(id);
      if (!call) return { outcome: "over", call: null };
      const answered = answer(call, guide, wish, clock.now());
      if (answered.outcome === "late") return { outcome: "late", call: view(call) };
      if (answered.ended) {
        end(call, answered.ended);
        changed(call.terminalId);
        return { outcome: "done", call: null };
      }
      keep(answered.call);
      changed(call.terminalId);
      return { outcome: "done", call: view(answered.call) };
    },
    answerInWords(guide, id, words, key) {
      const call = byId(id);
      if (!call) return { outcome: "over", call: null };
      if (call.taken && call.taken.by.id !== guide.id) return { outcome: "late", call: view(call) };
      said(call, { key, from: "guide", words });
      return { outcome: "done", call: view(call) };
    },
    of(terminalId) {
      const call = open.get(terminalId);
      return call ? view(call) : null;
    },
    all: () => [...open.values()].sort((one, other) => one.since - other.since).map(view),
    figures: (from, to) => helpFigures(store.between(from, to), rules),
    circlesChanged() {
      for (const call of [...open.values()]) if (!call.taken) tell(call.terminalId);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => clock.clearTimeout(timer),
  };
}
