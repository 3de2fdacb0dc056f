import type { IdentityDocument } from "../../../device-drivers/id-card-reader/document.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import type { FetchedLicence } from "./licences.ts";
import type { LicenceHolder, StandInLicence } from "./stand-in.ts";

type Fields = FetchedLicence["fields"];

/** A licence of somebody of the simulator, as it is written down below. */
interface Sample {
  readonly kind: string;
  /** Null: no end. In whole months from today, to the last day of that month; below zero it has ended. */
  readonly endsIn: number | null;
  readonly fields: Fields;
  /** Of the enterprise that holds it beside the person: its unified credit code. */
  readonly enterprise?: string;
  readonly isRevoked?: boolean;
}

const titles: Readonly<Record<string, { readonly title: string; readonly issuer: string }>> = {
  residentCard: { title: "居民身份证", issuer: "样例市公安局" },
  householdRegister: { title: "居民户口簿", issuer: "样例市公安局" },
  propertyCertificate: { title: "不动产权证书", issuer: "样例市自然资源局" },
  marriageCertificate: { title: "结婚证", issuer: "样例区民政局" },
  socialSecurityCard: { title: "社会保障卡", issuer: "样例市人力资源和社会保障局" },
  residencePermit: { title: "居住证", issuer: "样例市公安局" },
  taiwanResidencePermit: { title: "台湾居民居住证", issuer: "样例市公安局" },
  disabilityCertificate: { title: "残疾人证", issuer: "样例区残疾人联合会" },
  businessLicence: { title: "营业执照", issuer: "样例区市场监督管理局" },
  foodLicence: { title: "食品经营许可证", issuer: "样例区市场监督管理局" },
  hygieneLicence: { title: "卫生许可证", issuer: "样例区卫生健康局" },
  providentFundAccount: { title: "住房公积金缴存信息", issuer: "样例市住房公积金中心" },
  insuranceRecord: { title: "社会保险参保信息", issuer: "样例市社会保险中心" },
  taxRecord: { title: "完税信息", issuer: "样例市税务局" },
  driverQualification: { title: "道路运输从业资格证", issuer: "样例市交通运输局" },
  bankCard: { title: "社保卡银行账户", issuer: "样例银行" },
};

const address = (house: string) => `福建省厦门市湖里区样例路${house}号`;
const shop = (creditCode: string, name: string, kind: string, house: string): Fields => ({
  creditCode,
  name,
  kind,
  address: address(house),
  scope: "演示经营范围：餐饮服务",
  established: "2021-04-01",
});
const insured = (number: string, months: number): Fields => ({
  number: `DEMO-S-${number}`,
  since: "2016-07-01",
  months,
  monthly: 412,
  kinds: ["pension", "medical", "unemployment"],
  employer: "样例有限公司",
  state: "paying",
});
const socialSecurity = (number: string): readonly Sample[] => {
  const account = { bankName: "样例银行", bankCard: withLuhn(`6200000${number}`) };
  return [
    { kind: "socialSecurityCard", endsIn: 60, fields: { number, ...account } },
    { kind: "bankCard", endsIn: null, fields: account },
  ];
};

/** Digits with the check digit of bank cards behind them (ISO/IEC 7812-1, Luhn). */
function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const household = (house: string, headName: string): Sample => ({
  kind: "householdRegister",
  endsIn: null,
  fields: {
    number: `DEMO-${house}`,
    headName,
    relation: "户主",
    address: address(house),
    registeredSince: "2010-03-01",
  },
});

/** Of each persona what is on file. Every number in it is made up. */
const samples: Readonly<Record<string, readonly Sample[]>> = {
  resident: [
    household("1", "测试样本"),
    ...socialSecurity("00000001"),
    {
      kind: "propertyCertificate",
      endsIn: null,
      fields: {
        number: "演示不动产权第0000001号",
        ownerName: "测试样本",
        address: address("1"),
        area: 78.5,
        use: "住宅",
      },
    },
    {
      kind: "businessLicence",
      endsIn: null,
      enterprise: "92350206DEM000014A",
      fields: {
        ...shop("92350206DEM000014A", "湖里区样本小吃店", "个体工商户", "11"),
        legalPerson: "测试样本",
      },
    },
    {
      kind: "foodLicence",
      endsIn: 3,
      enterprise: "92350206DEM000014A",
      fields: {
        number: "JY00000000000001",
        name: "湖里区样本小吃店",
        creditCode: "92350206DEM000014A",
        address: address("11"),
        items: "热食类食品制售",
      },
    },
    {
      kind: "providentFundAccount",
      endsIn: null,
      fields: {
        number: "00000001",
        employer: "样例有限公司",
        balance: 51_200,
        monthly: 1_860,
        state: "paying",
      },
    },
    { kind: "insuranceRecord", endsIn: null, fields: insured("0001", 112) },
    {
      kind: "taxRecord",
      endsIn: null,
      fields: { number: "DEMO-T-0001", taxpayer: "测试样本", year: 2025, amount: 3_120 },
    },
  ],
  "resident-elderly": [
    household("2", "样本长者"),
    ...socialSecurity("00000002"),
    {
      kind: "insuranceRecord",
      endsIn: null,
      fields: { ...insured("0002", 0), kinds: ["residentPension"], employer: "", state: "drawing" },
    },
  ],
  "resident-rare-name": [
    household("3", "测试𠮷𰻝"),
    ...socialSecurity("00000003"),
    {
      kind: "disabilityCertificate",
      endsIn: 48,
      fields: { number: "DEMO-0003", kind: "肢体", level: "二级", guardian: "" },
    },
    {
      kind: "driverQualification",
      endsIn: 2,
      fields: { number: "DEMO-Q-0003", kind: "道路旅客运输驾驶员" },
    },
  ],
  "resident-rare-name-2": [
    household("4", "样本䶮㛃𬭩"),
    {
      kind: "marriageCertificate",
      endsIn: null,
      fields: { number: "DEMO-M-0004", date: "2025-05-20", spouseName: "样本配偶" },
    },
    ...socialSecurity("00000004"),
    {
      kind: "businessLicence",
      endsIn: null,
      enterprise: "91350206DEM0000228",
      fields: {
        ...shop("91350206DEM0000228", "厦门样本酒店有限公司", "有限责任公司", "14"),
        legalPerson: "样本䶮㛃𬭩",
      },
    },
    {
      kind: "hygieneLicence",
      endsIn: 2,
      enterprise: "91350206DEM0000228",
      fields: { number: "DEMO-H-0004", name: "厦门样本酒店有限公司", address: address("14"), items: "宾馆" },
    },
    {
      kind: "foodLicence",
      endsIn: 20,
      enterprise: "91350206DEM0000228",
      isRevoked: true,
      fields: {
        number: "JY00000000000004",
        name: "厦门样本酒店有限公司",
        address: address("14"),
        items: "热食类食品制售",
      },
    },
    {
      kind: "providentFundAccount",
      endsIn: null,
      fields: { number: "00000004", employer: "样例有限公司", balance: 8_400, monthly: 0, state: "sealed" },
    },
  ],
  "resident-expired": [...socialSecurity("00000005")],
  "resident-moved": [
    {
      kind: "residencePermit",
      endsIn: -1,
      fields: { number: "DEMO-R-0006", address: address("7"), firstIssuedOn: "2022-08-01" },
    },
    ...socialSecurity("00000006"),
    { kind: "insuranceRecord", endsIn: null, fields: insured("0003", 38) },
  ],
  "hong-kong": [
    ...socialSecurity("00000007"),
    { kind: "insuranceRecord", endsIn: null, fields: insured("0004", 20) },
  ],
  taiwan: [
    ...socialSecurity("00000008"),
    {
      kind: "businessLicence",
      endsIn: null,
      enterprise: "92350206DEM0000300",
      fields: {
        ...shop("92350206DEM0000300", "湖里区样本茶饮店", "个体工商户", "16"),
        legalPerson: "测试台湾",
      },
    },
  ],
  "foreigner-2017": [{ kind: "insuranceRecord", endsIn: null, fields: insured("0005", 64) }],
  "foreigner-2023": [{ kind: "insuranceRecord", endsIn: null, fields: insured("0006", 9) }],
};

/** What the card itself says, as the registry has it: under the kind that belongs to it. */
function ofCard(document: IdentityDocument): Omit<StandInLicence, "id">[] {
  const kind =
    document.kind === "resident"
      ? "residentCard"
      : document.number.startsWith("83")
        ? "taiwanResidencePermit"
        : undefined;
  if (kind === undefined || !("address" in document)) return [];
  const { name, number, sex, birth, authority, validFrom, validTo } = document;
  return [
    {
      ...named(kind),
      kind,
      issuer: authority,
      holders: [holderOf(document)],
      validFrom,
      validTo: validTo === "longTerm" ? null : validTo,
      isRevoked: false,
      fields: {
        name,
        number,
        idNumber: number,
        sex,
        birth,
        address: document.address,
        ...(validTo === "longTerm" ? {} : { validTo }),
      },
    },
  ];
}

const holderOf = ({ kind, number }: IdentityDocument): LicenceHolder => ({ kind, number });
const named = (kind: string) => titles[kind] ?? { title: kind, issuer: "样例机关" };

/** The last day of the month that is so many months away. @param today `2026-11-23` */
function endOfMonth(today: string, months: number): string {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
}

/**
 * The e-licences of everybody whose card lies beside the simulated reader, and of their shops. What ends, ends as many months from today as
 * it is to be shown: one is always about to.
 *
 * @param today `2026-11-23`
 */
export function sampleLicences(today: string): StandInLicence[] {
  return personas.flatMap(({ id, document }) => {
    const onFile = (samples[id] ?? []).map(
      ({ kind, endsIn, fields, enterprise, isRevoked = false }): Omit<StandInLicence, "id"> => {
        const validTo = endsIn === null ? null : endOfMonth(today, endsIn);
        return {
          ...named(kind),
          kind,
          holders: [
            holderOf(document),
            ...(enterprise === undefined ? [] : [{ kind: "unifiedCreditCode" as const, number: enterprise }]),
          ],
          validFrom: "2021-04-01",
          validTo,
          isRevoked,
          fields: {
            holderName: "name" in document ? document.name : document.englishName,
            ...fields,
            ...(validTo === null ? {} : { validTo }),
          },
        };
      },
    );
    return [...ofCard(document), ...onFile].map((licence) => ({
      ...licence,
      id: `DEMO-${id}-${licence.kind}`,
    }));
  });
}
