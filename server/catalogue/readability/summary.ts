import type { Matter } from "../../contract/catalogue/matter.ts";
import { thingsToBring } from "./bring.ts";
import { chineseNumber } from "./chinese-number.ts";
import { sentencesOf } from "./sentences.ts";

/** What the plain summary of a matter tells. */
export interface SummaryTold {
  /** "一共2样" */
  readonly count: Told;
  /** Who does what. */
  readonly doer: boolean;
  /** How long it takes, and what it costs, each in the last two sentences. */
  readonly time: Told;
  readonly cost: Told;
}
export interface Told {
  /** Undefined: it does not tell. */
  readonly said: string | undefined;
  readonly isTrue: boolean;
  /** As it should be told. */
  readonly truth: string;
}

const number = "([0-9]+|[一二两三四五六七八九十百]+)";
const counts = new RegExp(`一共(?:要|带|交)?${number}[样件份]|(?:带|交|备)(?:齐)?(?:这|好)?${number}样`, "u");
const nothing = /什么都不用带|不用带(?:任何|别的|什么)?(?:东西|材料)|空手来/u;
const workingDays = new RegExp(`${number}个?工作日`, "gu");
const atOnce = /当场|马上|立刻|立等|现场就|几分钟|[0-9]+分钟/u;
const atOnceDone = /(?:当场|马上|立刻|立等)(?:就)?(?:能|可以)?(?:办|出|打|拿|领|发|有|可取|可拿)/u;
const free = /不要钱|不收钱|不收费|不用钱|不花钱|免费|一分钱/u;
const priced = new RegExp(`(?:${number}|([0-9]+\\.[0-9]+))(?:元|块)`, "gu");
const charged = /收费|要交钱|工本费|手续费|(?:收|交)[0-9一二两三四五六七八九十百]+(?:元|块)/u;
const who = /您|你|我们|小湖|人家|工作人员|本机|机上|机器|窗口|网上|手机|自己|大夫|老师/u;
const does = /带|交|填|签|选|刷|按|拿|打|办|领|寄|来|查|续|说/u;

export function summaryTold(matter: Matter): SummaryTold {
  const text = matter.summary.plain["zh-CN"];
  const end = sentencesOf(text).slice(-2).join("。");
  return {
    count: countTold(text, matter),
    doer: who.test(text) && does.test(text),
    time: timeTold(end, text, matter.terms.committed),
    cost: costTold(end, matter.fee),
  };
}

function countTold(text: string, matter: Matter): Told {
  const { least, most } = thingsToBring(matter);
  const truth = least === most ? String(least) : `${least}–${most}`;
  const [said = nothing.exec(text)?.[0], one, other] = counts.exec(text) ?? [];
  const counted = one ?? other;
  const count = counted === undefined ? 0 : chineseNumber(counted);
  return { said, isTrue: said !== undefined && count >= least && count <= most, truth };
}

/** Days that the text names elsewhere may be of something else: until when to come, how long something is valid. */
function timeTold(end: string, text: string, committed: number): Told {
  const said = [...end.matchAll(workingDays)].map(([, days = ""]) => chineseNumber(days));
  const truth = committed === 0 ? "当场" : `${committed}个工作日`;
  const falsely = committed > 0 ? atOnceDone.exec(text)?.[0] : undefined;
  if (falsely) return { said: falsely, isTrue: false, truth };
  if (committed === 0 && atOnce.test(end)) return { said: truth, isTrue: true, truth };
  if (said.length === 0) return { said: undefined, isTrue: false, truth };
  return { said: `${said.join("、")}个工作日`, isTrue: said.includes(committed), truth };
}

function costTold(end: string, fee: Matter["fee"]): Told {
  const truth = fee.free ? "不要钱" : `${fee.amount}元`;
  const isFree = free.exec(end)?.[0];
  if (isFree) return { said: isFree, isTrue: fee.free, truth };
  if (fee.free) {
    const said = charged.exec(end)?.[0];
    return { said, isTrue: false, truth };
  }
  const amounts = [...end.matchAll(priced)];
  const [first] = amounts;
  if (!first) return { said: undefined, isTrue: false, truth };
  const isTrue = amounts.some(
    ([, whole, broken]) => (broken ? Number(broken) : chineseNumber(whole ?? "")) === fee.amount,
  );
  return { said: first[0], isTrue, truth };
}
