import { expect, it } from "vitest";
import { sourceWords } from "../../../kiosk/citizen/matters/handling/field-words.ts";
import { translator } from "../../../kiosk/i18n/catalogue.ts";
import { handleMessages } from "../../../kiosk/i18n/handle-matter.ts";

const t = translator(handleMessages, "zh-CN");

it("says of nothing that it is from a document which nobody has read", () => {
  expect(sourceWords("holder.name", {}, t)).toBe("来自证件");
  expect(sourceWords("holder.name", { typed: true }, t)).toBe("刚才填过");
  expect(sourceWords("licence.food.number", { typed: true }, t)).toBe("来自电子证照");
  expect(sourceWords("answer", {}, t)).toBeNull();
});
