import type { Catalogue } from "../contract/catalogue/catalogue.ts";
import type { Localized } from "../contract/service-offer.ts";
import type { SearchEntry } from "./search/entry.ts";

/** What a catalogue's matters and packages are found by. */
export function searchEntriesOf({ matters, packages }: Catalogue): SearchEntry[] {
  const chinese = (texts: readonly Localized[]) => texts.map((text) => text["zh-CN"]);
  const english = (texts: readonly Localized[]) =>
    texts.flatMap((text) => (text.en === text["zh-CN"] ? [] : [text.en]));
  return [
    ...matters.map(
      (each): SearchEntry => ({
        id: each.id,
        names: [...chinese([each.plainName, each.name]), ...each.otherNames],
        english: [...english([each.plainName, each.name]), ...each.englishWords],
        asked: each.asked,
        words: chinese([
          each.summary.plain,
          each.result.name,
          ...each.materials.map(({ name }) => name),
          ...each.situations.flatMap(({ options }) => options.map(({ label }) => label)),
        ]),
        department: each.organ,
        subject: each.subject,
        lifeEvents: each.lifeEvents,
      }),
    ),
    ...packages.map(
      (each): SearchEntry => ({
        id: each.id,
        names: [...chinese([each.plainName, each.name]), ...each.otherNames],
        english: [...english([each.plainName, each.name]), ...each.englishWords],
        asked: each.asked,
        words: chinese([each.summary.plain]),
        department: each.organ,
        subject: each.subject,
        lifeEvents: each.lifeEvents,
      }),
    ),
  ];
}
