import { expect, it } from "vitest";
import { matterSlipOf } from "../../../kiosk/i18n/matter-slip.ts";
import type { Application } from "../../../server/contract/matters.ts";

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
const linesOf = (shown: Application) =>
  matterSlipOf(
    {
      receipt: {
        code: "4FKM7RTY",
        name: words("审图纸"),
        packageId: null,
        submittedAt: 0,
        applications: [shown],
      },
      saved: null,
    },
    words("样例大厅"),
    "zh-CN",
  ).lines;
const reminded = "到期提醒：到期前 3 个工作日还没补，发短信";

it("the slip says of the text to which somebody agreed, and of none where nobody did", () => {
  expect(linesOf({ ...application, textBefore: 3 }).at(-1)).toBe(reminded);
  expect(linesOf(application)).not.toContain(reminded);
});
