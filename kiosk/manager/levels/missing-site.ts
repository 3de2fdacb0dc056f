import { ContractError } from "../../../server/contract/errors.ts";
import type { hallLevels, LevelSite } from "../../../server/contract/levels.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";

type District = Pick<ServiceConnection<typeof hallLevels>, "state" | "onState" | "request" | "close">;

/**
 * Tells which halls there are where the one that an address names is none of them; else nothing. It asks once the district can be heard, and
 * then ends its connection.
 */
export function tellMissingSite(
  site: string,
  district: District,
  { missing, report }: { missing(sites: readonly LevelSite[]): void; report(error: unknown): void },
): void {
  const look = (state: District["state"]) => {
    if (state !== "open") return;
    district.request("XiaohuLevels.Now", {}).then(
      ({ view: { sites } }) => {
        district.close();
        // A hall that is alone is found without its name, and by no name.
        if (sites.length === 1 || !sites.some(({ id }) => id === site)) missing(sites);
      },
      (cause: unknown) => {
        // Asked again when it is back.
        if (!(cause instanceof ContractError) || cause.code !== "message.connectionLost") report(cause);
      },
    );
  };
  district.onState(look);
  look(district.state);
}
