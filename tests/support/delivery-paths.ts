import { getShortestPaths } from "xstate/graph";
import {
  createDeliveryMachine,
  type DeliveryView,
  deliveryViewOf,
} from "../../kiosk/citizen/machines/delivery.machine.ts";
import { ownPlace, placeKey } from "../../kiosk/citizen/matters/post-fee.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { followedCases, sampleIdentity } from "./followed-cases.ts";
import { innerEvents } from "./inner-events.ts";
import { silentFollowEffects } from "./silent-follow-effects.ts";

export const deliveryMachine = createDeliveryMachine(silentFollowEffects);

/** Every state of having a result another way, each by a shortest path. */
export function deliveryPaths(catalogue: Catalogue) {
  const { underWay, appointed } = followedCases(catalogue).receipts;
  const [application] = underWay.applications;
  if (!application) throw new Error("the sample case has no application");
  const fees = (served: boolean) => ({
    [placeKey(ownPlace)]: { served, quote: served ? { fee: 1200, days: 2 } : null },
  });
  return getShortestPaths(deliveryMachine, {
    events: [
      ...innerEvents(
        deliveryMachine,
        { postFees: [fees(true), fees(false)], appointDelivery: [appointed] },
        (["matter.notFound", "matter.decided", "queue.hallUnreachable"] as const).map(
          (code) => new ContractError(code, "sample"),
        ),
      ),
      ...application.deliveryChoices.map((kind) => ({ type: "deliver", kind })),
      ...["", "福建省厦门市湖里区样例路1号", "13800000001"].map((value) => ({ type: "answer", value })),
      { type: "draft", value: "1" },
      { type: "tryAgain" },
      { type: "back" },
    ] as never,
    input: {
      today: "2026-11-23",
      code: underWay.code,
      application,
      identity: sampleIdentity,
      postFees: {},
    },
    // What a screen shows, and what leads on from it; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const fee = Object.values(context.postFees).map(({ served }) => served);
      const shown: Readonly<Record<string, readonly unknown[]>> = {
        followDelivery: [fee],
        followPostAddress: [context.checked],
        followPostTelephone: [context.checked, fee],
        followAppointing: [context.appointing.kind],
        followRefused: [context.error],
        finished: [context.outcome],
      };
      return JSON.stringify([value, ...(shown[value] ?? [])]);
    },
    limit: 50_000,
  });
}

/** Every screen of having a result another way, and each of its outcomes. */
export function deliveryViews(catalogue: Catalogue): DeliveryView[] {
  return deliveryPaths(catalogue).flatMap(({ state }) => deliveryViewOf(state) ?? []);
}
