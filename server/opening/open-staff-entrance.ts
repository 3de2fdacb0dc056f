import { type Config, staffEntranceTrouble } from "../config/config.ts";
import { readText } from "../config/config-file.ts";
import { ContractError } from "../contract/errors.ts";
import type { Door } from "../door/door.ts";
import { inNetworks } from "../door/networks.ts";
import { staffEntrance, staffLeadsTo } from "../door/origin.ts";
import { isStaffPage } from "../door/staff-gate.ts";

/** Connections at one time: a browser opens six, and a line for each service of its page. */
const staffConnections = 1024;

/**
 * Opens the pages of staff to the network, where the configuration says so; when every service of theirs stands behind the door.
 *
 * @throws ContractError config.*
 */
export async function openToStaff(
  door: Door,
  config: Pick<Config, "staffEntrance" | "staff" | "terminal">,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  const entrance = config.staffEntrance;
  if (!entrance) return;
  const trouble = staffEntranceTrouble(config);
  if (trouble !== undefined) throw new ContractError("config.invalid", trouble);
  const services = door
    .services()
    .filter(({ roles }) => roles.every(isStaffPage))
    .map(({ definition }) => definition.path);
  const port = await door.listenOverTls({
    what: staffEntrance,
    ...entrance,
    certificate: readText(entrance.certificate),
    key: readText(entrance.key),
    leadsTo: staffLeadsTo(services),
    maximumConnections: staffConnections,
    ...(entrance.from ? { admits: inNetworks(entrance.from) } : {}),
  });
  log("the pages of staff are open to the network", { address: entrance.address, port });
}
