import type { Broadcast } from "../../../server/contract/catalogue/broadcast.ts";
import type { catalogueTerminal } from "../../../server/contract/catalogue/service.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";

/**
 * Tells of the live streams in the terminal's own catalogue, now and at every change. A terminal that has no catalogue yet is told when it
 * has one.
 */
export function followBroadcasts(
  catalogue: Pick<ServiceConnection<typeof catalogueTerminal>, "request" | "on" | "onState" | "state">,
  report: (error: unknown) => void,
  tell: (broadcasts: readonly Broadcast[]) => void,
): void {
  const ask = () => {
    if (catalogue.state !== "open") return;
    catalogue.request("XiaohuCatalogue.Head", {}).then(
      ({ broadcasts }) => tell(broadcasts),
      (error: unknown) => {
        const isExpected =
          error instanceof ContractError &&
          (error.code === "matter.noCatalogue" || error.code === "message.connectionLost");
        if (!isExpected) report(error);
      },
    );
  };
  catalogue.on("XiaohuCatalogue.ChangedEvent", ask);
  catalogue.onState(ask);
  ask();
}
