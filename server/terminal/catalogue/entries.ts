import type { Catalogue } from "../../contract/catalogue/catalogue.ts";
import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import type { CatalogueEntry } from "../../contract/catalogue/service.ts";
import type { Localized } from "../../contract/service-offer.ts";

/** What narrows a list of matters. */
export interface Narrowed {
  readonly subject?: "person" | "enterprise" | undefined;
  readonly organ?: string | undefined;
  readonly lifeEvent?: string | undefined;
}

/** A catalogue as lists show it. */
export interface CatalogueEntries {
  /** In the order of the plain names' pinyin; packages before matters. */
  readonly all: readonly (CatalogueEntry & { readonly organId: string })[];
  readonly byId: ReadonlyMap<string, CatalogueEntry>;
}

const byPinyin = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

export function entriesOf(catalogue: Catalogue): CatalogueEntries {
  const organs = new Map(catalogue.organs.map(({ id, name }) => [id, name]));
  const inOrder = <Entry extends { readonly plainName: Localized }>(entries: Entry[]) =>
    entries.sort((one, other) => byPinyin.compare(one.plainName["zh-CN"], other.plainName["zh-CN"]));
  const all = [
    ...inOrder(catalogue.packages.map((each) => entryOfPackage(each, organs))),
    ...inOrder(catalogue.matters.map((each) => entryOfMatter(each, organs))),
  ];
  return { all, byId: new Map(all.map(({ organId: _, ...entry }) => [entry.id, entry])) };
}

const nameless: Localized = { "zh-CN": "", "zh-TW": "", en: "" };

const entryOfMatter = (
  { id, name, plainName, organ, subject, lifeEvents, modes, service }: Matter,
  organs: ReadonlyMap<string, Localized>,
) => ({
  id,
  kind: "matter" as const,
  name,
  plainName,
  organ: organs.get(organ) ?? nameless,
  organId: organ,
  subject,
  lifeEvents,
  modes,
  service,
});

const entryOfPackage = (
  { id, name, plainName, organ, subject, lifeEvents }: MatterPackage,
  organs: ReadonlyMap<string, Localized>,
) => ({
  id,
  kind: "package" as const,
  name,
  plainName,
  organ: organs.get(organ) ?? nameless,
  organId: organ,
  subject,
  lifeEvents,
  modes: ["handle" as const],
  service: null,
});

/** Whether an entry is left when a list is narrowed. What is for both is for each. */
export const isWithin =
  ({ subject, organ, lifeEvent }: Narrowed) =>
  (entry: CatalogueEntries["all"][number]): boolean =>
    (subject === undefined || entry.subject === subject || entry.subject === "both") &&
    (organ === undefined || entry.organId === organ) &&
    (lifeEvent === undefined || entry.lifeEvents.includes(lifeEvent));

/** How many entries each life event and organ has. */
export function countsOf({ all }: CatalogueEntries) {
  const count = (keys: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
    return counts;
  };
  return {
    lifeEvents: count(all.flatMap(({ lifeEvents }) => lifeEvents)),
    organs: count(all.map(({ organId }) => organId)),
  };
}
