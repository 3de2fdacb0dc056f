import type { EnterpriseActedFor, OpenCase } from "../../../../server/contract/matters.ts";
import type { Filling, HandedInByMaterial } from "./case.ts";
import { handIn } from "./handing-in.ts";

/** A case that goes on where it was saved: all that was filled in and handed in by then. */
export function fillingOf({
  caseId,
  facts,
  licences,
  situation,
  answers,
  materials,
  enterprise = null,
  textBefore = null,
  typed = false,
}: OpenCase): Pick<
  Filling,
  "facts" | "licences" | "situation" | "answers" | "handedIn" | "textBefore" | "typed"
> & {
  readonly caseId: string;
  readonly enterprise: EnterpriseActedFor | null;
  readonly enterpriseAsked: boolean;
} {
  let handedIn: HandedInByMaterial = {};
  for (const { matterId, materialId, how } of materials)
    handedIn = handIn({ handedIn }, matterId, materialId, how);
  return {
    caseId,
    facts,
    licences,
    situation,
    answers,
    handedIn,
    textBefore,
    typed,
    enterprise,
    // Whoever has answered anything has said for whom before.
    enterpriseAsked: enterprise !== null || Object.keys({ ...situation, ...answers }).length > 0,
  };
}
