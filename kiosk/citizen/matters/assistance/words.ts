import type {
  AssistanceKind,
  AssistanceReason,
  AssistanceRequest,
  AssistanceState,
} from "../../../../server/contract/assistance/words.ts";
import type { AssistanceMessages } from "../../../i18n/assistance.ts";

type Key = keyof AssistanceMessages;

export const reasonWords = {
  old: "reasonOld",
  disabled: "reasonDisabled",
  ill: "reasonIll",
  caring: "reasonCaring",
  unsure: "reasonUnsure",
} as const satisfies Record<AssistanceReason, Key>;

const states = {
  new: ["stateNew", "quiet"],
  assigned: ["stateAssigned", "good"],
  done: ["stateDoneVisit", "good"],
  closed: ["stateClosed", "good"],
  declined: ["stateDeclined", "warning"],
  cancelled: ["stateCancelled", "quiet"],
} as const satisfies Record<AssistanceState, readonly [Key, string]>;

/** How a request stands, in a word and a tone. */
export function stateOf({ state, kind }: Pick<AssistanceRequest, "state" | "kind">) {
  const [words, tone] = states[state];
  return { words: state === "done" && kind === "handledForYou" ? "stateDoneHandled" : words, tone } as const;
}

export const kindWords = {
  homeVisit: "homeVisit",
  handledForYou: "handledForYou",
} as const satisfies Record<AssistanceKind, Key>;
