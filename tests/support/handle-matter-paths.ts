import { getShortestPaths } from "xstate/graph";
import {
  createHandleMatterMachine,
  type HandleView,
  handleViewOf,
} from "../../kiosk/citizen/machines/handle-matter.machine.ts";
import { chosenOf, nextStep } from "../../kiosk/citizen/matters/handling/plan.ts";
import { ownPlace, placeKey } from "../../kiosk/citizen/matters/post-fee.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import type { Matter } from "../../server/contract/catalogue/matter.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { factsOfHolder, noFacts } from "../../server/contract/forms/facts.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";
import type { OpenCase, Receipt } from "../../server/contract/matters.ts";
import type { Signature } from "../../server/contract/signature.ts";
import { goodCondition, withPrinterFault, withReaderFault } from "./citizen-paths.ts";
import { actingCase } from "./enterprise-paths.ts";
import { receiptOnPaper } from "./followed-cases.ts";
import { documentOutcomes } from "./identify-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { answersTo } from "./right-answers.ts";
import { scanMoments, scannedPages } from "./scan-paths.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

const { now } = silentMatterEffects;

export const handleMatterMachine = createHandleMatterMachine(silentMatterEffects);

/** Made up; the number is of division 350206 with serial 001. */
const identity: IdentityDocument = {
  kind: "resident",
  name: "测试样本",
  sex: "male",
  nation: "01",
  birth: "1990-01-01",
  address: "福建省厦门市湖里区样例路1号",
  number: "350206199001010017",
  authority: "样例市公安局",
  validFrom: "2020-01-01",
  validTo: "2040-01-01",
};

const signature: Signature = {
  width: 160,
  height: 60,
  strokes: [
    [
      { x: 20, y: 20, t: 0, p: 0.5 },
      { x: 60, y: 40, t: 200, p: 0.5 },
      { x: 90, y: 15, t: 400, p: 0.5 },
    ],
  ],
};

const licences = (catalogue: Catalogue): OpenCase["licences"] =>
  catalogue.licences
    .filter(({ id }) => ["foodLicence", "businessLicence"].includes(id))
    .map(({ id, name }) => ({ kind: id, name, validTo: "2027-03-01", state: "valid" as const }));

function openCaseOf(catalogue: Catalogue, { id, version }: Matter): OpenCase {
  return {
    caseId: "case-0000-0001",
    matterIds: [id],
    packageId: null,
    versions: { [id]: version },
    facts: { ...noFacts, holder: factsOfHolder(identity) } as OpenCase["facts"],
    licences: licences(catalogue),
    licencesAsked: true,
    situation: {},
    answers: {},
    materials: [],
    textBefore: 3,
    until: now() + 20 * 60_000,
  };
}

function receiptOf({ id, name, plainName, version, terms, result, materials }: Matter): Receipt {
  const [, , , later] = materials;
  return {
    code: "4FKM7RTY",
    name: plainName,
    packageId: null,
    submittedAt: now(),
    applications: [
      {
        number: "HL-20261123-0001-C",
        matterId: id,
        matterName: name,
        plainName,
        version,
        state: "accepted",
        steps: [{ kind: "submitted", at: now() }],
        handedIn: [],
        owed: later
          ? [
              {
                materialId: later.id,
                name: later.name,
                why: "deferred",
                until: { day: "2026-11-30", assumed: false },
                what: null,
              },
            ]
          : [],
        due: { day: "2026-11-30", assumed: false },
        promisedDays: terms.committed,
        after: [],
        decision: null,
        result: { name: result.name, kind: result.kind, validTo: null },
        delivery: "hall",
        deliveryChoices: [],
        parcel: null,
        documents: [receiptOnPaper],
      },
    ],
  };
}

function samplesOf(catalogue: Catalogue) {
  const matter = catalogue.matters.find(({ id }) => id === "food-licence-renewal");
  if (!matter) throw new Error("the demo has no food-licence-renewal");
  return { matter, open: openCaseOf(catalogue, matter), receipt: receiptOf(matter) };
}

/** Answers to every question: each takes those that its form takes. */
const answersFor = ({ form }: Matter) => [
  ...new Set(
    (form?.sections ?? []).flatMap(({ fields }) =>
      fields.flatMap((field) => answersTo(field, "2026-11-23").map((value) => JSON.stringify(value))),
    ),
  ),
];

/** Every state of handling a matter, each by a shortest path. */
export function handleMatterPaths(catalogue: Catalogue) {
  const { matter, open, receipt } = samplesOf(catalogue);
  const refusal = {
    matterId: matter.id,
    at: { kind: "field" as const, id: matter.form?.sections[0]?.fields[0]?.id ?? "" },
    reason: "field" as const,
    detail: "missing",
    message: null,
  };
  return getShortestPaths(handleMatterMachine, {
    events: [
      ...innerEvents(
        handleMatterMachine,
        {
          document: documentOutcomes(identity),
          enterprise: [
            { outcome: "own" },
            { outcome: "acting", case: { ...open, enterprise: actingCase.enterprise } },
            { outcome: "back" },
          ],
          begin: [open, { ...open, licences: [] }],
          useLicences: [{ used: [], facts: open.facts }, usedAll(matter, open)],
          save: [{ code: "4FKM7RTY", until: now() + 14 * 86_400_000, address: null }],
          submit: [
            { receipt, problems: [] },
            { receipt: null, problems: [refusal] },
            {
              receipt: null,
              problems: [{ ...refusal, at: { kind: "matter" }, reason: "acting", detail: "expired" }],
            },
          ],
          postFees: [
            { [placeKey(ownPlace)]: { served: true, quote: { fee: 1200, days: 2 } } },
            { [placeKey(ownPlace)]: { served: false, quote: null } },
          ],
          printReceipt: [
            { print: "printed", error: null },
            { print: "failed", error: "printer.paperOut" },
          ],
          scan: [
            { pages: scannedPages(2), files: ["file-0001", "file-0002"], problem: null },
            { pages: scannedPages(1), files: null, problem: null },
            { pages: [], files: null, problem: "gone" },
          ],
        },
        [new ContractError("queue.hallUnreachable", "sample")],
      ),
      { type: "condition", condition: withReaderFault("reader.absent") },
      { type: "condition", condition: withPrinterFault("printer.paperOut") },
      { type: "condition", condition: goodCondition },
      ...matter.situations.flatMap(({ id, options }) =>
        options.map(({ value }) => ({ type: "answerSituation", id, value })),
      ),
      ...answersFor(matter).map((value) => ({ type: "answer", value: JSON.parse(value) })),
      { type: "answer", value: "" },
      { type: "draft", value: "1" },
      { type: "handIn", by: "window" },
      { type: "handIn", by: "later" },
      { type: "cameras", there: true },
      { type: "scan" },
      { type: "written", signature },
      { type: "deliver", kind: "hall" },
      { type: "deliver", kind: "post" },
      { type: "edit", step: { kind: "delivery", matterId: matter.id } },
      ...(
        [
          "otherDocument",
          "useLicences",
          "withoutLicences",
          "skip",
          "keep",
          "commit",
          "decline",
          "signed",
          "submit",
          "save",
          "print",
          "tryAgain",
          "back",
          "stop",
          "seeAll",
          "done",
        ] as const
      ).map((type) => ({ type })),
    ] as never,
    input: {
      condition: goodCondition,
      language: "zh-CN",
      hallName: goodCondition.hall.name ?? matter.name,
      guide: { kind: "matter", matter, package: null, parts: [] },
      answers: {},
    },
    // What a screen shows; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const {
        step,
        error,
        checked,
        slip,
        signature: written,
        next,
        condition,
        postFees,
        deliveries,
      } = context;
      const { enterprise, enterpriseAsked, actingRefusal } = context;
      const isChosen = chosenOf(context, step, deliveries) !== undefined;
      const shown: Record<string, readonly unknown[]> = {
        handleWho: [condition.reader?.common.error],
        handleEnterprise: [actingRefusal],
        handleStop: [step, enterpriseAsked],
        handleSituation: [step, isChosen],
        handleDelivery: [step, isChosen, postFees, nextStep(context, deliveries).kind],
        handleReview: [step, deliveries[matter.id]?.kind, postFees, enterprise !== null],
        handleQuestion: [step, checked],
        handleMaterial: [step, isChosen, context.hasCamera, context.cameraProblem],
        handlePost: [step, checked],
        handleSign: [written !== null],
        handleRefused: [error],
        handleReceipt: [slip?.print],
        handleSaved: [slip?.print],
        // From the list a question may be gone to before what comes before it.
        handleSteps: [step.kind, nextStep(context, deliveries).kind],
        finished: [next],
      };
      return JSON.stringify([value, ...(shown[value] ?? [step])]);
    },
    limit: 200_000,
  });
}

const usedAll = (matter: Matter, open: OpenCase) => ({
  used: matter.materials
    .filter(({ licence }) => licence !== undefined)
    .map(({ id }) => ({ matterId: matter.id, materialId: id, authorisation: "authorisation-1" })),
  facts: open.facts,
});

/** Every screen of handling a matter, and each kind of its fields. */
export function handleMatterMoments(catalogue: Catalogue): Map<string, HandleView> {
  const moments = new Map<string, HandleView>();
  for (const { state } of handleMatterPaths(catalogue)) {
    const view = handleViewOf(state);
    if (!view) continue;
    const { step, checked, slip, postFees, deliveries, hasCamera, cameraProblem } = view;
    const chosen = chosenOf(view, step, deliveries) === undefined ? "" : "-chosen";
    const [fee] = Object.values(postFees);
    const said = fee === undefined ? "asking" : fee.served ? undefined : "notServed";
    const parts: Partial<Record<HandleView["state"], string | undefined>> = {
      handleQuestion: step.kind === "question" ? `${step.fieldId}${checked ? "-wrong" : ""}` : undefined,
      handleSituation: step.kind === "situation" ? `${step.id}${chosen}` : undefined,
      handleMaterial:
        step.kind === "material"
          ? `${step.materialId}${hasCamera ? "-camera" : ""}${cameraProblem ? "-gone" : ""}${chosen}`
          : undefined,
      handleDelivery: [said, chosen.slice(1)].filter(Boolean).join("-"),
      handleReview:
        Object.values(deliveries)[0]?.kind === "post"
          ? `post${said ? `-${said}` : ""}`
          : view.enterprise
            ? "enterprise"
            : undefined,
      handlePost: `${step.kind}${checked ? "-wrong" : ""}`,
      handleReceipt: slip?.print,
      handleSaved: slip?.print,
      handleSteps: step.kind === "situation" ? undefined : step.kind,
    };
    const part = parts[view.state];
    const name = part ? `${view.state}-${part}` : view.state;
    if (!moments.has(name)) moments.set(name, view);
  }
  const atMaterial = [...moments.values()].find(
    ({ state, hasCamera }) => state === "handleMaterial" && hasCamera,
  );
  if (!atMaterial) throw new Error("no path leads to a material that can be scanned");
  for (const [name, scan] of scanMoments()) moments.set(name, { ...atMaterial, scan, state: scan.state });
  return moments;
}
