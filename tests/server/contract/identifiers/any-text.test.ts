import fc from "fast-check";
import { expect, it } from "vitest";
import {
  authorisationPrefix,
  parseAgentAuthorisation,
} from "../../../../server/contract/identifiers/agent-authorisation.ts";
import { parseCreditCode } from "../../../../server/contract/identifiers/credit-code.ts";
import * as everyday from "../../../../server/contract/identifiers/everyday-numbers.ts";
import { parseMachineReadableZone } from "../../../../server/contract/identifiers/machine-readable-zone.ts";
import { parsePermanentResident } from "../../../../server/contract/identifiers/permanent-resident.ts";
import { parseResidencePermit } from "../../../../server/contract/identifiers/residence-permit.ts";
import { parseResidentId } from "../../../../server/contract/identifiers/resident-id.ts";
import { type Parsed, refusalCodes } from "../../../../server/contract/identifiers/result.ts";
import { parseMobile, parseTelephone } from "../../../../server/contract/identifiers/telephone.ts";
import {
  parseHkMacaoPermit,
  parseTaiwanPermit,
} from "../../../../server/contract/identifiers/travel-permits.ts";
import { today } from "./numbers.ts";

const parsers: readonly (readonly [string, (text: string, today: string) => Parsed<object>])[] = [
  ["resident", parseResidentId],
  ["residence permit", parseResidencePermit],
  ["Taiwan permit", parseTaiwanPermit],
  ["Hong Kong and Macao permit", parseHkMacaoPermit],
  ["permanent resident", parsePermanentResident],
  ["credit code", parseCreditCode],
  ["mobile", parseMobile],
  ["telephone", parseTelephone],
  ["bank card", everyday.parseBankCard],
  ["postcode", everyday.parsePostcode],
  ["passport number", everyday.parsePassportNumber],
  ["plate", everyday.parseVehiclePlate],
  ["machine-readable zone", parseMachineReadableZone],
  ["authorisation", parseAgentAuthorisation],
];

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."0123456789XHMP<+-－（） 闽D学０１"), maxLength: 100 }),
  fc.string({ unit: fc.constantFrom(..."0123456789X"), minLength: 15, maxLength: 18 }),
  fc.string({ unit: fc.constantFrom(..."0123456789<AP"), minLength: 88, maxLength: 90 }),
  fc.base64String().map((text) => `${authorisationPrefix}${text}.${text}`),
);

it.each(parsers)(
  "%s: any text is a value or one refusal that is known, and what was parsed is parsed the same again",
  (_name, parse) =>
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parse(text, today);
        if (!parsed.ok) {
          expect(refusalCodes).toContain(parsed.refusal.code);
          return;
        }
        const again =
          "number" in parsed.value && !("format" in parsed.value) ? String(parsed.value.number) : text;
        expect(parse(again, today)).toEqual(parsed);
      }),
      { numRuns: 400 },
    ),
);

it.each(parsers)(
  "%s: a text of a million signs takes no time",
  (_name, parse) => {
    for (const sign of ["0", "(", "<", "转", "·", `${authorisationPrefix}A.`])
      parse(sign.repeat(1_000_000 / sign.length), today);
  },
  1000,
);
