import type { SnapshotFrom } from "xstate";
import type { ServiceOffer, Ticket } from "../../../../server/contract/hall.ts";
import type { GuideWanted } from "../../catalogue-effects.ts";
import type { ResumedCase } from "../../follow-effects.ts";
import type { AssistanceAbout } from "../assistance.machine.ts";
import type { FindOutput } from "../find-matter.machine.ts";
import type { TakeNumberMachine } from "../take-number.machine.ts";
import type { SessionContext } from "./context.ts";

/** The service of a matter whose guide led to a number, while it gives numbers. */
export function openServiceOf(
  { condition }: SessionContext,
  { next, guide }: FindOutput,
): ServiceOffer | null {
  if (next !== "number") return null;
  return condition.hall.services.find(({ id, open }) => open && id === guide?.matter?.service) ?? null;
}

/** What somebody is to be helped with; null: it goes on otherwise. */
export const helpWith = ({ next, guide, kind }: FindOutput): AssistanceAbout | null =>
  next === "assist" && guide?.matter && kind
    ? { matter: { id: guide.matter.id, name: guide.matter.plainName }, kind }
    : null;

export const guideOf = (about: AssistanceAbout | null): GuideWanted | null =>
  about && "matter" in about ? { id: about.matter.id, kind: "matter" } : null;

/** What was saved carries its answers itself. */
export const goingOn = (resumed: ResumedCase | null) =>
  resumed && { guide: resumed.guide, answers: {}, resumed };

/** The class that one is of by age alone. */
export function classOfAge({ condition }: SessionContext, age: number): string | null {
  return condition.hall.classes.find(({ fromAge }) => fromAge !== null && age >= fromAge)?.id ?? null;
}

/** The part of the child machine's snapshot that screens show; nothing once it has finished. */
export function numberFrom({ value, context }: SnapshotFrom<TakeNumberMachine>) {
  if (value === "finished") return null;
  return {
    number: { state: value, ticket: context.ticket, error: context.error },
    ticket: context.ticket,
  };
}

/** With the number of a check-in: it is printed as any other. */
export function arrivedWith({ condition }: SessionContext, ticket: Ticket | null) {
  if (!ticket) throw new Error("a check-in ended without a number");
  const { serviceId, serviceName, area, windows } = ticket;
  const service: ServiceOffer = condition.hall.services.find(({ id }) => id === serviceId) ?? {
    id: serviceId,
    prefix: ticket.number.charAt(0),
    name: serviceName,
    plainName: serviceName,
    area,
    windows,
    waiting: ticket.ahead,
    open: true,
    closed: null,
    wait: ticket.wait,
  };
  return { ticket, service };
}
