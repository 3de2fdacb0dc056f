import {
  type Acceptance,
  acceptanceNotice,
  acceptanceReceipt,
} from "../../../../server/hall/documents/acceptance.ts";
import { certificate } from "../../../../server/hall/documents/certificate.ts";
import {
  onceOnlyNotice,
  type Supplement,
  toleranceNotice,
} from "../../../../server/hall/documents/deficiency.ts";
import type { HallDocument } from "../../../../server/hall/documents/model.ts";
import { type Issue, type Issuer, masked } from "../../../../server/hall/documents/papers.ts";
import { commitmentCopy } from "../../../../server/hall/matters/commitment-copy.ts";
import { rectificationNotice } from "../../../../server/hall/ratings/notice.ts";
import { handwritten } from "../../../support/handwritten.ts";

export const issuedAt = Date.parse("2026-11-30T09:50:04+08:00");

export const issuer: Issuer = {
  hall: "湖里区行政服务中心",
  department: "演示事项窗口",
  organ: "湖里区行政服务中心（演示）",
  telephone: "0592-0000000",
  demo: true,
};

export const issueOf = (number: string): Issue => ({
  number,
  issuedAt,
  verification: { code: "7K2M-9QXA-B4TD-3F8Z", address: "https://hall.example/v/7K2M9QXAB4TD3F8Z" },
});

/** Nobody: rare characters of names, and a number of a division that does not exist. */
export const applicant = {
  name: "䶮㛃𬭩",
  documentKind: "居民身份证",
  documentNumber: masked("999999199001010017"),
};

export const matter = {
  name: "个体工商户设立登记（一件事：开办小店）",
  code: "DEMO-0001-02-003-04",
  application: "DEMO20261130000001",
};

export const acceptance: Acceptance = {
  applicant,
  matter,
  materials: [
    { name: "个体工商户登记申请书", form: "电子件", copies: 1 },
    { name: "经营者身份证件", form: "电子证照", copies: 1 },
    {
      name: "经营场所使用证明（自有的交产权证明，租用的交租赁协议和出租方的产权证明）",
      form: "复印件",
      copies: 2,
    },
  ],
  promisedDays: 3,
  dueOn: "2026-12-03",
  delivery: "邮寄到付，或凭本通知到综合窗口领取",
  fee: "",
};

export const supplement: Supplement = {
  applicant,
  matter,
  missing: [
    {
      name: "经营场所使用证明",
      form: "复印件",
      remedy: "租赁协议第2页缺出租方签名；请补签后重新提交整份协议（PDF或照片，四角完整、字迹清楚）。",
    },
  ],
  dueOn: "2026-12-03",
  days: 3,
  ways: "任一综合窗口、邮寄（以签收日为准）、网上提交",
};

const text = (said: string) => ({ "zh-CN": said, "zh-TW": said, en: said });

export const sampleCommitment: HallDocument = commitmentCopy(issuer, issueOf("湖演诺字〔2026〕第0001号"), {
  applicant,
  matter,
  text: {
    id: "premises",
    version: "2026-11",
    title: text("证明事项告知承诺书"),
    notice: [
      "设定依据：《个体工商户登记管理规定（演示文本）》第八条。",
      "以承诺代替的证明：经营场所产权证明。",
      "对经营场所依法享有使用权，不属于违法建筑、危险房屋。",
      "承诺不实的，依法撤销登记，处以罚款，信息记入信用记录。",
      "办结后两个月内抽查，可现场核查。",
    ].map(text),
    statement: [
      "已经知晓受理机关告知的全部内容；",
      "自身已符合告知的条件；",
      "愿意承担不实承诺的法律责任；",
      "本承诺是本人真实的意思表示。",
    ].map(text),
    checkedWithin: 40,
  },
  signed: {
    matterId: "premises-matter",
    commitmentId: "premises",
    version: "2026-11",
    text: "0".repeat(64),
    signature: handwritten,
    at: issuedAt,
  },
});

export const samples: Readonly<Record<string, HallDocument>> = {
  acceptanceNotice: acceptanceNotice(issuer, issueOf("湖演受字〔2026〕第0001号"), acceptance),
  acceptanceReceipt: acceptanceReceipt(issuer, issueOf("湖演回字〔2026〕第0001号"), acceptance),
  toleranceNotice: toleranceNotice(issuer, issueOf("湖演容字〔2026〕第0001号"), supplement, "applicant"),
  onceOnlyNotice: onceOnlyNotice(issuer, issueOf("湖演告字〔2026〕第0001号"), {
    ...supplement,
    submittedOn: "2026-11-27",
  }),
  commitmentCopy: sampleCommitment,
  rectificationNotice: rectificationNotice(issuer, issueOf("HL-ZG-2026-0007"), {
    unit: "3号窗口",
    organ: "",
    rating: "HL-PJ-20261127-0012",
    ratedOn: "2026-11-27",
    level: "非常不满意",
    tags: ["服务态度", "服务效率"],
    finding: "complex",
    found:
      "当日上午窗口只有一人值守，等候超过一小时；值守人员䶮㛃𬭩解释时语气生硬，经调看排队记录和现场录像属实。",
    wanted: "午前高峰增开一个潮汐窗口；组织全组学习服务用语规范，当事人当面道歉；两周内报送等候时长的变化。",
    rectifyBy: "2026-12-07",
    answerBy: "2026-12-14",
  }),
  certificate: certificate(issuer, issueOf("湖演证字〔2026〕第0001号"), {
    title: "社会保险参保证明",
    salutation: "",
    statements: ["䶮㛃𬭩（居民身份证999999********0017）在本市参加社会保险，截至2026年11月的参保情况如下："],
    facts: [
      { label: "养老保险", value: "参保缴费，累计72个月" },
      { label: "医疗保险", value: "参保缴费，累计70个月" },
    ],
    remarks: ["本证明自出具之日起三个月内有效。", "查验真伪请用页末的验证码。"],
  }),
};
