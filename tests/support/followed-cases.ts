import type { Guide } from "../../kiosk/citizen/catalogue-effects.ts";
import type { FoundCases, OwedCase, ResumedCase } from "../../kiosk/citizen/follow-effects.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import type { Matter } from "../../server/contract/catalogue/matter.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";
import type { Application, OpenCase, Parcel, Receipt } from "../../server/contract/matters.ts";

/** Cases as a hall tells of them, of the demo's renewal of a food licence. */

export const sampleIdentity: IdentityDocument = {
  kind: "resident",
  name: "测试样本",
  sex: "male",
  nation: "01",
  birth: "1950-01-02",
  address: "福建省厦门市湖里区样例路1号",
  number: "350206195001020017",
  authority: "测试市公安局",
  validFrom: "2020-01-01",
  validTo: "longTerm",
};

/** 9:05 on Monday, 23 November 2026, in Xiamen, and days before it. */
const now = Date.UTC(2026, 10, 23, 1, 5);
const day = 24 * 60 * 60 * 1000;
const handedInAt = now - 6 * day;

/** The paper that everybody has whose application was accepted. */
export const receiptOnPaper: Application["documents"][number] = {
  id: "HL-20261117-0003-E-receipt",
  kind: "receipt",
  name: { "zh-CN": "受理回执", "zh-TW": "受理回執", en: "Receipt" },
  personal: false,
};

export const followedCode = "4FKM7RTY";

export function followedCases(catalogue: Catalogue) {
  const renewal = catalogue.matters.find(({ id }) => id === "food-licence-renewal");
  if (!renewal) throw new Error("the demo has no food-licence-renewal");
  const second: Matter = { ...renewal, id: "food-licence-second" };
  const nameOf = (id: string) =>
    renewal.materials.find((material) => material.id === id)?.name ?? renewal.name;
  const guideOf = (matter: Matter): Guide => ({ kind: "matter", matter, package: null, parts: [] });

  const application = (changes: Partial<Application>, matter = renewal): Application => ({
    number: "HL-20261117-0001-C",
    matterId: matter.id,
    matterName: matter.name,
    plainName: matter.plainName,
    version: matter.version,
    state: "accepted",
    steps: [
      { kind: "submitted", at: handedInAt },
      { kind: "accepted", at: handedInAt },
    ],
    handedIn: [{ materialId: "foodLicence", name: nameOf("foodLicence"), by: "licence" }],
    owed: [],
    due: { day: "2026-11-24", assumed: false },
    promisedDays: 5,
    after: [],
    decision: null,
    result: { name: renewal.result.name, kind: "certificate", validTo: null },
    delivery: "electronic",
    deliveryChoices: [],
    parcel: null,
    documents: [receiptOnPaper],
    ...changes,
  });
  const receipt = (applications: Application[], changes: Partial<Receipt> = {}): Receipt => ({
    code: followedCode,
    name: renewal.name,
    packageId: null,
    submittedAt: handedInAt,
    applications,
    ...changes,
  });

  const underWay = application({ deliveryChoices: renewal.result.delivery });
  const owing = application({
    state: "supplement",
    due: null,
    steps: [
      ...underWay.steps,
      { kind: "sentToPlatform", at: handedInAt + day },
      { kind: "supplementAsked", at: handedInAt + 3 * day },
    ],
    owed: [
      {
        materialId: "businessLicence",
        name: nameOf("businessLicence"),
        why: "asked",
        until: { day: "2027-01-08", assumed: true },
        what: "请交换发后的执照。",
      },
      { materialId: "layoutPlan", name: nameOf("layoutPlan"), why: "window", until: null, what: null },
    ],
  });
  const supplemented = application({
    steps: [...owing.steps, { kind: "supplemented", at: now }],
    owed: owing.owed.slice(1),
  });
  const withdrawn = application({
    state: "withdrawn",
    due: null,
    steps: [...underWay.steps, { kind: "withdrawn", at: now }],
  });
  const refused = application({
    number: "HL-20251120-0002-D",
    state: "refused",
    due: null,
    steps: [
      { kind: "submitted", at: handedInAt - 365 * day },
      { kind: "accepted", at: handedInAt - 365 * day },
      { kind: "refused", at: handedInAt - 362 * day },
    ],
    decision: {
      outcome: "refused",
      atOnce: false,
      rules: [],
      reasons: ["许可证在申请前已经过期。", "请重新申请一张。"],
      at: handedInAt - 362 * day,
    },
  });
  const issued = application({
    number: "HL-20261117-0003-E",
    state: "issued",
    due: null,
    steps: [
      ...underWay.steps,
      { kind: "granted", at: handedInAt + day },
      { kind: "issued", at: handedInAt + day },
    ],
    decision: {
      outcome: "granted",
      atOnce: true,
      rules: renewal.decision?.grantedWhen.map(({ reason }) => reason) ?? [],
      reasons: [],
      at: handedInAt + day,
    },
    result: { name: renewal.result.name, kind: "certificate", validTo: "2031-11-17", reminds: true },
  });
  const post: Pick<Application, "delivery" | "deliveryChoices"> = { delivery: "post", deliveryChoices: [] };
  const appointed = application({ ...post, deliveryChoices: renewal.result.delivery });
  const way = (["ordered", "collected", "inTransit", "awaitingPickUp"] as const).map((state, index) => ({
    state,
    at: now - (3 - index) * 0.5 * day,
    place: [null, "样例市政务服务中心", "样例市分拨中心", "样例路驿站"][index] ?? null,
  }));
  const parcelOf = (changes: Partial<Parcel>): Application => ({
    ...issued,
    ...post,
    parcel: {
      state: "awaitingPickUp",
      fee: 1200,
      waybill: "DEMO000000001",
      steps: way,
      pickUpCode: "11-0001",
      ...changes,
    },
  });
  const parcels = {
    arranging: parcelOf({ state: "arranging", fee: null, waybill: null, steps: [], pickUpCode: null }),
    waiting: parcelOf({}),
    returned: {
      ...parcelOf({
        state: "returned",
        steps: [...way.slice(0, 3), { state: "returned", at: now, place: "样例市政务服务中心" }],
        pickUpCode: null,
      }),
      deliveryChoices: renewal.result.delivery,
    },
  };
  const waiting = application(
    {
      ...owing,
      number: "HL-20261117-0004-F",
      matterId: second.id,
      state: "waiting",
      due: null,
      after: [owing.number],
    },
    second,
  );
  const inOne = receipt([owing, waiting], { packageId: "a-package" });

  const found = (
    receipts: Receipt[],
    offered: Guide[] = [],
    requests: FoundCases["requests"] = [],
  ): FoundCases => ({ receipts, offered, requests, renews: null, pain: false });
  const opened: OpenCase = {
    caseId: "case-0000-0001",
    matterIds: [renewal.id],
    packageId: null,
    versions: { [renewal.id]: renewal.version },
    facts: { holder: {}, licences: {}, package: {}, earlier: {}, situation: {} },
    licences: [{ kind: "businessLicence", name: nameOf("businessLicence"), validTo: null, state: "valid" }],
    licencesAsked: true,
    situation: {},
    answers: {},
    materials: [],
    until: now + day,
  };
  const owedCase = (of: Receipt, licences = opened.licences): OwedCase => ({
    opened: { ...opened, licences },
    receipt: of,
    guides: [guideOf(renewal), guideOf(second)],
  });
  return {
    renewal,
    opened,
    receipts: {
      underWay: receipt([underWay]),
      owing: receipt([owing]),
      supplemented: receipt([supplemented]),
      withdrawn: receipt([withdrawn]),
      refused: receipt([refused], { code: "7RTY4FKM", submittedAt: handedInAt - 365 * day }),
      issued: receipt([issued], { code: "KM7RTY4F" }),
      appointed: receipt([appointed]),
      parcelArranging: receipt([parcels.arranging], { code: "KM7RTY4F" }),
      parcelWaiting: receipt([parcels.waiting], { code: "KM7RTY4F" }),
      parcelReturned: receipt([parcels.returned], { code: "KM7RTY4F" }),
      inOne,
    },
    found,
    guide: guideOf(renewal),
    owedCase,
    resumed: { opened, guide: guideOf(renewal) } satisfies ResumedCase,
  };
}
