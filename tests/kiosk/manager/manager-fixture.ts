import { createActor, fromCallback, fromPromise } from "xstate";
import type { HallEvent, ManagerEffects, Table } from "../../../kiosk/manager/effects.ts";
import { createManagerMachine, type ManagerEvent } from "../../../kiosk/manager/manager.machine.ts";
import type { Range } from "../../../kiosk/manager/range.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import type { ManagerView, Period } from "../../../server/contract/manager.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

interface Asked<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** The manager's page before a hall that answers when, and how, the test says. */
export function aManager() {
  const clock = new SimulatedClock();
  const reported: unknown[] = [];
  const views: Asked<ManagerView>[] = [];
  const periods: (Asked<Period> & { readonly range: Range })[] = [];
  const tables: (Asked<void> & { readonly table: Table })[] = [];
  let listen: (event: HallEvent) => void = () => undefined;
  const effects: ManagerEffects = {
    report: (error) => reported.push(error),
    watchHall: fromCallback<{ type: "none" }, Record<string, never>, HallEvent>(({ sendBack }) => {
      listen = sendBack;
    }),
    loadView: fromPromise<ManagerView>(
      () => new Promise((resolve, reject) => void views.push({ resolve, reject })),
    ),
    loadPeriod: fromPromise<Period, Range>(
      ({ input }) => new Promise((resolve, reject) => void periods.push({ range: input, resolve, reject })),
    ),
    saveTable: fromPromise<void, Table>(
      ({ input }) => new Promise((resolve, reject) => void tables.push({ table: input, resolve, reject })),
    ),
  };
  const actor = createActor(createManagerMachine(effects), { clock });
  actor.start();
  const failed = (code: ErrorCode) => new ContractError(code, "as the test wants it");
  return {
    clock,
    reported,
    views,
    periods,
    tables,
    failed,
    snapshot: () => actor.getSnapshot(),
    context: () => actor.getSnapshot().context,
    value: () => actor.getSnapshot().value,
    async press(...events: ManagerEvent[]) {
      for (const event of events) actor.send(event);
      await settle();
    },
    async connection(state: "open" | "lost") {
      listen({ type: "connection", state });
      await settle();
    },
    async pushes(view: ManagerView) {
      listen({ type: "viewChanged", view });
      await settle();
    },
    async answer<Answer>(asked: Asked<Answer>[], answer: Answer) {
      asked.at(-1)?.resolve(answer);
      await settle();
    },
    async refuse(
      asked: Asked<never>[] | Asked<ManagerView>[] | Asked<Period>[] | Asked<void>[],
      error: unknown,
    ) {
      asked.at(-1)?.reject(error);
      await settle();
    },
  };
}
