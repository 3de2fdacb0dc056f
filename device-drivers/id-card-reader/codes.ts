/** Sex by its code on the card, GB/T 2261.1. */
export const sexByCode = { "0": "unknown", "1": "male", "2": "female", "9": "notStated" } as const;
export type SexCode = keyof typeof sexByCode;
export type Sex = (typeof sexByCode)[SexCode];

export function isSexCode(text: string): text is SexCode {
  return Object.hasOwn(sexByCode, text);
}

export const sexCodes: Readonly<Record<Sex, SexCode>> = {
  unknown: "0",
  male: "1",
  female: "2",
  notStated: "9",
};

/** Nations of China by code, GB/T 3304; 97 and 98 are additions seen in programs that read cards. */
export const nationNames: ReadonlyMap<string, string> = new Map(
  [
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜",
    "满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳",
    "佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土",
    "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米",
    "塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔",
    "独龙 鄂伦春 赫哲 门巴 珞巴 基诺",
  ]
    .flatMap((ten) => ten.split(" "))
    .map((name, index): [string, string] => [String(index + 1).padStart(2, "0"), name])
    .concat([
      ["97", "其他"],
      ["98", "外国血统中国籍人士"],
    ]),
);
