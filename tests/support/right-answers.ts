import { moveDay, resolveDay } from "../../server/contract/calendar.ts";
import type { FormField } from "../../server/contract/forms/definition.ts";
import type { AnswerValue } from "../../server/contract/forms/facts.ts";
import type { Localized } from "../../server/contract/service-offer.ts";

/** Answers of right shape, none of them anybody's own. */
export const rightAnswers: Partial<Record<FormField<unknown>["kind"], readonly AnswerValue[]>> = {
  yesNo: [true, false],
  name: ["测试样本", "测试另一人"],
  telephone: ["0592-2000000"],
  mobile: ["13800000000"],
  email: ["demo@example.com"],
  postcode: ["361006"],
  residentId: ["999999199001010016"],
  residencePermit: ["830000199001010012"],
  taiwanPermit: ["00000001"],
  hkMacaoPermit: ["H00000001"],
  passport: ["E00000001"],
  creditCode: ["92350206DEM000014A"],
  bankCard: ["6200000000000005"],
  vehiclePlate: ["闽D00000"],
};

/** What somebody may answer to a field: at its bounds, and in between. @param today the hall's day */
export function answersTo(field: FormField<Localized>, today: string): readonly AnswerValue[] {
  switch (field.kind) {
    case "text":
    case "longText":
      return ["样", "本"].map((sign) => sign.repeat(Math.max(field.min ?? 1, 2)).slice(0, field.max));
    case "documentNumber":
      return ["E00000001".padEnd(field.min ?? 0, "0").slice(0, field.max)];
    case "number":
    case "money": {
      const [least, most] = [field.min ?? 0, field.max ?? 100_000];
      return [least, Math.min(least + 1, most), Math.min(least + 600, most), most];
    }
    case "date": {
      const [first, last] = [field.min, field.max].map((bound) => bound && resolveDay(bound, today));
      const around = [-20_000, -8_000, -400, -35, -1, 0, 35, 400].map((days) => moveDay(today, days, "day"));
      return [first, last, ...around].filter(
        (day): day is string => !!day && day >= (first || day) && day <= (last || day),
      );
    }
    case "choice":
      return field.options.map(({ value }) => value);
    case "choices":
      return [field.options.slice(0, Math.max(field.min ?? 1, 1)).map(({ value }) => value)];
    case "address":
      return [`${field.within ?? "福建省厦门市湖里区"}样例路1号`];
    default:
      return rightAnswers[field.kind] ?? [];
  }
}
