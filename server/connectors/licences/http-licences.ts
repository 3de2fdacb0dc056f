import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { httpPartner } from "../http-partner.ts";
import { fetchedLicence, heldLicence, type LicenceRegistry } from "./licences.ts";

/** Bytes of an answer: a few dozen licences, or the fields of one. */
const longestAnswer = 128 * 1024;

export interface HttpLicencesOptions {
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
}

/** A registry that speaks docs/connectors.md over HTTP. People are in bodies only: addresses stand in logs. */
export function httpLicences(options: HttpLicencesOptions): LicenceRegistry {
  const registry = httpPartner({ name: "the licence registry", ...options });
  return {
    async held(inquiry, signal) {
      // An answer to another question says nothing of this one.
      const answer = z.object({
        inquiry: z.literal(inquiry.id),
        licences: z.array(heldLicence).check(z.maxLength(200)),
      });
      const request = {
        method: "POST",
        path: "/inquiries",
        key: inquiry.id,
        json: inquiry,
        longestAnswer,
      } as const;
      return (await registry.ask(request, answer, signal)).licences;
    },
    fetch: (authorisation, signal) =>
      registry.ask(
        { method: "POST", path: "/uses", key: authorisation.id, json: authorisation, longestAnswer },
        fetchedLicence.check(
          z.refine(
            (one) =>
              one.authorisation === authorisation.id &&
              one.licence.id === authorisation.licence &&
              one.licence.kind === authorisation.kind,
          ),
        ),
        signal,
      ),
  };
}
