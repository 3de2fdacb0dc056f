import type { IdentityDocument } from "../id-card-reader/document.ts";
import type { CardContent } from "../id-card-reader/simulated-card.ts";

/** Somebody whose card can be laid on the simulated reader. Nobody of them exists. */
export interface Persona {
  readonly id: string;
  readonly label: { readonly "zh-CN": string; readonly "zh-TW": string; readonly en: string };
  readonly document: IdentityDocument;
  /** What the card holds besides. */
  readonly content?: CardContent;
}

const sampleAddress = "样例省样例市样例路0号";
const sampleAuthority = "样例市公安局";
/** Plainly no finger: each byte is its own place. */
const fingerprintOf = (fingers: 1 | 2) => Uint8Array.from({ length: fingers * 512 }, (_, at) => at & 0xff);
const residentIn = "福建省厦门市湖里区样例路";

/**
 * Plainly fictitious people for every kind of document. Resident numbers are of the unassigned division 999999, or of
 * 350206 with serial 001 to 009; the nationality XXX and the country number 999 belong to no country.
 */
export const personas: readonly Persona[] = [
  {
    id: "resident",
    label: { "zh-CN": "居民", "zh-TW": "居民", en: "Resident" },
    document: {
      kind: "resident",
      name: "测试样本",
      sex: "male",
      nation: "01",
      birth: "1990-01-01",
      address: `${residentIn}1号`,
      number: "350206199001010017",
      authority: sampleAuthority,
      validFrom: "2020-01-01",
      validTo: "2040-01-01",
    },
    content: { fingerprint: fingerprintOf(2) },
  },
  {
    id: "resident-elderly",
    label: {
      "zh-CN": "年长居民(长期有效)",
      "zh-TW": "年長居民(長期有效)",
      en: "Elderly resident, card without expiry",
    },
    document: {
      kind: "resident",
      name: "样本长者",
      sex: "female",
      nation: "22",
      birth: "1941-03-15",
      address: `${residentIn}2号`,
      number: "350206194103150026",
      authority: sampleAuthority,
      validFrom: "2010-06-01",
      validTo: "longTerm",
    },
  },
  {
    id: "resident-rare-name",
    label: {
      "zh-CN": "生僻字姓名(扩展区)",
      "zh-TW": "罕用字姓名(擴展區)",
      en: "Rare name beyond the basic plane",
    },
    document: {
      kind: "resident",
      name: "测试𠮷𰻝",
      sex: "male",
      nation: "01",
      birth: "1985-11-20",
      address: `${residentIn}3号`,
      number: "350206198511200035",
      authority: sampleAuthority,
      validFrom: "2018-04-09",
      validTo: "2038-04-09",
    },
  },
  {
    id: "resident-rare-name-2",
    label: { "zh-CN": "生僻字姓名(二)", "zh-TW": "罕用字姓名(二)", en: "Another rare name" },
    document: {
      kind: "resident",
      name: "样本䶮㛃𬭩",
      sex: "female",
      nation: "15",
      birth: "2001-09-30",
      address: `${residentIn}4号`,
      number: "350206200109300046",
      authority: sampleAuthority,
      validFrom: "2019-09-30",
      validTo: "2039-09-30",
    },
  },
  {
    id: "resident-expired",
    label: { "zh-CN": "证件已过期", "zh-TW": "證件已過期", en: "Expired card" },
    document: {
      kind: "resident",
      name: "测试过期",
      sex: "male",
      nation: "01",
      birth: "1978-07-07",
      address: sampleAddress,
      number: "999999197807070019",
      authority: sampleAuthority,
      validFrom: "1999-08-01",
      validTo: "2019-08-01",
    },
  },
  {
    id: "resident-moved",
    label: {
      "zh-CN": "已迁址居民(追加地址)",
      "zh-TW": "已遷址居民(追加地址)",
      en: "Resident who has moved, address appended",
    },
    document: {
      kind: "resident",
      name: "测试迁址",
      sex: "female",
      nation: "01",
      birth: "1995-05-05",
      address: sampleAddress,
      number: "99999919950505002X",
      authority: sampleAuthority,
      validFrom: "2015-05-05",
      validTo: "2035-05-05",
    },
    content: { newestAddress: `${residentIn}7号`, fingerprint: fingerprintOf(1) },
  },
  {
    id: "hong-kong",
    label: {
      "zh-CN": "香港居民居住证",
      "zh-TW": "香港居民居住證",
      en: "Hong Kong resident, residence permit",
    },
    document: {
      kind: "hkMacaoTaiwan",
      name: "测试香港",
      sex: "male",
      birth: "1985-06-12",
      address: `${residentIn}5号`,
      number: "810000198506120032",
      authority: sampleAuthority,
      validFrom: "2022-05-01",
      validTo: "2027-05-01",
      travelPermitNumber: "H00000000",
      issueCount: "01",
    },
  },
  {
    id: "taiwan",
    label: { "zh-CN": "台湾居民居住证", "zh-TW": "臺灣居民居住證", en: "Taiwan resident, residence permit" },
    document: {
      kind: "hkMacaoTaiwan",
      name: "测试台湾",
      sex: "male",
      birth: "1985-06-12",
      address: `${residentIn}6号`,
      number: "830000198506120036",
      authority: sampleAuthority,
      validFrom: "2023-03-01",
      validTo: "2028-03-01",
      travelPermitNumber: "00000000",
      issueCount: "02",
    },
  },
  {
    id: "foreigner-2017",
    label: {
      "zh-CN": "外国人永久居留身份证(2017版)",
      "zh-TW": "外國人永久居留身分證(2017版)",
      en: "Foreign permanent resident, card of 2017",
    },
    document: {
      kind: "foreignPermanentResident2017",
      englishName: "SAMPLE, TEST",
      chineseName: "样本",
      sex: "female",
      birth: "1988-08-08",
      number: "XXX350088080801",
      nationality: "XXX",
      validFrom: "2019-01-01",
      validTo: "2029-01-01",
      cardVersion: "01",
      acceptingAuthority: "3500",
    },
  },
  {
    id: "foreigner-2023",
    label: {
      "zh-CN": "外国人永久居留身份证(2023版)",
      "zh-TW": "外國人永久居留身分證(2023版)",
      en: "Foreign permanent resident, card of 2023",
    },
    document: {
      kind: "foreignPermanentResident2023",
      englishName: "SAMPLE, TEST THE HOLDER OF A RATHER LONG NAME",
      chineseName: "样本",
      sex: "female",
      birth: "1988-08-08",
      number: "935999198808080016",
      nationality: "XXX",
      validFrom: "2024-02-01",
      validTo: "2034-02-01",
      renewalCount: "01",
      linkToOldNumber: "000",
    },
  },
];
