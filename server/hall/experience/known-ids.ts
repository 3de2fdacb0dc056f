import type { Catalogue } from "../../contract/catalogue/catalogue.ts";
import type { ExperienceStep } from "../../contract/experience/record.ts";
import { guideOf, partName } from "../analysis/named.ts";

/**
 * A step as it may be kept: an id that the catalogue does not have is let go of, whatever it was. So nothing but the hall's own words can stand
 * in a record.
 */
export function withKnownIds(
  catalogue: Pick<Catalogue, "matters" | "packages">,
  { place, ...step }: ExperienceStep,
): ExperienceStep {
  const guide = place && guideOf(catalogue, place.matter);
  if (!place || !guide) return { ...step, place: null };
  const { matter, stage, part } = place;
  const isKnown = part !== "" && stage !== null && partName(catalogue, matter, stage, part) !== null;
  return { ...step, place: { matter, version: guide.version, stage, part: isKnown ? part : "" } };
}
