import type { Problem } from "../../../../server/contract/matters.ts";
import type { Step } from "./plan.ts";

/** Where what the hall found wrong is put right. */
export function stepOfProblem({ matterId, at }: Problem): Step {
  switch (at.kind) {
    case "situation":
      return { kind: "situation", owner: matterId, id: at.id };
    case "field":
      return { kind: "question", matterId, fieldId: at.id };
    case "material":
      return { kind: "material", matterId, materialId: at.id };
    case "delivery":
      return { kind: "delivery", matterId };
    case "matter":
      return { kind: "review" };
  }
}
