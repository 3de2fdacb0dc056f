import { answer } from "../../../../server/contract/forms/answer.ts";
import type { AnswerValue } from "../../../../server/contract/forms/facts.ts";
import type { Deliveries, Delivery, Step } from "./plan.ts";

interface Posting {
  readonly step: Step;
  readonly deliveries: Deliveries;
  readonly today: string;
}

/** The delivery with the address or the telephone that was typed; null while that is none. */
export function postOf({ step, deliveries, today }: Posting, said: AnswerValue | null): Delivery | null {
  if (step.kind !== "postAddress" && step.kind !== "postTelephone") return null;
  const delivery = deliveries[step.matterId];
  const kind = step.kind === "postAddress" ? "address" : "mobile";
  const field = { id: "post", label: "", kind, required: true, sources: [] } as const;
  const read = answer(field, said, today);
  if (!delivery || !read.ok || typeof read.value !== "string") return null;
  return step.kind === "postAddress"
    ? { ...delivery, address: read.value }
    : { ...delivery, telephone: read.value };
}
