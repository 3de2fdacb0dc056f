import { describe, expect, it } from "vitest";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { reviewRows } from "../../../kiosk/citizen/matters/handling/review-rows.ts";
import { translator } from "../../../kiosk/i18n/catalogue.ts";
import { handleMessages } from "../../../kiosk/i18n/handle-matter.ts";
import { sampleLicences } from "../../../server/connectors/licences/sample-licences.ts";
import { factsOfHolder, noFacts } from "../../../server/contract/forms/facts.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";

const today = "2026-11-23";
const t = translator(handleMessages, "zh-CN");

/** A person's e-licences on file, and of each its number. */
const licencesOf = (number: string) =>
  sampleLicences(today).filter(({ holders }) => holders.some((holder) => holder.number === number));

describe("what is looked through before it is handed in", () => {
  it.each(personas.map(({ id, document }) => ({ id, document })))(
    "shows neither name nor number of $id whole, whichever matter it is",
    ({ document }) => {
      const held = licencesOf(document.number);
      let covered = 0;
      for (const matter of demoCatalogue.matters.filter(({ form }) => form)) {
        const filling = {
          today,
          whole: null,
          matters: [matter],
          facts: {
            ...noFacts,
            holder: factsOfHolder(document),
            licences: Object.fromEntries(held.map(({ kind, fields }) => [kind, fields])),
          },
          licences: [],
          situation: {},
          answers: {},
          handedIn: {},
          withoutLicence: [],
          declined: [],
          deliveries: {},
          postFees: {},
        };
        const shown = reviewRows(filling, matter, "zh-CN", t).map(({ value }) => value);
        const ofLicences = matter.subject === "person" ? held.map(({ fields }) => fields.number) : [];
        const secrets = [
          "name" in document ? document.name : document.englishName,
          document.number,
          ...ofLicences,
        ];
        for (const secret of secrets)
          if (typeof secret === "string")
            expect([matter.id, shown.includes(secret)]).toEqual([matter.id, false]);
        if (shown.some((value) => value.includes("****"))) covered += 1;
      }
      expect(covered).toBeGreaterThan(20);
    },
  );
});
