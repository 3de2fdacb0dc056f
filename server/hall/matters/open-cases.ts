import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { isTyped } from "../../contract/identity.ts";
import { caseIdle, type EnterpriseActedFor, type OpenCase } from "../../contract/matters.ts";
import { type CaseData, caseData, type Enterprise } from "./case-data.ts";
import type { Guides } from "./guides.ts";
import type { SealedRecords } from "./sealed-records.ts";

/** Milliseconds for which what was saved is kept under its code. House rule: long enough to fetch a paper from another town. */
export const savedTime = 30 * 24 * 60 * 60 * 1000;

/** The cases that are open at terminals: sealed, and gone when nobody has said a word for a while. */
export interface OpenCases {
  open(data: CaseData): void;
  /** @throws ContractError matter.caseOver */
  read(id: string): CaseData;
  find(id: string): CaseData | undefined;
  /**
   * Works on one case, one after the other; what `work` gives back is kept, and the case lives on from now.
   *
   * @throws ContractError matter.caseOver, and whatever `work` throws: then the case is as it was
   */
  change(id: string, work: (data: CaseData) => CaseData | Promise<CaseData>): Promise<CaseData>;
  /** Runs `work` when nothing else works on the case. */
  inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result>;
  /** With everything that belongs to it alone. */
  end(id: string): void;
  /** Under a code, beside the open case. Returns until when. */
  save(data: CaseData, code: string): number;
  saved(code: string): CaseData | undefined;
  view(data: CaseData): OpenCase;
}

/** The code itself stays in the hall. */
export const shownEnterprise = ({ creditCode, name, manner, until }: Enterprise): EnterpriseActedFor => ({
  creditCode,
  name,
  manner,
  until,
});

/** @param textBefore as `OpenCase` has it */
export function openCases(
  records: SealedRecords,
  guides: Guides,
  clock: Clock,
  textBefore: number | null,
): OpenCases {
  const turns = new Map<string, Promise<unknown>>();
  const write = (data: CaseData) =>
    records.put({ id: data.id, owner: data.id, kind: "case" }, JSON.stringify(data), clock.now() + caseIdle);
  const parsed = (text: string | undefined) =>
    text === undefined ? undefined : caseData.parse(JSON.parse(text));
  const find = (id: string) => parsed(records.get("case", id, clock.now()));
  const read = (id: string): CaseData => {
    const found = find(id);
    if (!found) throw new ContractError("matter.caseOver", "no such case, or no more");
    return found;
  };
  const inTurn = <Result>(id: string, work: () => Promise<Result>): Promise<Result> => {
    const before = turns.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    turns.set(id, mine);
    const over = () => {
      if (turns.get(id) === mine) turns.delete(id);
    };
    mine.then(over, over);
    return mine;
  };

  return {
    open: write,
    read,
    find,
    inTurn,
    change: (id, work) =>
      inTurn(id, async () => {
        const changed = await work(read(id));
        write(changed);
        return changed;
      }),
    end: (id) => records.wipe(id),
    save(data, code) {
      const until = clock.now() + savedTime;
      records.put(
        { id: code, owner: code, kind: "saved" },
        JSON.stringify({ ...data, savedAs: code }),
        until,
      );
      for (const { id } of data.files) records.hand(id, code, until);
      return until;
    },
    saved: (code) => parsed(records.get("saved", code, clock.now())),
    view: (data) => ({
      caseId: data.id,
      matterIds: data.guides.map(({ matterId }) => matterId),
      packageId: data.packageId,
      versions: Object.fromEntries(
        data.guides.map(({ matterId, digest }) => [matterId, guides.matter(digest).version]),
      ),
      facts: data.facts,
      licences: data.licences,
      licencesAsked: data.licencesAsked,
      ...data.draft,
      enterprise: data.enterprise ? shownEnterprise(data.enterprise) : null,
      textBefore,
      ...(data.identity && isTyped(data.identity) ? { typed: true } : {}),
      until: clock.now() + caseIdle,
    }),
  };
}
