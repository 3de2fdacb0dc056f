import { getShortestPaths } from "xstate/graph";
import {
  createEnterpriseMachine,
  type EnterpriseInput,
  type EnterpriseView,
  enterpriseViewOf,
} from "../../kiosk/citizen/machines/enterprise.machine.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { actingRefusals, type OpenCase } from "../../server/contract/matters.ts";
import { innerEvents } from "./inner-events.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

export const enterpriseMachine = createEnterpriseMachine(silentMatterEffects);

/** A code that nobody may see on a screen. */
export const sampleCode = "XIAOHU-QY1:c2FtcGxl.c2FtcGxl";

export const actingCase = {
  caseId: "case-0000-0001",
  enterprise: {
    creditCode: "91350206DEM0000228",
    name: "厦门样本酒店有限公司",
    manner: "agent",
    until: "2036-12-31",
  },
} as unknown as OpenCase;

/** Every state of saying for which enterprise it is, each by a shortest path. */
export function enterprisePaths(refusal: EnterpriseInput["refusal"] = null) {
  return getShortestPaths(enterpriseMachine, {
    input: { caseId: "case-0000-0001", refusal },
    events: [
      ...innerEvents(
        enterpriseMachine,
        {
          hasScanner: [true],
          scanEnterprise: [sampleCode],
          actFor: [
            { case: actingCase, refusal: null },
            ...actingRefusals.map((each) => ({ case: null, refusal: each })),
          ],
        },
        [new ContractError("queue.hallUnreachable", "sample")],
      ),
      { type: "draft", value: "91350206DEM0000228" },
      { type: "draft", value: "91350206DEM0000229" },
      ...(["scanEnterprise", "typeEnterprise", "ownEnterprise", "answer", "tryAgain", "back"] as const).map(
        (type) => ({ type }),
      ),
    ] as never,
    serializeState: ({ value, context }) => {
      const { scanner, typed, checked, refusal: why, error, proof, output } = context;
      const shown: Record<string, readonly unknown[]> = {
        enterpriseChoice: [scanner],
        enterpriseCode: [typed, checked],
        enterpriseActing: [proof],
        enterpriseRefused: [why],
        enterpriseFailed: [error, proof !== null],
        finished: [output.outcome],
      };
      return JSON.stringify([value, ...(shown[String(value)] ?? [])]);
    },
    limit: 20_000,
  });
}

/** Every screen about an enterprise, and each refusal. */
export function enterpriseMoments(): Map<string, EnterpriseView> {
  const moments = new Map<string, EnterpriseView>();
  for (const { state } of enterprisePaths()) {
    const view = enterpriseViewOf(state);
    if (!view) continue;
    const parts: Partial<Record<EnterpriseView["state"], string | false | null>> = {
      enterpriseChoice: view.scanner && "scanner",
      enterpriseCode: view.checked ? "wrong" : view.typed !== "" && "typed",
      enterpriseRefused: view.refusal,
    };
    const part = parts[view.state];
    const name = part ? `${view.state}-${part}` : view.state;
    if (!moments.has(name)) moments.set(name, view);
  }
  return moments;
}
