import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LinedContent } from "../../../server/catalogue/content.ts";
import { parseContent } from "../../../server/catalogue/parse-content.ts";

export const demoFolder = join(import.meta.dirname, "../../../server/catalogue/demo");
/** The demo's head, and a matter of the tests' own: the guides of the demo may be rewritten without a test that breaks them. */
const demoFile = (name: string) =>
  readFileSync(join(name === renewal ? join(import.meta.dirname, "sample") : demoFolder, name), "utf8");

export type Files = ReadonlyMap<string, string>;
export const renewal = "matters/food-licence-renewal.yaml";
export const opening = "matters/food-licence.yaml";
export const live = "broadcasts/open-shop.yaml";
export const together = "packages/open-restaurant.yaml";

const packageText = `id: open-restaurant
version: "2026-11"
name: { zh-CN: 开餐饮店, en: Opening a restaurant }
plainName: { zh-CN: 开个饭店, en: Open a restaurant }
otherNames: [开饭馆]
organ: market-regulation
subject: enterprise
lifeEvents: [start-business]
summary:
  formal: { zh-CN: 开办餐饮服务经营主体。, en: Founding of a restaurant. }
  plain: { zh-CN: 开店的证一次办完。, en: All permits at once. }
situations:
  - id: rebuilt
    question: { zh-CN: 店里改过吗？, en: Were the premises changed? }
    options:
      - { value: no, label: { zh-CN: 没有, en: No } }
      - { value: layout, label: { zh-CN: 改过, en: They were } }
matters:
  - matter: food-licence
    situation: { changed: { from: rebuilt }, kind: restaurant }
  - matter: food-licence-renewal
    after: [food-licence]
    when: { field: situation.rebuilt, is: layout }
`;

const broadcastText = `id: open-shop
title: { zh-CN: 开店的证怎么办, en: Papers for a shop }
platform: { zh-CN: 视频号小湖, en: Channel 小湖 }
weekdays: [4]
lastDay: 2026-12-31
from: "15:00"
to: "16:00"
address: https://live.example/xiaohu
`;

/** Text that has to be there, replaced. */
export function edited(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the demo has no ${from}`);
  return text.replace(from, () => to);
}

/** A small whole catalogue: the demo's head and one of its matters, another made of it, and a package of both. */
export function smallCatalogue(): Files {
  const choice = "          kind: choice\n";
  const first = edited(demoFile(renewal), choice, `${choice}          concept: person.delivery\n`);
  const second = [
    ["id: food-licence-renewal", "id: food-licence"],
    ["DEMO-0001-31-014-00", "DEMO-0001-31-015-00"],
    ["renews: foodLicence\n", ""],
    ["name: { zh-CN: 食品经营许可证延续, en", "name: { zh-CN: 食品经营许可, en"],
    ["zh-CN: 食品证快到期要续, en", "zh-CN: 办食品证, en"],
  ].reduce((text, [from = "", to = ""]) => edited(text, from, to), first);
  return new Map([
    ["catalogue.yaml", demoFile("catalogue.yaml")],
    [renewal, first],
    [opening, second],
    [together, packageText],
    [live, broadcastText],
  ]);
}

/** Reads files as the folder that they would be. What is as in the small catalogue is not read again. */
export function contentOf(files: Files): LinedContent {
  const changed = [...files].filter(([name, text]) => smallest.get(name) !== text);
  const media = changed.filter(([name]) => name.startsWith("media/"));
  const read = parseContent(
    { "catalogue.yaml": "", ...Object.fromEntries(changed) },
    Object.fromEntries(media.map(([name]) => [name.slice("media/".length), "0"])),
  );
  const merged = <File extends { readonly file: string }>(old: readonly File[], anew: readonly File[]) =>
    [
      ...old.filter(({ file }) => files.has(file) && !anew.some((other) => other.file === file)),
      ...anew,
    ].sort((one, other) => (one.file < other.file ? -1 : 1));
  return {
    head: files.get("catalogue.yaml") === smallest.get("catalogue.yaml") ? smallestRead.head : read.head,
    matters: merged(smallestRead.matters, read.matters),
    packages: merged(smallestRead.packages, read.packages),
    broadcasts: merged(smallestRead.broadcasts, read.broadcasts),
    media: read.media,
  };
}

const smallest = smallCatalogue();
const smallestRead = parseContent(Object.fromEntries(smallest), {});
