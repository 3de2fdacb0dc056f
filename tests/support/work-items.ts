import type { OpenedApplication, WorkItem } from "../../server/contract/matters/desk.ts";
import type { OutboxStanding } from "../../server/contract/outbox.ts";
import type { Localized } from "../../server/contract/service-offer.ts";
import { handwritten } from "./handwritten.ts";

const words = (simplified: string, traditional: string, en: string): Localized => ({
  "zh-CN": simplified,
  "zh-TW": traditional,
  en,
});
const place = words("经营场所证明", "營業場所證明", "Proof of premises");
const charter = words("公司章程", "公司章程", "Articles of association");
const submittedAt = Date.parse("2026-11-19T10:12:00+08:00");

/** An application that a person decides; the manager's pages are shown on 23 November 2026. */
export function aWorkItem(
  application: Partial<WorkItem["application"]> = {},
  rest: Partial<Omit<WorkItem, "application">> = {},
): WorkItem {
  return {
    application: {
      number: "HL-20261119-0001-C",
      matterId: "shop",
      matterName: words("个体工商户设立登记", "個體工商戶設立登記", "Registering a sole trader"),
      plainName: words("开个小店", "開個小店", "Open a shop"),
      version: "2026-11",
      state: "accepted",
      steps: [{ kind: "submitted", at: submittedAt }],
      handedIn: [
        { materialId: "place", name: place, by: "file" },
        { materialId: "charter", name: charter, by: "commitment" },
      ],
      owed: [],
      due: { day: "2026-11-24", assumed: false },
      promisedDays: 3,
      after: [],
      decision: null,
      result: { name: words("营业执照", "營業執照", "Business licence"), kind: "certificate", validTo: null },
      delivery: "hall",
      deliveryChoices: [],
      parcel: null,
      documents: [],
      ...application,
    },
    submittedAt,
    daysLeft: 1,
    checks: [],
    ...rest,
  };
}

export const workItems: readonly WorkItem[] = [
  aWorkItem({ number: "HL-20261112-0004-7", due: { day: "2026-11-19", assumed: false } }, { daysLeft: -2 }),
  aWorkItem(
    {
      number: "HL-20261118-0002-K",
      state: "supplement",
      due: null,
      owed: [
        {
          materialId: "place",
          name: place,
          why: "asked",
          until: { day: "2026-11-23", assumed: false },
          what: "租赁合同缺第二页",
        },
      ],
    },
    { daysLeft: null },
  ),
  aWorkItem(),
  aWorkItem(
    { number: "HL-20261105-0003-D", state: "issued", due: null },
    {
      daysLeft: null,
      checks: [
        {
          commitmentId: "place",
          title: words("场所真实承诺", "場所真實承諾", "The premises are as stated"),
          due: { day: "2026-12-04", assumed: false },
          holds: null,
        },
      ],
    },
  ),
];

/** A result whose parcel came back. */
export const aReturnedParcel = aWorkItem(
  {
    number: "HL-20261104-0001-K",
    state: "issued",
    due: null,
    delivery: "post",
    parcel: {
      state: "returned",
      fee: 1200,
      waybill: "DEMO000000007",
      steps: [
        { state: "ordered", at: submittedAt, place: null },
        { state: "returned", at: submittedAt + 86_400_000, place: "样例市" },
      ],
      pickUpCode: null,
    },
  },
  { daysLeft: null },
);

/** What was handed in with it, by a made-up person. */
export const anOpened = (item: WorkItem = aWorkItem()): OpenedApplication => ({
  item,
  applicant: {
    name: "陈小湖",
    documentKind: "resident",
    number: "350206198005060025",
    assurance: "chip",
    onBehalfOf: null,
  },
  situation: [
    {
      id: "place",
      question: words("店开在哪里？", "店開在哪裡？", "Where is the shop?"),
      answer: words("租来的铺面", "租來的鋪面", "Rented premises"),
    },
  ],
  fields: [
    {
      id: "name",
      label: words("名称", "名稱", "Name"),
      value: "湖里区小湖茶店",
      chosen: [],
      from: "asked",
    },
    { id: "staff", label: words("从业人数", "從業人數", "Staff"), value: 2, chosen: [], from: "asked" },
    {
      id: "food",
      label: words("经营食品", "經營食品", "Sells food"),
      value: true,
      chosen: [],
      from: "asked",
    },
    {
      id: "trade",
      label: words("行业", "行業", "Trade"),
      value: "tea",
      chosen: [words("茶叶零售", "茶葉零售", "Tea, retail")],
      from: "asked",
    },
  ],
  files: [
    { id: "file-0001", materialId: "place", mediaType: "image/png", size: 70, digest: "00", doubts: [] },
    {
      id: "file-0002",
      materialId: "place",
      mediaType: "image/png",
      size: 70,
      digest: "01",
      doubts: ["glare", "blurred"],
    },
  ],
  licences: [],
  commitments: [
    {
      id: "premises",
      title: words("经营场所承诺书", "營業場所承諾書", "Commitment on the premises"),
      version: "2026-11",
      notice: [words("场所不属于违法建筑", "場所不屬於違章建築", "The premises are no illegal building")],
      statement: [words("以上属实", "以上屬實", "This is true")],
      signature: handwritten,
      at: submittedAt,
    },
  ],
  declined: [],
});

/** What is sent outside and does not get there, of each kind of trouble. */
export const stuckOutbox: OutboxStanding = {
  items: [
    {
      outbox: "platform",
      key: "HL-20261117-0003-E/application",
      what: "application",
      number: "HL-20261117-0003-E",
      since: Date.UTC(2026, 10, 22, 7, 40),
      state: "parked",
      reason: "materialMissing",
      status: 422,
      failures: 0,
      last: null,
    },
    {
      outbox: "platform",
      key: "HL-20261118-0007-C/supplement/s-1",
      what: "supplement",
      number: "HL-20261118-0007-C",
      since: Date.UTC(2026, 10, 22, 8, 5),
      state: "parked",
      reason: "notAsked",
      status: 409,
      failures: 0,
      last: { act: "given", by: "林经办", at: Date.UTC(2026, 10, 23, 0, 40) },
    },
    {
      outbox: "platform",
      key: "HL-20261123-0001-K/application",
      what: "application",
      number: "HL-20261123-0001-K",
      since: Date.UTC(2026, 10, 23, 0, 5),
      state: "late",
      reason: null,
      status: 503,
      failures: 9,
      last: null,
    },
    {
      outbox: "platform",
      key: "HL-20261105-0003-D/result/0123456789abcdef",
      what: "result",
      number: "HL-20261105-0003-D",
      since: Date.UTC(2026, 10, 22, 8, 20),
      state: "parked",
      reason: "noPdf",
      status: null,
      failures: 0,
      last: null,
    },
    {
      outbox: "post",
      key: "HL-20261104-0001-K-P1/delivery",
      what: "parcel",
      number: "HL-20261104-0001-K-P1",
      since: Date.UTC(2026, 10, 22, 9),
      state: "parked",
      reason: "notServed",
      status: 422,
      failures: 0,
      last: null,
    },
    {
      outbox: "licenceTexts",
      key: "0123456789abcdef0123456789abcdef",
      what: "text",
      number: null,
      licence: {
        name: { "zh-CN": "食品经营许可证", "zh-TW": "食品經營許可證", en: "Food licence" },
        validTo: "2026-11-30",
      },
      since: Date.UTC(2026, 10, 23, 1, 15),
      state: "parked",
      reason: "blocked",
      status: 403,
      failures: 0,
      last: null,
    },
    {
      outbox: "ticketTexts",
      key: "20261123-A012/near",
      what: "text",
      number: "A012",
      since: Date.UTC(2026, 10, 23, 2, 26),
      state: "parked",
      reason: "outcomeUnknown",
      status: null,
      failures: 0,
      last: null,
    },
  ],
  depths: [
    {
      outbox: "platform",
      waiting: 4,
      since: Date.UTC(2026, 10, 23, 0, 5),
      parked: 2,
      parkedSince: Date.UTC(2026, 10, 22, 7, 40),
    },
    {
      outbox: "post",
      waiting: 1,
      since: Date.UTC(2026, 10, 23, 2, 20),
      parked: 1,
      parkedSince: Date.UTC(2026, 10, 22, 9),
    },
    {
      outbox: "licenceTexts",
      waiting: 0,
      since: null,
      parked: 1,
      parkedSince: Date.UTC(2026, 10, 23, 1, 15),
    },
  ],
  lateAfter: 30 * 60_000,
};
