import { ContractError } from "../../contract/errors.ts";
import type { OutboxStanding, StuckItem as ShownItem } from "../../contract/matters/desk.ts";
import type { Outbox } from "./outbox.ts";
import type { StuckItem } from "./store.ts";

/** The outbox as the office sees it: what does not get there, and what is done about it. */
export interface OutboxDesk {
  /** @param isOurs whether an application is of this site */
  standing(isOurs: (applicationNumber: string) => boolean): OutboxStanding;
  /** @throws ContractError desk.notInState */
  sendAgain(key: string, by: string): void;
  /** @throws ContractError desk.notInState */
  giveToPerson(key: string, by: string): void;
}

const kinds: Readonly<Record<string, ShownItem["what"]>> = {
  "platform.file": "file",
  "platform.application": "application",
  "platform.supplement": "supplement",
  "platform.withdrawal": "withdrawal",
};

const shown = ({ key, kind, stream, at, state, reason, status, failures, last }: StuckItem): ShownItem => ({
  key,
  what: kinds[kind] ?? "other",
  applicationNumber: stream,
  since: at,
  state: state === "parked" ? "parked" : "late",
  reason,
  status,
  failures,
  last,
});

export function outboxDesk(
  outbox: Pick<Outbox, "stuck" | "isLate" | "counts" | "release" | "give">,
): OutboxDesk {
  const changed = (isDone: boolean) => {
    if (!isDone) throw new ContractError("desk.notInState", "it is not parked any more");
  };
  return {
    standing(isOurs) {
      const { waiting, since } = outbox.counts();
      // What is of no application is no single site's: it is shown at each, so that somebody sees it.
      const items = outbox.stuck().filter(({ kind, stream }) => !(kind in kinds) || isOurs(stream));
      return { items: items.map(shown), waiting, since, late: outbox.isLate() };
    },
    sendAgain: (key, by) => changed(outbox.release(key, by)),
    giveToPerson: (key, by) => changed(outbox.give(key, by)),
  };
}

/** Of a hall that sends nothing outside. */
export const noOutbox: OutboxDesk = {
  standing: () => ({ items: [], waiting: 0, since: null, late: false }),
  sendAgain: () => {
    throw new ContractError("desk.notInState", "nothing is sent outside");
  },
  giveToPerson: () => {
    throw new ContractError("desk.notInState", "nothing is sent outside");
  },
};
