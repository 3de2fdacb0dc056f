import { expect, it } from "vitest";
import { textsChosen } from "../../../kiosk/citizen/matters/handling/handing-in.ts";
import { matterSlipOf } from "../../../kiosk/i18n/matter-slip.ts";
import type { Application, HandedIn } from "../../../server/contract/matters.ts";

const words = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });
const until = { day: "2026-11-30", assumed: false };
const application: Application = {
  number: "HL-20261123-0001-C",
  matterId: "plan",
  matterName: words("图纸审查"),
  plainName: words("审图纸"),
  version: "1",
  state: "accepted",
  steps: [],
  handedIn: [],
  owed: [{ materialId: "photo", name: words("平面图"), why: "deferred", until, what: null }],
  due: until,
  promisedDays: 5,
  after: [],
  decision: null,
  result: { name: words("批文"), kind: "record", validTo: null },
  delivery: "hall",
  deliveryChoices: [],
  parcel: null,
  documents: [],
};
const linesOf = (how: HandedIn, application_ = application) =>
  matterSlipOf(
    {
      receipt: {
        code: "4FKM7RTY",
        name: words("审图纸"),
        packageId: null,
        submittedAt: 0,
        applications: [application_],
      },
      saved: null,
      textBefore: textsChosen({ handedIn: { plan: { photo: how } } }),
    },
    words("样例大厅"),
    "zh-CN",
  ).lines;
const told: HandedIn = { by: "later", told: { notice: "2026-12-2", language: "zh-CN", before: 3 } };
const reminded = "到期提醒：到期前 3 个工作日还没补，发短信";

it("the slip says of the text to which somebody agreed, as it was said, and of none where nobody did or nothing is owed", () => {
  expect(linesOf(told).at(-1)).toBe(reminded);
  expect(linesOf({ by: "later" })).not.toContain(reminded);
  expect(linesOf(told, { ...application, owed: [] })).not.toContain(reminded);
  expect(linesOf(told, { ...application, matterId: "another" })).not.toContain(reminded);
});
