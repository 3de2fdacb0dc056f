import type { Recorded } from "../../storage/event-store.ts";
import type { MatterEvent } from "./events.ts";
import { withParcel } from "./parcels.ts";
import { withResult } from "./results.ts";
import { type Application, type MattersState, platformResultOf } from "./state.ts";

type Submitted = Extract<MatterEvent, { type: "submitted" }>;

/**
 * Folds one event into the state, in place. What happened to an application that is too old to be remembered is of no interest any more
 * and leaves no trace.
 */
export function evolve(state: MattersState, recorded: Recorded<MatterEvent>): void {
  const { event } = recorded;
  if (event.type === "submitted") {
    submit(state, recorded, event);
    return;
  }
  const before = state.applications.get(event.number);
  if (before) state.applications.set(event.number, next(before, event, recorded.at));
}

function submit(state: MattersState, { day, at }: Recorded<MatterEvent>, event: Submitted): void {
  state.applications.set(event.number, handedInAs(event, at));
  state.series.set(day, (state.series.get(day) ?? 0) + 1);
  const known = state.cases.get(event.code);
  state.cases.set(event.code, {
    code: event.code,
    ofPackage: event.ofPackage,
    person: event.person,
    submittedAt: at,
    numbers: [...(known?.numbers ?? []), event.number],
  });
  if (!known) state.persons.set(event.person, [...(state.persons.get(event.person) ?? []), event.code]);
}

/** An application as it begins. @param at milliseconds since the epoch */
export function handedInAs(event: Submitted, at: number): Application {
  const { type: _type, ofPackage: _package, record, materials, ...given } = event;
  const ids = (by: "window" | "later") => materials.filter((each) => each.by === by).map(({ id }) => id);
  return {
    ...given,
    records: [record],
    notes: [],
    state: event.after.length > 0 ? "waiting" : "received",
    steps: [{ kind: "submitted", at }],
    handedIn: new Map(
      materials.filter(({ by }) => by !== "window" && by !== "later").map(({ id, by }) => [id, by]),
    ),
    paper: ids("window"),
    deferred: { materials: ids("later"), until: null },
    notified: null,
    asked: null,
    arrivals: [],
    acceptedOn: null,
    dueAtFirst: null,
    due: null,
    decision: null,
    issuedOn: null,
    validTo: null,
    checks: new Map(),
    parcel: null,
    parcels: 0,
    platform: null,
  };
}

export type LaterEvent = Exclude<MatterEvent, Submitted>;

/** An application after one event. @param at milliseconds since the epoch */
export function next(before: Application, event: LaterEvent, at: number): Application {
  const after = changed(before, event, at);
  return "note" in event && event.note !== null ? { ...after, notes: [...after.notes, event.note] } : after;
}

function changed(before: Application, event: LaterEvent, at: number): Application {
  const after = (kind: Application["steps"][number]["kind"], more: Partial<Application>): Application => ({
    ...before,
    ...more,
    steps: [...before.steps, { kind, at }],
  });
  switch (event.type) {
    case "began":
      return { ...before, state: "received" };
    case "accepted":
      return after("accepted", {
        state: "accepted",
        acceptedOn: event.day,
        due: event.due,
        dueAtFirst: event.due,
      });
    case "deferralOpened": {
      const { materials, until } = event;
      return { ...before, deferred: { materials, until }, notified: { materials, until } };
    }
    case "deferralExtended":
      return after("deferralExtended", { deferred: { ...before.deferred, until: event.until } });
    case "supplemented":
      return after("supplemented", arrived(before, event));
    case "supplementAsked": {
      const { materials, until, note, left, ask } = event;
      return after("supplementAsked", {
        state: "supplement",
        due: null,
        asked: { materials, until, note, left, ask },
      });
    }
    case "clockResumed":
      return { ...before, state: "accepted", asked: null, due: event.due };
    case "granted": {
      const { rules, note, by } = event;
      return after("granted", {
        state: "granted",
        due: null,
        decision: { outcome: "granted", rules, note, by, at },
      });
    }
    case "refused":
      return after("refused", {
        state: "refused",
        due: null,
        decision: { outcome: "refused", rules: null, note: event.note, by: event.by, at },
      });
    case "resultIssued":
      return after("issued", { state: "issued", issuedOn: event.day, validTo: event.validTo });
    case "checkOpened":
      return check(before, event.commitment, { due: event.due, holds: null });
    case "checked": {
      const known = before.checks.get(event.commitment);
      return known ? check(before, event.commitment, { ...known, holds: event.holds }) : before;
    }
    case "revoked":
      return after("revoked", { state: "revoked" });
    case "returned":
      return after("returned", { state: "returned", due: null });
    case "withdrawn":
      return after("withdrawn", { state: "withdrawn", due: null });
    case "stopped":
      return after("stopped", { state: "stopped" });
    case "deliveryAppointed":
      return {
        ...before,
        delivery: event.delivery,
        records: [...before.records, event.record],
        parcel: null,
      };
    case "parcelOrdered":
    case "parcelRefused":
    case "parcelTold":
      return withParcel(before, event);
    case "sentToPlatform":
      return after("sentToPlatform", {
        platform: {
          acceptanceNumber: event.acceptanceNumber,
          revision: 0,
          state: "received",
          result: null,
          kept: null,
          spoilt: null,
        },
      });
    case "platformAnswered": {
      if (!before.platform) return before;
      const { revision, state, result = null } = event;
      const now = {
        ...before,
        platform: { ...before.platform, revision, state, result: result ?? before.platform.result },
        notes: result?.note ? [...before.notes, result.note] : before.notes,
      };
      const validTo = before.issuedOn === null ? null : platformResultOf(now)?.validTo;
      return validTo ? { ...now, validTo } : now;
    }
    case "resultKept":
    case "resultSpoilt":
    case "resultSeenTo":
      return withResult(before, event, at);
  }
}

const check = (
  before: Application,
  commitment: string,
  now: { readonly due: Application["due"] & object; readonly holds: boolean | null },
): Application => ({ ...before, checks: new Map([...before.checks, [commitment, now]]) });

function arrived(
  before: Application,
  { materials, record }: Extract<MatterEvent, { type: "supplemented" }>,
): Partial<Application> {
  const came = new Set(materials.map(({ id }) => id));
  const open = (ids: readonly string[]) => ids.filter((id) => !came.has(id));
  const arrival = {
    record,
    deferred: before.deferred.materials.filter((id) => came.has(id)),
    asked: (before.asked?.materials ?? []).filter((id) => came.has(id)),
    ask: before.asked?.ask ?? null,
  };
  return {
    handedIn: new Map([...before.handedIn, ...materials.map(({ id, by }) => [id, by] as const)]),
    paper: open(before.paper),
    deferred: { ...before.deferred, materials: open(before.deferred.materials) },
    asked: before.asked && { ...before.asked, materials: open(before.asked.materials) },
    arrivals: [...before.arrivals, arrival],
    records: record === null ? before.records : [...before.records, record],
  };
}
