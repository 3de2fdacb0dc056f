import type {
  Accompaniment,
  AccompanyEnd,
  AccompanyWish,
  CitizenAnswer,
} from "../../contract/accompany/accompaniment.ts";
import type { Step } from "../../contract/accompany/step.ts";
import type { HelpGuide } from "../../contract/help/call.ts";
import type { Fleet } from "../fleet/fleet.ts";
import type { HelpCalls } from "../help/calls.ts";
import {
  accompanimentView,
  answered,
  endByTime,
  endingAt,
  isOfCall,
  newAccompaniment,
  type OpenAccompaniment,
  withHandOver,
} from "./accompaniment.ts";
import type { AccompanyMoment } from "./audited.ts";
import {
  createHandOverNumbers,
  type HandOverNumbersOptions,
  type HandOverWish,
} from "./hand-over-numbers.ts";
import type { AccompanyRules } from "./rules.ts";

export type AccompanyOutcome = "done" | "notYours" | "over";
/** Which one, and whose. */
export interface OwnAccompaniment {
  readonly id: string;
  readonly terminalId: string;
}

/** A page of a guide's that looks on. */
export interface AccompanyWatcher {
  /** Something about this guide's accompaniment has changed. @param ended how, where it has ended now */
  changed(ended: AccompanyEnd | null): void;
  step(id: string, step: Step): void;
}

/**
 * Who accompanies whom, in memory alone: one at a terminal, and one a guide. Of what is seen the newest step is held, until it ends. While a
 * number is taken for somebody, that alone is on the disk: behind a restart they are told of it, or it is given back.
 */
export interface Accompaniments {
  /** A guide's page is there. Returns what to call when it is gone. */
  watch(guide: HelpGuide, watcher: AccompanyWatcher): () => void;
  invite(guide: HelpGuide, wish: OwnAccompaniment & { readonly callId: string }): AccompanyOutcome;
  leave(guide: HelpGuide, own: OwnAccompaniment): AccompanyOutcome;
  extend(guide: HelpGuide, own: OwnAccompaniment): AccompanyOutcome;
  handOver(guide: HelpGuide, own: OwnAccompaniment, wish: HandOverWish): AccompanyOutcome;
  /** @returns whether the terminal could be told; null: it is over */
  wish(guide: HelpGuide, own: OwnAccompaniment, wish: AccompanyWish): boolean | null;
  /** Of this guide; null: none. */
  of(
    guide: HelpGuide,
  ): { readonly terminalId: string; readonly view: Accompaniment; readonly step: Step | null } | null;
  at(terminalId: string): Accompaniment | null;
  /** Said by the citizen. */
  answer(terminalId: string, id: string, said: CitizenAnswer): void;
  /** What is on the screen there. What is not wanted, or not any more, goes nowhere. */
  show(terminalId: string, id: string, step: Step): void;
  /** Called with the terminal where something has changed. Returns the way to leave. */
  onChange(listener: (terminalId: string) => void): () => void;
  close(): void;
}

export interface AccompanimentsOptions extends HandOverNumbersOptions {
  readonly calls: Pick<HelpCalls, "of" | "onChange" | "answer">;
  readonly fleet: Pick<Fleet, "one" | "onTerminal" | "wish">;
  readonly rules: AccompanyRules;
  /** Writes down, where nobody alters it, that somebody agreed, and each end. */
  readonly audit: (
    moment: AccompanyMoment,
    of: { readonly guide: HelpGuide; readonly terminalId: string },
  ) => void;
}

export function createAccompaniments(options: AccompanimentsOptions): Accompaniments {
  const { calls, fleet, rules, clock, audit, log } = options;
  const open = new Map<string, OpenAccompaniment>();
  const steps = new Map<string, Step>();
  const watchers = new Map<AccompanyWatcher, HelpGuide>();
  const listeners = new Set<(terminalId: string) => void>();
  let timer: unknown;

  const ofGuide = (guide: HelpGuide) => [...open.values()].find((each) => each.guide.id === guide.id);
  const pagesOf = (guide: HelpGuide) =>
    [...watchers].filter(([, each]) => each.id === guide.id).map(([watcher]) => watcher);
  const own = (guide: HelpGuide, { id, terminalId }: OwnAccompaniment) => {
    const found = open.get(terminalId);
    return found?.id === id && found.guide.id === guide.id ? found : undefined;
  };
  const tell = ({ terminalId, guide }: OpenAccompaniment, ended: AccompanyEnd | null) => {
    for (const listener of [...listeners]) listener(terminalId);
    for (const watcher of pagesOf(guide)) watcher.changed(ended);
  };
  const keep = (next: OpenAccompaniment) => {
    if (open.get(next.terminalId) === next) return;
    open.set(next.terminalId, next);
    wait();
    tell(next, null);
  };
  const end = (over: OpenAccompaniment, how: AccompanyEnd) => {
    open.delete(over.terminalId);
    steps.delete(over.terminalId);
    const { terminalId, guide, state, since } = over;
    const seconds = state === "with" ? Math.round((clock.now() - since) / 1000) : null;
    log("an accompaniment is over", { terminal: terminalId, guide: guide.id, end: how, seconds });
    audit(how, over);
    numbers.ended(over);
    wait();
    tell(over, how);
  };
  const look = () => {
    for (const each of [...open.values()]) {
      const ended = endByTime(each, rules, clock.now());
      if (ended) end(each, ended);
    }
    wait();
  };
  const wait = () => {
    clock.clearTimeout(timer);
    const next = Math.min(...[...open.values()].map((each) => endingAt(each, rules)));
    if (Number.isFinite(next)) timer = clock.setTimeout(look, Math.max(1, next - clock.now()));
  };
  const numbers = createHandOverNumbers(options, { find: (terminalId) => open.get(terminalId), keep });
  const undo = [
    calls.onChange((terminalId) => {
      const found = open.get(terminalId);
      if (found && !isOfCall(found, calls.of(terminalId))) end(found, "callOver");
    }),
    fleet.onTerminal((terminalId) => {
      const found = open.get(terminalId);
      const { connected } = fleet.one(terminalId);
      if (!found || connected === (found.terminalLostAt === null)) return;
      keep({ ...found, terminalLostAt: connected ? null : clock.now() });
      if (connected) numbers.heard(found);
    }),
  ];
  numbers.resume(
    (agreed, at) =>
      clock.now() - at < rules.gapAtMost &&
      isOfCall(agreed, calls.of(agreed.terminalId)) &&
      !open.has(agreed.terminalId),
  );

  return {
    watch(guide, watcher) {
      watchers.set(watcher, guide);
      const found = ofGuide(guide);
      if (found && found.guideLostAt !== null) keep({ ...found, guideLostAt: null });
      return () => {
        watchers.delete(watcher);
        const left = ofGuide(guide);
        if (left && pagesOf(guide).length === 0) keep({ ...left, guideLostAt: clock.now() });
      };
    },
    invite(guide, { id, terminalId, callId }) {
      if (own(guide, { id, terminalId })) return "done";
      const call = calls.of(terminalId);
      if (call?.id !== callId) return "over";
      const wanted = newAccompaniment(
        { id, callId, terminalId, guide },
        fleet.one(terminalId).connected,
        clock.now(),
      );
      if (!isOfCall(wanted, call) || open.has(terminalId)) return "notYours";
      const elsewhere = ofGuide(guide);
      if (elsewhere) end(elsewhere, "left");
      keep(wanted);
      log("a citizen is asked whether a guide may look on", { terminal: terminalId, guide: guide.id });
      return "done";
    },
    leave(guide, which) {
      const found = own(guide, which);
      if (!found) return "over";
      end(found, "left");
      return "done";
    },
    extend(guide, which) {
      const found = own(guide, which);
      if (!found) return "over";
      if (found.state === "with" && found.given < rules.extensions)
        keep({ ...found, given: found.given + 1 });
      return "done";
    },
    handOver(guide, which, wish) {
      const found = own(guide, which);
      if (!found) return "over";
      keep(withHandOver(found, wish));
      return "done";
    },
    wish(guide, which, wish) {
      const found = own(guide, which);
      if (found?.state !== "with") return null;
      return fleet.wish(found.terminalId, found.id, wish);
    },
    of(guide) {
      const found = ofGuide(guide);
      if (!found) return null;
      const { terminalId } = found;
      return { terminalId, view: accompanimentView(found, rules), step: steps.get(terminalId) ?? null };
    },
    at(terminalId) {
      const found = open.get(terminalId);
      return found ? accompanimentView(found, rules) : null;
    },
    answer(terminalId, id, said) {
      const found = open.get(terminalId);
      if (found?.id !== id) return;
      const outcome = answered(found, said, clock.now());
      if ("ended" in outcome) return end(found, outcome.ended);
      if (outcome.taken) numbers.note(outcome.open);
      keep(outcome.open);
      if (outcome.open.state !== found.state) audit("agreed", found);
      // Who looks on helps already: the call does not ring again because nobody has come.
      if (outcome.open.state !== found.state) calls.answer(found.guide, found.callId, { kind: "arrive" });
      if (outcome.taken) numbers.take(outcome.open);
    },
    show(terminalId, id, step) {
      const found = open.get(terminalId);
      if (found?.id !== id || found.state !== "with") return;
      steps.set(terminalId, step);
      for (const watcher of pagesOf(found.guide)) watcher.step(id, step);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      // What goes on behind the restart is not over.
      for (const each of open.values()) if (!numbers.isPending(each)) audit("hallClosed", each);
      numbers.close();
      clock.clearTimeout(timer);
      for (const each of undo) each();
    },
  };
}
