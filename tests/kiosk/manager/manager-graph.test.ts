import { describe, expect, it } from "vitest";
import { fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type { Table } from "../../../kiosk/manager/effects.ts";
import { createManagerMachine, isLive, type ManagerEvent } from "../../../kiosk/manager/manager.machine.ts";
import type { Range } from "../../../kiosk/manager/range.ts";
import { pageOf, shownPeriod } from "../../../kiosk/manager/snapshot.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { ManagerView, Period } from "../../../server/contract/manager.ts";
import { aManagerView, aPeriod } from "../../support/manager-view.ts";

/** The machine with a hall that says nothing by itself; the walk speaks for it. */
const machine = createManagerMachine({
  report: () => undefined,
  watchHall: fromCallback(() => undefined),
  loadView: fromPromise<ManagerView>(() => new Promise(() => undefined)),
  loadPeriod: fromPromise<Period, Range>(() => new Promise(() => undefined)),
  saveTable: fromPromise<void, Table>(() => new Promise(() => undefined)),
});

const ids = {
  view: "0.manager.hall.loading",
  period: "0.manager.days.asking",
  table: "0.manager.table.saving",
};
const done = (id: string, output: unknown) => ({ type: `xstate.done.actor.${id}`, output });
const failed = (id: string, code: "message.internal" | "message.connectionLost") => ({
  type: `xstate.error.actor.${id}`,
  error: new ContractError(code, "the walk wants it"),
});
const events = [
  { type: "connection", state: "open" },
  { type: "connection", state: "lost" },
  { type: "viewChanged", view: aManagerView() },
  { type: "setSpan", span: "week" },
  { type: "setSpan", span: "day" },
  ...(["earlier", "later", "toToday", "saveTable", "tryAgain", "dismissError"] as const).map((type) => ({
    type,
  })),
  done(ids.view, aManagerView()),
  done(ids.period, aPeriod("2026-11-16", "2026-11-22")),
  done(ids.table, undefined),
  ...Object.values(ids).flatMap((id) => [
    failed(id, "message.internal"),
    failed(id, "message.connectionLost"),
  ]),
  { type: "xstate.after.refreshInterval.manager.days.shown" },
] as unknown as ManagerEvent[];

const situations = getShortestPaths(machine, {
  events,
  // A few days back are enough.
  stopWhen: ({ context: { day } }) => day !== null && day < "2026-11-10",
  serializeState: ({ value, context: { view, span, day, period, error, connection } }) =>
    JSON.stringify([value, view !== null, span, day, period !== null, error !== null, connection]),
}).map(({ state }) => state);

describe("every reachable situation of the manager's page", () => {
  it("reaches every state of every region", () => {
    const reached = (region: "hall" | "days" | "table") =>
      [...new Set(situations.map(({ value }) => value[region]))].sort();
    expect(reached("hall")).toEqual(["failed", "following", "loading", "waiting"]);
    expect(reached("days")).toEqual(["asking", "away", "failed", "live", "shown"]);
    expect(reached("table")).toEqual(["idle", "saving"]);
  });

  it("has what its page is drawn from, and never shows one range's figures as another's", () => {
    for (const state of situations) {
      const { context, value } = state;
      if (pageOf(state) === "hall") expect(context.view).not.toBeNull();
      if (value.days === "shown") expect(shownPeriod(state)).not.toBeNull();
      if (value.days === "live" && context.view) expect(isLive(context)).toBe(true);
      if (isLive(context)) expect(context.period).toBeNull();
    }
  });

  it("can always be brought back to today, once the hall has said which day it is", () => {
    for (const state of situations.filter(({ context }) => context.view !== null))
      expect(state.can({ type: "toToday" })).toBe(true);
  });
});
