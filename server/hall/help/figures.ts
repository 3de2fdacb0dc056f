import type { HelpFigures, HelpSums } from "../../contract/help/figures.ts";
import { hourOfDay } from "../calendar/day.ts";
import type { CallRecord } from "./call.ts";
import type { HelpRules } from "./rules.ts";

export type { HelpFigures } from "../../contract/help/figures.ts";

/** What calls came to, together and apart: nothing in it is of a citizen or of a guide. */
export function helpFigures(
  records: readonly CallRecord[],
  { answerWithin }: Pick<HelpRules, "answerWithin">,
): HelpFigures {
  const sums = (of: readonly CallRecord[]) => sumsOf(of, answerWithin);
  const groups = <Key>(keyOf: (record: CallRecord) => Key): (Key & { sums: HelpSums })[] => {
    const found = new Map<string, { key: Key; of: CallRecord[] }>();
    for (const record of records) {
      const key = keyOf(record);
      const group = found.get(JSON.stringify(key)) ?? { key, of: [] };
      group.of.push(record);
      found.set(JSON.stringify(key), group);
    }
    return [...found.values()].map(({ key, of }) => ({ ...key, sums: sums(of) }));
  };
  const byCalls = (one: { sums: HelpSums }, other: { sums: HelpSums }) => other.sums.calls - one.sums.calls;
  return {
    answerWithin,
    total: sums(records),
    terminals: groups(({ terminalId }) => ({ id: terminalId })).sort(byCalls),
    steps: groups(({ matter, step }) => ({ matter, step })).sort(byCalls),
    hours: groups(({ since }) => ({ hour: hourOfDay(since) })).sort((one, other) => one.hour - other.hour),
  };
}

function sumsOf(records: readonly CallRecord[], answerWithin: number): HelpSums {
  const count = (holds: (record: CallRecord) => boolean) => records.filter(holds).length;
  // Who cancels without an answer may have waited for a moment only: nobody was slow, and nobody was quick.
  const judged = records.filter(({ end, answer }) => end !== "cancelled" || answer !== null);
  return {
    calls: records.length,
    helped: count(({ end }) => end === "helped"),
    cancelled: count(({ end }) => end === "cancelled"),
    unanswered: count(({ end }) => end === "unanswered"),
    inTime: judged.filter(({ answer }) => answer !== null && answer <= answerWithin).length,
    judged: judged.length,
    answer: spread(records.map(({ answer }) => answer)),
    arrival: spread(records.map(({ arrival }) => arrival)),
  };
}

function spread(lengths: readonly (number | null)[]): { median: number | null; p90: number | null } {
  const known = lengths.filter((length) => length !== null).sort((one, other) => one - other);
  // The nearest rank: a length that was measured.
  const at = (share: number) => known[Math.max(0, Math.ceil(share * known.length) - 1)] ?? null;
  return { median: at(0.5), p90: at(0.9) };
}
