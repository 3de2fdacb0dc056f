import { dictionary } from "../kiosk/ui/pinyin/dictionary.ts";
import { type BenchResult, median, rounded } from "./result.ts";

/** What citizens type, key by key. */
const texts = [
  "fujianshengxiamenshihuliqujiangtoujiedaolvcuoshequjiahelu",
  "woxiangkaiyijiaxiaodian",
  "wodeshenfenzhengdiulexiangbuban",
  "taiwanjuminjuzhuzheng",
  "sbzm",
];

/** The same as people from Taiwan spell it: with tones, and by initials. */
const zhuyin = [
  "ㄈㄨˊㄐㄧㄢˋㄕㄥˇㄒㄧㄚˋㄇㄣˊㄕˋㄏㄨˊㄌㄧˇㄑㄩㄐㄧㄤㄊㄡˊㄐㄧㄝㄉㄠˋ",
  "ㄨㄛˇㄒㄧㄤˇㄎㄞㄧˋㄐㄧㄚㄒㄧㄠˇㄉㄧㄢˋ",
  "ㄊㄞˊㄨㄢㄐㄩㄇㄧㄣˊㄐㄩㄓㄨˋㄓㄥˋ",
  "ㄕㄅㄓㄇ",
];

/** Rounds that are counted, after one that warms up. */
const rounds = 21;

/** Milliseconds from a key to its candidates in the engine: of each key the median of its rounds, of all keys the 99th percentile. */
export async function run(): Promise<BenchResult[]> {
  return [measure("pinyin-key", texts, "simplified"), measure("zhuyin-key", zhuyin, "traditional")];
}

function measure(name: string, typed: readonly string[], script: "simplified" | "traditional"): BenchResult {
  const keys = typed.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)));
  const times = keys.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, letters] of keys.entries()) {
      const begun = performance.now();
      dictionary({ kind: "pinyin", letters, purpose: "text", begins: true, fuzzy: true, script });
      if (round > 0) times[index]?.push(performance.now() - begun);
    }
  const medians = times.map(median).sort((one, other) => one - other);
  const value = rounded(medians[Math.floor(medians.length * 0.99)] ?? Number.NaN);
  return {
    name,
    value,
    unit: "ms from a key to its candidates, 99th percentile",
    against: "one frame of a 60 Hz screen, 16 ms",
    ratio: rounded(value / 16),
    goal: "≤ 1×",
    met: value <= 16,
  };
}
