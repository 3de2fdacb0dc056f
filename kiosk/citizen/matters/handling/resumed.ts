import type { OpenCase } from "../../../../server/contract/matters.ts";
import type { Filling, HandedInByMaterial } from "./case.ts";
import { handIn } from "./handing-in.ts";

/** A case that goes on where it was saved: all that was filled in and handed in by then. */
export function fillingOf({ caseId, facts, licences, situation, answers, materials }: OpenCase): Pick<
  Filling,
  "facts" | "licences" | "situation" | "answers" | "handedIn"
> & {
  readonly caseId: string;
} {
  let handedIn: HandedInByMaterial = {};
  for (const { matterId, materialId, how } of materials)
    handedIn = handIn({ handedIn }, matterId, materialId, how);
  return { caseId, facts, licences, situation, answers, handedIn };
}
