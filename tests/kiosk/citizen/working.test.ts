import { expect, it } from "vitest";
import type { SessionContext } from "../../../kiosk/citizen/machines/session/context.ts";
import { isWorking } from "../../../kiosk/citizen/machines/session/context.ts";
import { freshSessionContext } from "../../support/citizen-paths.ts";

const inPart = (journey: "following" | "handling", part: object): SessionContext => ({
  ...freshSessionContext(),
  [journey]: { licences: null, acting: null, ...part },
});

it.each([
  ["following", "licences", "followLicences", "licencesReminding", "licencesList"],
  ["handling", "acting", "handleEnterprise", "enterpriseActing", "enterpriseChoice"],
] as const)("ends no session while a part of %s asks the hall", (journey, part, state, busy, waiting) => {
  expect(isWorking(inPart(journey, { state, [part]: { state: busy } }))).toBe(true);
  expect(isWorking(inPart(journey, { state, [part]: { state: waiting } }))).toBe(false);
});
