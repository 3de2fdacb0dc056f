import type { AssistanceItem } from "../../contract/assistance/desk.ts";
import type { AssistanceRequest } from "../../contract/assistance/words.ts";
import type { Localized } from "../../contract/hall.ts";
import type { Term } from "../calendar/working-days.ts";
import { type Arrangements, daysUntil } from "../matters/terms.ts";
import type { Request } from "./state.ts";

/** What views are made of beside the state. */
export interface AssistanceViewSources {
  readonly hall: AssistanceRequest["hall"];
  readonly arrangements: Arrangements;
  /** Of a matter's everyday name; undefined: it is in the catalogue no more. */
  matterName(id: string): Localized | undefined;
  /** The reason why something was declined; undefined: it is not kept any more. */
  words(record: string): string | undefined;
}

/** By when what happens next: an answer, then what was asked for. */
function dueOf({ state, answerBy, doBy }: Request): Term | null {
  if (state === "new") return answerBy;
  return state === "assigned" ? doBy : null;
}

export function requestView(sources: AssistanceViewSources, request: Request): AssistanceRequest {
  const { number, code, kind, matterId, state, slot, bookedAt, assignee, declined } = request;
  return {
    code,
    number,
    kind,
    matterId,
    matterName: sources.matterName(matterId) ?? { "zh-CN": matterId, "zh-TW": matterId, en: matterId },
    state,
    slot,
    due: dueOf(request),
    bookedAt,
    assignee,
    declined: declined === null ? null : (sources.words(declined) ?? null),
    hall: sources.hall,
  };
}

export function itemView(sources: AssistanceViewSources, request: Request, today: string): AssistanceItem {
  const due = dueOf(request);
  return {
    request: requestView(sources, request),
    daysLeft: due && daysUntil(sources.arrangements, today, due.day),
  };
}

/** The most urgent first; what only has to be closed last. */
export const byUrgency = (one: AssistanceItem, other: AssistanceItem): number =>
  (one.request.due?.day ?? "9999").localeCompare(other.request.due?.day ?? "9999") ||
  one.request.bookedAt - other.request.bookedAt;
