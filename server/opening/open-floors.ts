import { hostname } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../device-drivers/clock.ts";
import { floorPeer } from "../contract/fleet/peer.ts";
import { sitePath } from "../contract/sites.ts";
import { peerTokenFile, secretOf } from "../door/secret-file.ts";
import { isAlive } from "../hall/fleet/is-alive.ts";
import { openSharedFloor, type SharedFloor, type SharedFloorOptions } from "../hall/fleet/shared-floor.ts";
import type { Notices } from "../hall/notices/notices.ts";
import { openNoticesOf } from "../hall/notices/open-notices.ts";
import type { Site } from "../hall/sites/open-district.ts";

/** What stands of a site's floor: its terminals, calls and guides, which several processes of a hall share, and its notices. */
export interface SiteFloor {
  readonly floor: SharedFloor;
  readonly notices: Notices;
}

export interface FloorsOptions {
  readonly sites: readonly Site[];
  readonly directory: string;
  readonly audit: SharedFloorOptions["audit"];
  readonly keepDays: number;
  readonly clock: Clock;
  readonly newKey: () => string;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Opens every site's floor, in the order of the sites. @throws StorageError */
export function openFloors({
  sites,
  directory,
  audit,
  keepDays,
  clock,
  newKey,
  log,
}: FloorsOptions): readonly SiteFloor[] {
  const self = { owner: newKey(), host: hostname(), pid: process.pid };
  return sites.map(({ config: site, hall }, index) => {
    const databasePath = join(directory, index === 0 ? "floor.sqlite" : `floor-${site.id}.sqlite`);
    const notices = openNoticesOf(databasePath, { clock, log });
    const floor = openSharedFloor({
      hall: site.hall,
      queue: hall,
      databasePath,
      clock,
      audit,
      site: site.id,
      keepDays,
      notices,
      path: sitePath(floorPeer.path, index === 0 ? null : site.id),
      peerToken: secretOf(join(directory, peerTokenFile)),
      self,
      isAlive,
      log,
    });
    return { floor, notices };
  });
}
