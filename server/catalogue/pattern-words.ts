import type { Said } from "./said.ts";

const day: Said = {
  says: "is no day: write it like 2026-11-01",
  chinese: "不是日期：请写成 2026-11-01 这样，年四位，月、日各两位",
};
const name: Said = {
  says: "is no name: write a small letter first, then letters and digits, 40 at most",
  chinese: "不能做名字：请用小写字母开头，后面只用英文字母和数字，最多40个",
};

/** What has to be written, by the pattern of a schema that it does not match. Whoever reads it is not asked to read a pattern. */
export const patternWords: Readonly<Record<string, Said>> = {
  "^\\d{4}-\\d{2}-\\d{2}$": day,
  "^\\d{4}-\\d{2}(\\.\\d+)?$": {
    says: 'is no version: write year and month like "2026-11", or "2026-11.2"',
    chinese: '不是版本号：请写年份和月份，像 "2026-11"，同一个月改第二次写 "2026-11.2"',
  },
  "^([01]\\d|2[0-3]):[0-5]\\d$": {
    says: 'is no time of day: write it like "09:30"',
    chinese: '不是时间：请写成 "09:30" 这样，时、分各两位，加引号',
  },
  "^[a-z][a-z0-9-]{0,60}$": {
    says: "is no id: write a small letter first, then small letters, digits and hyphens",
    chinese: "不能做编号：请用小写字母开头，后面只用小写字母、数字和短横线",
  },
  "^[a-z][A-Za-z0-9]{0,39}$": name,
  "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$": {
    says: "is no value of an option: write letters, digits and hyphens only, 40 at most",
    chinese: "不能做选项的值：请只用英文字母、数字和短横线，最多40个；给人看的字写在 label 里",
  },
  "^[A-Z0-9-]{5,40}$": {
    says: "is no code: write 5 to 40 capital letters, digits and hyphens",
    chinese: "不是基本编码：请写5到40位大写字母、数字和短横线",
  },
  "^[a-z0-9][a-z0-9-]{0,60}\\.(png|svg|webm|mp4|vtt|pdf)$": {
    says: "is no name of a file in media: small letters, digits and hyphens, then .png, .svg, .webm, .mp4, .vtt or .pdf",
    chinese:
      "不能做 media 里的文件名：请只用小写字母、数字和短横线，结尾是 .png、.svg、.webm、.mp4、.vtt 或 .pdf",
  },
  "^https:\\/\\/[^\\s]+$": {
    says: "is no address: write one that begins with https:// and has no spaces",
    chinese: "不是网址：请写 https:// 开头、中间没有空格的地址",
  },
  "^[a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)+$": {
    says: "is no concept: write it like person.mobile",
    chinese: "不能做 concept：请写成 person.mobile 这样，用点分开",
  },
  "^(?:holder\\.[a-z][A-Za-z]*|licence\\.[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*|earlier)$": {
    says: "is no source: write holder.name, licence.businessLicence.name or earlier",
    chinese:
      "不是来源：请写 holder.name（证件）、licence.businessLicence.name（电子证照）或 earlier（以前填过的）",
  },
};
