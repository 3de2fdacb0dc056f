import type { CarriedCase, CarryOnCompletion, CarryOnName, CarryOnPayload } from "../../contract/carry-on.ts";
import { carriedVia } from "../../contract/carry-on.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Receipt } from "../../contract/matters.ts";
import type { CaseData } from "./case-data.ts";
import { coveredCase, uncoveredAnswers, uncoveredDelivery } from "./covered-case.ts";
import type { Matters } from "./matters.ts";
import { type Room, todayOf } from "./room.ts";
import { open } from "./saved-cases.ts";

/** By what right a case is opened away from a terminal. */
export type CarryingRight =
  /** `place`: by which wrong codes are counted. */
  | { readonly lastFour: string; readonly place: string }
  /** A clerk, as the office knows them, who looks at the document of the person in front. */
  | { readonly clerk: string };

/** Saved cases that are gone on with on telephones and at windows (接着办). Errors as of `Matters`. */
export interface CarriedCases {
  /** Whether something is saved under a code here, or was handed in. */
  knows(code: string): boolean;
  open(code: string, right: CarryingRight, idempotencyKey: string): Promise<Omit<CarriedCase, "hallName">>;
  /** Whether such a case is open here. */
  holds(caseId: string): boolean;
  /** @throws ContractError matter.caseOver also for a case that is open at a terminal */
  ask<N extends CarryOnName>(name: N, payload: CarryOnPayload<N>): Promise<CarryOnCompletion<N>>;
}

export function carriedCases(room: Room, { execute, desk }: Pick<Matters, "execute" | "desk">): CarriedCases {
  const guidesOf = ({ guides }: CaseData) => guides.map(({ digest }) => room.guides.matter(digest));

  /** What the clerk has in hand is received with it: once, whatever is asked again. */
  const receiveSeen = async (
    receipt: Receipt,
    { seen = [], idempotencyKey }: CarryOnPayload<"Submit">,
  ): Promise<Receipt> => {
    for (const { number, matterId, owed } of receipt.applications) {
      const clerk = room.log.state.applications.get(number)?.clerk;
      if (clerk === undefined) continue;
      const here = owed.filter(
        ({ materialId, why }) =>
          why === "window" &&
          seen.some((each) => each.matterId === matterId && each.materialId === materialId),
      );
      if (here.length > 0)
        await desk("XiaohuMatterDesk.ReceivePaper", {
          applicationNumber: number,
          materialIds: here.map(({ materialId }) => materialId),
          by: clerk,
          idempotencyKey: `${idempotencyKey.slice(0, 40)}-${number}`,
        });
    }
    const { receipts } = await execute("Matter.Progress", {
      of: { code: receipt.code },
      terminalId: carriedVia.window,
    });
    return receipts[0] ?? receipt;
  };

  return {
    knows(code) {
      room.log.catchUp();
      return room.log.state.cases.has(code) || room.cases.saved(code) !== undefined;
    },

    async open(code, right, idempotencyKey) {
      const atWindow = "clerk" in right;
      const data = await open(room, code, idempotencyKey, {
        place: atWindow ? null : right.place,
        proof: atWindow ? right : { lastFour: right.lastFour },
        carriedBy: atWindow ? right : "phone",
      });
      const matters = guidesOf(data);
      const seen = room.cases.view(data);
      return {
        // A use of an e-licence is authorised by whoever laid the card for it; nobody has laid one here.
        case: atWindow
          ? { ...seen, licences: [], licencesAsked: false }
          : coveredCase(seen, matters, todayOf(room)),
        matters,
        package: data.packageGuide === null ? null : room.guides.package(data.packageGuide),
        code,
        clerk: atWindow ? right.clerk : null,
      };
    },

    holds: (caseId) => room.cases.find(caseId)?.carriedBy !== undefined,

    async ask(name, payload) {
      const data = room.cases.find(payload.caseId);
      // A case that is over has its receipt under the key that it was handed in with.
      if (data ? data.carriedBy === undefined : name !== "Submit")
        throw new ContractError("matter.caseOver", "no such case here");
      const whole = {
        ...payload,
        terminalId: data?.carriedBy === "phone" ? carriedVia.phone : carriedVia.window,
      };
      if (data && "answers" in whole) whole.answers = uncoveredAnswers(whole.answers, data);
      if (data && "delivery" in whole) whole.delivery = uncoveredDelivery(whole.delivery, data);
      if (name !== "Submit") return execute(`Matter.${name}`, whole as never) as never;
      const { seen: _, ...submission } = whole as CarryOnPayload<"Submit"> & { terminalId: string };
      const done = await execute("Matter.Submit", submission);
      if (!done.receipt) return done as never;
      return { ...done, receipt: await receiveSeen(done.receipt, payload as never) } as never;
    },
  };
}
