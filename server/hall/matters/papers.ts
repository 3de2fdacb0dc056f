import type { Catalogue } from "../../contract/catalogue/catalogue.ts";
import type { Matter } from "../../contract/catalogue/matter.ts";
import { own } from "../../contract/forms/facts.ts";
import { hallDay } from "../../contract/hall-time.ts";
import type { DocumentOffered, documentKinds } from "../../contract/matters.ts";
import { type Acceptance, acceptanceNotice, acceptanceReceipt } from "../documents/acceptance.ts";
import { certificate } from "../documents/certificate.ts";
import { onceOnlyNotice, toleranceNotice } from "../documents/deficiency.ts";
import type { HallDocument } from "../documents/model.ts";
import {
  type Applicant,
  dayInWords,
  type Issue,
  type Issuer,
  type MatterOnPaper,
  masked,
} from "../documents/papers.ts";
import type { SubmissionData } from "./case-data.ts";
import { commitmentCopy } from "./commitment-copy.ts";
import { type Application, platformResultOf } from "./state.ts";

/** The papers of an application: what there is, and what stands on each. */

type Kind = (typeof documentKinds)[number];

/** One paper of an application: the id names it for ever. */
export interface Paper {
  readonly id: string;
  readonly kind: Kind;
  /** The commitment of which it is a copy; null: none. */
  readonly commitmentId: string | null;
  /** It was made by the platform, which gave it out as this file (SHA-256); null: it is made here. */
  readonly digest: string | null;
}

const titles: Readonly<Record<Kind, DocumentOffered["name"]>> = {
  receipt: { "zh-CN": "受理回执", "zh-TW": "受理回執", en: "Receipt" },
  acceptance: { "zh-CN": "受理通知书", "zh-TW": "受理通知書", en: "Notice of acceptance" },
  deferralForApplicant: {
    "zh-CN": "容缺受理通知书（申请人联）",
    "zh-TW": "容缺受理通知書（申請人聯）",
    en: "Notice of what comes later (your copy)",
  },
  deferralForHall: {
    "zh-CN": "容缺受理通知书（受理机关联）",
    "zh-TW": "容缺受理通知書（受理機關聯）",
    en: "Notice of what comes later (the office's copy)",
  },
  commitment: { "zh-CN": "告知承诺书", "zh-TW": "告知承諾書", en: "Commitment" },
  onceOnly: { "zh-CN": "一次性告知书", "zh-TW": "一次性告知書", en: "What is still to be handed in" },
  certificate: { "zh-CN": "办理结果", "zh-TW": "辦理結果", en: "Result" },
};

/** What there is of an application by now. */
export function papersOf(application: Application, matter: Matter): readonly Paper[] {
  const { number, acceptedOn, notified, commitments, issuedOn, asked } = application;
  const paper = (kind: Kind, commitmentId: string | null = null): Paper => ({
    id: [number, kind, ...(commitmentId === null ? [] : [commitmentId])].join("-"),
    kind,
    commitmentId,
    digest: null,
  });
  const fromPlatform = platformResultOf(application)?.document ?? null;
  return [
    ...(acceptedOn === null ? [] : [paper("receipt"), paper("acceptance")]),
    ...(notified ? [paper("deferralForApplicant"), paper("deferralForHall")] : []),
    ...commitments.map(({ id }) => paper("commitment", id)),
    ...(asked ? [{ ...paper("onceOnly"), id: `${number}-onceOnly-${timesAsked(application)}` }] : []),
    ...(issuedOn === null || matter.result.kind !== "certificate"
      ? []
      : fromPlatform === null
        ? [paper("certificate")]
        : // Not before it is here; ours beside it would be a second one.
          application.platform?.kept === fromPlatform
          ? [platformPaper(number, fromPlatform)]
          : []),
  ];
}

/** The platform's own certificate. One that was made anew is another paper. */
export const platformPaper = (number: string, digest: string): Paper => ({
  id: `${number}-result-${digest.slice(0, 16)}`,
  kind: "certificate",
  commitmentId: null,
  digest,
});

/** What carries more of a person than a name and the ends of a number: what was signed, and what was decided of it. */
const personalKinds: readonly Kind[] = ["commitment", "certificate"];

export const paperOffered = ({ id, kind }: Paper, matter: Matter): DocumentOffered => ({
  id,
  kind,
  name: kind === "certificate" ? matter.result.name : titles[kind],
  personal: personalKinds.includes(kind),
});

export interface PaperSources {
  readonly application: Application;
  readonly matter: Matter;
  readonly submission: SubmissionData;
  readonly catalogue: Catalogue;
  /** 厅名 */
  readonly hall: string;
  /** What the office wants of each material that it asks for, in its words. */
  readonly wanted: Readonly<Record<string, string>>;
  /** By which each paper is asked about. */
  readonly codeOf: (documentId: string) => string;
}

export function documentOf(paper: Paper, sources: PaperSources): HallDocument {
  const { application, matter, submission, codeOf } = sources;
  const issuer = issuerOf(sources);
  const issue: Issue = {
    number: application.number,
    issuedAt: timeOf(paper.kind, application),
    verification: { code: codeOf(paper.id), address: null },
  };
  const common = { applicant: applicantOf(submission), matter: onPaper(application, matter) };
  switch (paper.kind) {
    case "receipt":
      return acceptanceReceipt(issuer, issue, acceptanceOf(sources, common));
    case "acceptance":
      return acceptanceNotice(issuer, issue, acceptanceOf(sources, common));
    case "deferralForApplicant":
    case "deferralForHall":
      return toleranceNotice(
        issuer,
        issue,
        { ...common, ...missingOf(application, matter) },
        paper.kind === "deferralForApplicant" ? "applicant" : "hall",
      );
    case "commitment": {
      const text = matter.commitments.find(({ id }) => id === paper.commitmentId);
      const signed = submission.signed.find(({ commitmentId }) => commitmentId === paper.commitmentId);
      if (!text || !signed) throw new Error(`${paper.id}: nothing was signed`);
      return commitmentCopy(issuer, { ...issue, issuedAt: signed.at }, { ...common, text, signed });
    }
    case "onceOnly":
      return onceOnlyNotice(issuer, issue, { ...common, ...askedOf(sources) });
    case "certificate":
      return certificate(issuer, issue, resultOf(sources, common.applicant));
  }
}

const chinese = (text: { readonly "zh-CN": string }): string => text["zh-CN"];

function issuerOf({ catalogue, matter, hall }: PaperSources): Issuer {
  const organ = catalogue.organs.find(({ id }) => id === matter.organ);
  const name = organ ? chinese(organ.name) : matter.organ;
  const telephone = chinese(matter.enquiry ?? organ?.enquiry ?? { "zh-CN": "" });
  return { hall, department: name, organ: name, telephone, demo: catalogue.demo };
}

const documentKindNames = {
  resident: "居民身份证",
  hkMacaoTaiwan: "港澳台居民居住证",
  foreignPermanentResident2017: "外国人永久居留身份证",
  foreignPermanentResident2023: "外国人永久居留身份证",
  passport: "护照",
  taiwanTravelPermit: "台湾居民来往大陆通行证",
} as const;

const applicantOf = ({ identity }: SubmissionData): Applicant => ({
  name: "name" in identity ? identity.name : identity.chineseName || identity.englishName,
  documentKind: documentKindNames[identity.kind],
  documentNumber: masked(identity.number),
});

const onPaper = ({ number }: Application, { name, code }: Matter): MatterOnPaper => ({
  name: chinese(name),
  code,
  application: number,
});

/** When it became true. */
function timeOf(kind: Kind, { steps }: Application): number {
  if (kind === "onceOnly") return steps.findLast((each) => each.kind === "supplementAsked")?.at ?? 0;
  const step = kind === "certificate" ? "issued" : "accepted";
  return (steps.find((each) => each.kind === step) ?? steps[0])?.at ?? 0;
}

const forms = {
  licence: "电子证照",
  commitment: "告知承诺",
  file: "电子件",
  window: "原件",
  later: "后补",
} as const;
const deliveries = { atOnce: "当场领取", electronic: "电子送达", hall: "到窗口领取", post: "邮寄" } as const;

function acceptanceOf(
  { application, matter, submission }: PaperSources,
  common: Pick<Acceptance, "applicant" | "matter">,
): Acceptance {
  const { committed, dueAtFirst, delivery } = application;
  const here = submission.materials.filter(({ how }) => how.by !== "later");
  return {
    ...common,
    materials: here.map(({ materialId, how }) => {
      const material = matter.materials.find(({ id }) => id === materialId);
      return {
        name: material ? chinese(material.name) : materialId,
        form: forms[how.by],
        copies: material?.copies ?? 1,
      };
    }),
    promisedDays: committed,
    dueOn: dueAtFirst?.day ?? "",
    delivery: deliveries[delivery],
    fee: matter.fee.free ? "" : `${matter.fee.amount.toFixed(2)}元`,
  };
}

function missingOf({ notified, deferral, committed }: Application, matter: Matter) {
  return {
    missing: (notified?.materials ?? []).map((id) => missingMaterial(matter, id, undefined)),
    dueOn: notified?.until.day ?? "",
    days: Math.min(deferral ?? committed, committed),
    ways: "窗口、本机",
  };
}

/** Asked again, it is another notice. */
const timesAsked = ({ steps }: Application): number =>
  steps.filter(({ kind }) => kind === "supplementAsked").length;

const formNames = { original: "原件", copy: "复印件", electronic: "电子件" } as const;

const missingMaterial = (matter: Matter, id: string, remedy: string | undefined) => {
  const material = matter.materials.find((each) => each.id === id);
  return {
    name: material ? chinese(material.name) : id,
    form: (material?.form ?? []).map((form) => formNames[form]).join("、"),
    remedy: remedy ?? (material?.note ? chinese(material.note) : "未提交，请补交"),
  };
};

const askedOf = ({ application: { asked, steps }, matter, wanted }: PaperSources) => ({
  missing: (asked?.materials ?? []).map((id) => missingMaterial(matter, id, wanted[id])),
  submittedOn: hallDay(steps[0]?.at ?? 0),
  dueOn: asked?.until.day ?? "",
});

/** What was granted, to whom, and until when; with what the form says of it. */
function resultOf(
  { application, matter, submission }: PaperSources,
  { name, documentKind, documentNumber }: Applicant,
) {
  const { issuedOn, validTo } = application;
  const granted = dayInWords(issuedOn ?? "");
  return {
    title: chinese(matter.result.name),
    salutation: "",
    statements: [
      `${name}（${documentKind} ${documentNumber}）的“${chinese(matter.name)}”申请，于${granted}准予。`,
    ],
    facts: [
      ...(matter.form?.sections ?? []).flatMap(({ fields }) =>
        fields.flatMap((field) => {
          const value = own(submission.values, field.id);
          if (value === undefined) return [];
          const options = "options" in field ? field.options : [];
          const said = (Array.isArray(value) ? value : [value]).map((each) => {
            const option = options.find((one) => one.value === each);
            return option
              ? chinese(option.label)
              : each === true
                ? "是"
                : each === false
                  ? "否"
                  : String(each);
          });
          return [{ label: chinese(field.label), value: said.join("、") }];
        }),
      ),
      { label: "有效期至", value: validTo === null ? "长期" : dayInWords(validTo) },
    ],
    remarks: [],
  };
}
