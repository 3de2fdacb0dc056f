import type { Clock } from "../../../device-drivers/clock.ts";
import type {
  Accompaniment,
  AccompanyEnd,
  AccompanyWish,
  CitizenAnswer,
} from "../../contract/accompany/accompaniment.ts";
import type { Step } from "../../contract/accompany/step.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Ticket } from "../../contract/hall.ts";
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
import type { AccompanyRules } from "./rules.ts";

export type AccompanyOutcome = "done" | "notYours" | "over";
/** Which one, and whose. */
export interface OwnAccompaniment {
  readonly id: string;
  readonly terminalId: string;
}
export interface HandOverWish {
  readonly key: string;
  readonly serviceId: string;
  readonly classId: string | null;
}

/** A page of a guide's that looks on. */
export interface AccompanyWatcher {
  /** Something about this guide's accompaniment has changed. @param ended how, where it has ended now */
  changed(ended: AccompanyEnd | null): void;
  step(id: string, step: Step): void;
}

/** Who accompanies whom, in memory alone: one at a terminal, and one a guide. Of what is seen the newest step is held, until it ends. */
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

export interface AccompanimentsOptions {
  readonly calls: Pick<HelpCalls, "of" | "onChange" | "answer">;
  readonly fleet: Pick<Fleet, "one" | "onTerminal" | "wish">;
  readonly rules: AccompanyRules;
  readonly clock: Clock;
  /** @throws ContractError queue.* */
  readonly takeNumber: (wish: HandOverWish & { readonly terminalId: string }) => Promise<Ticket>;
  /** @throws ContractError queue.* */
  readonly giveBack: (ticket: Ticket, key: string) => Promise<unknown>;
  /** Writes down, where nobody alters it, that somebody agreed, and each end. */
  readonly audit: (
    moment: AccompanyMoment,
    of: { readonly guide: HelpGuide; readonly terminalId: string },
  ) => void;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

export function createAccompaniments(options: AccompanimentsOptions): Accompaniments {
  const { calls, fleet, rules, clock, takeNumber, giveBack, audit, log } = options;
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
  const take = async (agreed: OpenAccompaniment) => {
    const wish = agreed.handOver;
    if (!wish) return;
    const { terminalId } = agreed;
    const came = await takeNumber({ ...wish, terminalId }).then(
      (ticket) => ({ state: "given", ticket, error: null }) as const,
      (cause: unknown) => {
        log("no number for who is handed over", { terminal: terminalId, cause: String(cause) });
        const error = cause instanceof ContractError ? cause.code : ("message.internal" as const);
        return { state: "failed", ticket: null, error } as const;
      },
    );
    const now = open.get(terminalId);
    if (now?.id === agreed.id && now.handOver?.key === wish.key)
      return keep({ ...now, handOver: { ...now.handOver, ...came } });
    // Who has stopped meanwhile is told of no number, and has none.
    if (came.ticket) await giveBack(came.ticket, wish.key);
  };
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
    }),
  ];

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
      keep(outcome.open);
      if (outcome.open.state !== found.state) audit("agreed", found);
      // Who looks on helps already: the call does not ring again because nobody has come.
      if (outcome.open.state !== found.state) calls.answer(found.guide, found.callId, { kind: "arrive" });
      if (outcome.taken)
        void take(outcome.open).catch((cause: unknown) =>
          log("a number that nobody was told of was not given back", {
            terminal: terminalId,
            cause: String(cause),
          }),
        );
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
      for (const each of open.values()) audit("hallClosed", each);
      clock.clearTimeout(timer);
      for (const each of undo) each();
    },
  };
}
