/**
 * Readings of Taiwan's standard (教育部《國語一字多音審訂表》, 1999, and what is said there of 和 and 垃圾) which that of the mainland
 * (《普通话异读词审音表》, 1985), and with it the dictionary, does not have. In both scripts, since words are looked up in one and written in the
 * other. A character that is not here and is said otherwise is found all the same, behind those that are said so.
 */

/** The dictionary's syllable with another tone: `qi2 期`. */
const otherTones = `qi2 期|qi4 企|jiu4 究|wei2 危微薇|zhi2 质質|xi2 息惜昔熄媳锡錫|shi4 识識|ji2 击擊寂|ji1 绩績迹跡蹟|chu2 储儲|fa3 发髮|fa4 法|fan2 帆
tu2 突|shu2 叔淑|wei4 伪偽|dang3 档檔|bo4 播|feng4 讽諷|zong4 综綜|jun4 菌|kuang1 框|xue4 穴|yong3 拥擁|yi2 谊誼|pou3 剖|po3 颇頗|shu4 署曙|zhuo2 卓拙|ni2 妮|zhu2 筑築`;

/** Another syllable: `le4 la 垃`, said so and in the dictionary under la. */
const otherSyllables =
  "le4 la 垃|se4 ji 圾|han4 he 和|gua1 kuo 括|gua1 wo 蜗蝸|xi1 xie 携攜|zhan4 zan 暂暫|sao1 sou 艘|xiao4 jiao 酵|qi4 ji 缉緝";

const rowsOf = (table: string) => table.split(/[|\n]/).map((row) => row.split(" "));
const readingOf = (said = "") => ({ syllable: said.slice(0, -1), tone: Number(said.at(-1)) });

const tones = new Map(rowsOf(otherTones).map(([said = "", characters = ""]) => [said, new Set(characters)]));

/** Whether a character of that syllable has the tone, 0 to 4, in Taiwan. */
export const hasTaiwanTone = (character: string, syllable: string, tone: number): boolean =>
  tones.get(`${syllable}${tone}`)?.has(character) ?? false;

/** What is said with a syllable in Taiwan alone. */
export interface TaiwanReading {
  readonly tone: number;
  /** Under which the dictionary has it. */
  readonly listedAs: string;
  readonly characters: ReadonlySet<string>;
}

const readings = new Map<string, TaiwanReading[]>();
for (const [said, listedAs = "", characters = ""] of rowsOf(otherSyllables)) {
  const { syllable, tone } = readingOf(said);
  readings.set(syllable, [
    ...(readings.get(syllable) ?? []),
    { tone, listedAs, characters: new Set(characters) },
  ]);
}

/** @param syllable in pinyin as it is typed */
export const taiwanReadings = (syllable: string): readonly TaiwanReading[] => readings.get(syllable) ?? [];
