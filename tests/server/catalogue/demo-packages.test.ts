import { describe, expect, it } from "vitest";
import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import { fromSituation, materialsNeeded } from "../../../server/contract/catalogue/needed.ts";
import type { MatterPackage } from "../../../server/contract/catalogue/package.ts";
import type { SituationAnswers } from "../../../server/contract/catalogue/situation.ts";
import type { HolderKind } from "../../../server/contract/catalogue/words.ts";
import type { FormDefinition } from "../../../server/contract/forms/definition.ts";
import {
  type AnswerValue,
  type FormFacts,
  factsOfHolder,
  noFacts,
} from "../../../server/contract/forms/facts.ts";
import { truthOf } from "../../../server/contract/forms/truth.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";
import { assessCase } from "../../../server/hall/matters/assess-case.ts";
import { caseData } from "../../../server/hall/matters/case-data.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { attempts, casesOf, fillIn } from "../../support/fill-form.ts";

const today = "2026-11-23";
const { matters, packages, licences } = demoCatalogue;

interface Part {
  readonly matter: Matter;
  readonly after: readonly string[];
  /** What the package's answers say to the matter's own questions. */
  readonly answered: SituationAnswers;
}

/** What is handed in together when the package's questions are answered so. */
const partsOf = (ofPackage: MatterPackage, answers: SituationAnswers): Part[] =>
  ofPackage.matters
    .filter(({ when = true }) => truthOf(when, fromSituation(answers), today) === true)
    .map(({ matter: id, after, situation }) => {
      const matter = matters.find((each) => each.id === id);
      if (!matter) throw new Error(`there is no matter ${id}`);
      const said = Object.entries(situation).flatMap(([question, from]) => {
        const value = typeof from === "string" ? from : answers[from.from];
        return value === undefined ? [] : [[question, value] as const];
      });
      return { matter, after, answered: Object.fromEntries(said) };
    });

const cases = packages.flatMap((ofPackage) =>
  casesOf(ofPackage.situations, today).map((answers) => ({
    name: `${ofPackage.id} ${Object.values(answers).join(" ")}`,
    ofPackage,
    answers,
    parts: partsOf(ofPackage, answers),
  })),
);

const validity = { validFrom: "2020-01-01", validTo: "2035-01-01" };
const address = "福建省厦门市湖里区样例路1号";
const authority = "测试机关";
const holders: readonly { readonly kind: HolderKind; readonly identity: IdentityDocument }[] = [
  {
    kind: "resident",
    identity: {
      kind: "resident",
      name: "测试样本",
      sex: "male",
      nation: "01",
      birth: "1936-01-01",
      address,
      number: "999999193601010018",
      authority,
      ...validity,
    },
  },
  {
    kind: "hkMacaoTaiwan",
    identity: {
      kind: "hkMacaoTaiwan",
      name: "测试样本",
      sex: "male",
      birth: "1990-01-01",
      address,
      number: "830000199001010012",
      authority,
      travelPermitNumber: "00000001",
      issueCount: "01",
      ...validity,
    },
  },
];

/** Somebody whose document all parts take. */
const holderOf = (parts: readonly Part[]) =>
  holders.find(({ kind }) => parts.every(({ matter }) => matter.holders.includes(kind)))?.identity;

/** Materials that a part may ask for, whatever its own questions are answered with. */
const askedFor = ({ matter, answered }: Part) =>
  casesOf(matter.situations, today, answered).flatMap((answers) =>
    materialsNeeded(matter, fromSituation(answers), today).filter(
      ({ need, commitment }) => need !== "optional" && commitment === undefined,
    ),
  );

function firstFilled(form: FormDefinition<Localized>, facts: FormFacts) {
  for (const attempt of attempts) {
    const done = fillIn(form, facts, today, attempt);
    if (done) return done;
  }
  return undefined;
}

/** Fills in the parts one after the other, each with what was said at those before it; `turn` chooses what their own questions are answered. */
function filled(parts: readonly Part[], holder: IdentityDocument, turn: number) {
  let shared: Readonly<Record<string, AnswerValue>> = {};
  return parts.map(({ matter, answered }) => {
    const own = casesOf(matter.situations, today, answered);
    const situation = own[turn % own.length] ?? {};
    const facts = { ...noFacts, holder: factsOfHolder(holder), package: shared, situation };
    const form = matter.form ?? { sections: [], checks: [] };
    const done = firstFilled(form, facts);
    shared = { ...done?.record.concepts, ...shared };
    return { id: matter.id, situation, answers: done?.answers ?? {} };
  });
}

describe("the demo's packages, whatever is answered", () => {
  it.each(cases)("are handed in as one: $name", ({ ofPackage, answers, parts }) => {
    const identity = holderOf(parts);
    if (!identity) throw new Error("no document is taken by all parts");
    expect(parts.length).toBeGreaterThan(0);
    const turns = Math.max(
      ...parts.map(({ matter, answered }) => casesOf(matter.situations, today, answered).length),
    );
    for (let turn = 0; turn < turns; turn++) {
      const forms = filled(parts, identity, turn);
      const { problems, applications } = assessCase({
        ofPackage,
        matters: ofPackage.matters.flatMap(({ matter }) => matters.filter(({ id }) => id === matter)),
        holder: identity,
        delivery: parts.map(({ matter: { id, result } }) => ({
          matterId: id,
          kind: result.delivery.find((kind) => kind !== "post") ?? "hall",
        })),
        today,
        open: caseData.parse({
          id: "case",
          identity,
          person: null,
          packageId: ofPackage.id,
          packageGuide: null,
          guides: [],
          facts: { ...noFacts, holder: factsOfHolder(identity) },
          licences: [],
          licencesAsked: true,
          authorisations: [],
          signed: [],
          declined: [],
          files: [],
          savedAs: null,
          supplementOf: null,
          draft: {
            situation: Object.fromEntries([
              [ofPackage.id, answers],
              ...forms.map(({ id, situation }) => [id, situation] as const),
            ]),
            answers: Object.fromEntries(forms.map(({ id, answers }) => [id, answers] as const)),
            materials: parts.flatMap(({ matter }) =>
              matter.materials.map(({ id }) => ({
                matterId: matter.id,
                materialId: id,
                how: { by: "window" },
              })),
            ),
          },
        }),
      });
      expect(problems).toEqual([]);
      expect(applications.map(({ matter }) => matter.id)).toEqual(parts.map(({ matter }) => matter.id));
    }
  });

  it.each(cases)("ask what others wait for before them: $name", ({ parts }) => {
    const ids = parts.map(({ matter }) => matter.id);
    const late = parts.filter(({ after }, index) => after.some((id) => ids.indexOf(id) > index));
    expect(late.map(({ matter }) => matter.id)).toEqual([]);
  });

  it.each(cases)("ask nobody to bring what only comes of it: $name", ({ parts }) => {
    const given = parts.map(({ matter }) => matter.result.name["zh-CN"]);
    const isGiven = (name: string) => given.some((each) => each.includes(name) || name.includes(each));
    const circles = parts
      .filter(({ after }) => after.length > 0)
      .flatMap((part) =>
        askedFor(part)
          .filter(({ name, licence }) => {
            const stands = licences.find(({ id }) => id === licence)?.name["zh-CN"];
            return isGiven(name["zh-CN"]) || (stands !== undefined && isGiven(stands));
          })
          .map(({ id }) => `${part.matter.id}: ${id}`),
      );
    expect([...new Set(circles)]).toEqual([]);
  });
});
