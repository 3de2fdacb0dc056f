import type { StepContent } from "../../contract/accompany/step.ts";
import { publicTexts } from "../../contract/accompany/texts.ts";
import type { Localized } from "../../contract/hall.ts";
import type { CatalogueSource, PublishedCatalogue } from "../catalogue/catalogue-source.ts";
import type { PublicNames } from "./public-step.ts";

/** What a hall has published, for steps and for who reads them. */
export interface PublicContent extends PublicNames {
  /** In the order in which a step names them; none: the hall has not that content. */
  texts(content: StepContent): Localized[];
  entries(): { readonly id: string; readonly name: Localized }[];
}

export function publicContent(
  catalogue: Pick<CatalogueSource, "current">,
  services: readonly { readonly id: string }[],
  /** Days and times that the hall offers to everybody now. */
  offered: () => { readonly days: ReadonlySet<string>; readonly times: ReadonlySet<string> },
): PublicContent {
  const found = (content: StepContent): unknown => partOf(catalogue.current().catalogue, content);
  const entries = () => {
    const { matters, packages } = catalogue.current().catalogue;
    return [...matters, ...packages].map(({ id, plainName }) => ({ id, name: plainName }));
  };
  return {
    hasContent: (content) => found(content) !== undefined,
    hasEntry: (id) => entries().some((entry) => entry.id === id),
    hasService: (id) => services.some((service) => service.id === id),
    hasDay: (day) => offered().days.has(day),
    hasTime: (time) => offered().times.has(time),
    texts: (content) => publicTexts(found(content)),
    entries,
  };
}

function partOf(
  { matters, packages, media: _media, ...head }: PublishedCatalogue["catalogue"],
  { kind, id, version }: StepContent,
): unknown {
  const isWanted = (each: { readonly id: string; readonly version: string }) =>
    each.id === id && each.version === version;
  if (kind === "matter") return matters.find(isWanted);
  if (kind === "package") return packages.find(isWanted);
  return head.version === version ? head : undefined;
}
