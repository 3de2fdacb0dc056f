import { hasEnglish } from "../content-text.ts";
import type { Finding } from "../finding.ts";
import { advice, error, type Find, type Read, ruleGroup } from "./rule.ts";
import { type PlacedText, textsIn } from "./texts-in.ts";

const rules = {
  "no-english": advice(
    (text) => `“${text}” has no English: add en`,
    (text) => `“${text}”没有英文：请补上 en`,
  ),
  "chinese-in-english": advice(
    (signs) => `the English has Chinese in it: ${signs}; write it in English`,
    (signs) => `英文里夹了中文：${signs}，请改成英文`,
  ),
  placeholder: error(
    (text) => `“${text}” still waits to be written: finish it`,
    (text) => `“${text}”还没写完：请写完`,
  ),
  markup: error(
    (signs) => `has ${signs}: pages show it as it stands, so write plain words`,
    (signs) => `里面有 ${signs}，页面会照样显示出来：请只写文字`,
  ),
  "personal-number": error(
    () =>
      "has what may be somebody's own number in it: take one of 999999 or 350206, serial 001 to 009, or 0000 in a telephone number",
    () => "里面像是真人的号码：身份号码只用999999或350206、顺序码001至009的，手机号码中间用0000，请换掉",
  ),
};
type Finder = Find<keyof typeof rules & string>;

/** What is read in English has to be there in English. */
const neededInEnglish = [
  /^(name|plainName|summary\.plain|result\.name)$/,
  /^situations\.\d+\.(question|options\.\d+\.(label|hint))$/,
  /^materials\.\d+\.name$/,
  /^form\.sections\.\d+\.(title|fields\.\d+\.(label|options\.\d+\.label))$/,
  /^form\.checks\.\d+\.message$/,
  /^commitments\.\d+\.(title|notice\.\d+|statement\.\d+)$/,
  /^(organs|lifeEvents|licences)\.\d+\.name$/,
];
const han = /\p{Script=Han}+/u;
/** A row of low lines to write on is none of them. */
const marked = /<\/?[a-z][^>]*>|&(?:[a-z]+|#\d+);|\*\*|(?<!_)__(?!_)|\]\(/i;
const unwritten = /TODO|FIXME|TBD|待补|待定|待写|占位|xxx|×××|某某|lorem ipsum/i;

/** Every text that people see. */
export const texts = ruleGroup(rules, function* ({ head, matters, packages, broadcasts }, find) {
  for (const file of [...(head ? [head] : []), ...matters, ...packages, ...broadcasts])
    for (const placed of textsIn(file.value)) yield* ofText(file, placed, find);
});

function* ofText(file: Read<unknown>, { path, text }: PlacedText, find: Finder): Generator<Finding> {
  const chinese = text["zh-CN"];
  const place = path.join(".");
  if (!hasEnglish(text)) {
    if (han.test(chinese) && neededInEnglish.some((form) => form.test(place)))
      yield find("no-english", file, path, shortened(chinese));
  } else {
    const inside = han.exec(text.en)?.[0];
    if (inside) yield find("chinese-in-english", file, path, inside);
  }
  const signs = Object.values(text).flatMap((said) => marked.exec(said)?.[0] ?? [])[0];
  if (signs !== undefined) yield find("markup", file, path, signs);
  if (Object.values(text).some((said) => unwritten.test(said)))
    yield find("placeholder", file, path, shortened(chinese));
  if (Object.values(text).some(hasPersonalNumber)) yield find("personal-number", file, path);
}

const shortened = (text: string): string => (text.length > 16 ? `${text.slice(0, 15)}…` : text);

/** A resident number or a mobile number that is not visibly invented. */
function hasPersonalNumber(text: string): boolean {
  const residents = text.match(/(?<!\d)\d{17}[\dXx](?!\d)/g) ?? [];
  const mobiles = text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g) ?? [];
  return (
    residents.some((number) => !/^(999999|350206)\d{8}00[1-9]/.test(number)) ||
    mobiles.some((number) => !number.includes("0000"))
  );
}
