import * as z from "zod/mini";
import { cancelCommand, type ServiceDefinition } from "../envelope.ts";
import { idempotencyKey } from "../hall.ts";
import { accompanyWish, citizenAnswer } from "./accompaniment.ts";
import { step } from "./step.ts";

/**
 * Accompanying at a terminal, for its citizen's page, which is opened when somebody is asked. Whether somebody accompanies, and who, is in the
 * standing of `help/terminal.ts`. Errors: `queue.hallUnreachable`.
 */
export const accompanyTerminal = {
  path: "/xfs4iot/v1.0/AccompanyTerminal",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuAccompany.Answer": {
      payload: z.strictObject({ id: idempotencyKey, answer: citizenAnswer }),
      completion: z.object({}),
    },
    /** What is on the screen, masked where it was described. The newest one alone counts; while the hall is away it is not kept. */
    "XiaohuAccompany.Show": {
      payload: z.strictObject({ id: idempotencyKey, step }),
      completion: z.object({}),
    },
  },
  events: {},
  unsolicited: { "XiaohuAccompany.WishEvent": z.object({ id: idempotencyKey, wish: accompanyWish }) },
} as const satisfies ServiceDefinition;
