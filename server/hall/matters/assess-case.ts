import type { Matter } from "../../contract/catalogue/matter.ts";
import { fromSituation, situationOfPart } from "../../contract/catalogue/needed.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import type { AnswerValue } from "../../contract/forms/facts.ts";
import { own } from "../../contract/forms/facts.ts";
import { truthOf } from "../../contract/forms/truth.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { DeliveryWish, Problem } from "../../contract/matters.ts";
import { type Assessed, askedSituation, assess } from "./assess.ts";
import type { CaseData } from "./case-data.ts";

export interface CaseToAssess {
  /** Null: of one matter alone. */
  readonly ofPackage: MatterPackage | null;
  /** The package's in its order. */
  readonly matters: readonly Matter[];
  readonly open: CaseData;
  readonly holder: IdentityDocument;
  readonly delivery: readonly DeliveryWish[];
  readonly today: string;
}

export interface AssessedCase {
  readonly problems: readonly Problem[];
  readonly applications: readonly {
    readonly matter: Matter;
    /** Matters of this submission whose results it needs. */
    readonly after: readonly string[];
    readonly found: Assessed["found"];
  }[];
}

/**
 * Everything of a case, looked at by the hall: of a package (一件事) the matters that its situation leaves, each with what was answered once
 * under a concept at those before it.
 */
export function assessCase({
  ofPackage,
  matters,
  open,
  holder,
  delivery,
  today,
}: CaseToAssess): AssessedCase {
  const { draft, facts } = open;
  const ofWhole = ofPackage ? (own(draft.situation, ofPackage.id) ?? {}) : {};
  const whole = askedSituation(ofPackage?.situations ?? [], ofWhole, today);
  const parts = ofPackage?.matters.filter(
    ({ when }) => when === undefined || truthOf(when, fromSituation(whole.answers), today) === true,
  );
  const taken = parts ? matters.filter(({ id }) => parts.some(({ matter }) => matter === id)) : matters;
  const problems: Problem[] = whole.open.map((id) => ({
    matterId: ofPackage?.id ?? "",
    at: { kind: "situation", id },
    reason: "situation",
    detail: null,
    message: null,
  }));
  const applications: AssessedCase["applications"][number][] = [];
  let shared: Record<string, AnswerValue> = {};
  for (const matter of taken) {
    const part = parts?.find((each) => each.matter === matter.id);
    const assessed = assess({
      matter,
      situation: {
        ...own(draft.situation, matter.id),
        ...(part ? situationOfPart(part, whole.answers) : {}),
      },
      answers: own(draft.answers, matter.id) ?? {},
      facts: { ...facts, package: shared },
      materials: draft.materials.filter(({ matterId }) => matterId === matter.id),
      delivery: delivery.find(({ matterId }) => matterId === matter.id),
      open,
      holder,
      today,
    });
    problems.push(...assessed.problems);
    shared = { ...assessed.concepts, ...shared };
    const after = (part?.after ?? []).filter((id) => taken.some((each) => each.id === id));
    applications.push({ matter, after, found: assessed.found });
  }
  return { problems, applications };
}
