import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import type { WindowLineSession } from "../../device-drivers/window-line/session.ts";
import { type QueueDisplaysStatus, queueDisplays } from "../contract/xfs4iot/queue-displays.ts";
import { createAudience } from "../door/audience.ts";
import { CompletionError } from "../door/completion-error.ts";
import { defineService, type Service } from "../door/service.ts";
import { capabilitiesOf, createErrorWatch, inStandardWords, standardCommon } from "./standard-service.ts";

/** The windows' displays and call pads behind commands of ours. Calls are shown there too: who wrote last is read. */
export function queueDisplaysService(device: Device<WindowLineSession>): Service {
  const audience = createAudience<typeof queueDisplays>();
  let units: QueueDisplaysStatus["units"] = [];
  let followed: WindowLineSession | undefined;
  let isLookedAt = false;

  const status = (): QueueDisplaysStatus => ({ common: standardCommon(device.status()), units });
  const announce = () => audience.tell("Common.StatusChangedEvent", status());
  const follow = (session: WindowLineSession) => {
    // A line that recovered without being opened anew has the session that it had.
    if (session === followed) return;
    followed = session;
    const learn = () => {
      units = [...session.units()];
      announce();
    };
    session.onUnits(learn);
    session.onKey((pressed) => audience.tell("XiaohuQueueDisplay.KeyPressedEvent", pressed));
    learn();
  };
  device.subscribe(({ state }) => {
    const isThere = state === "online" || state === "deviceBusy";
    if (!isThere) isLookedAt = false;
    announce();
    if (state !== "online" || isLookedAt) return;
    isLookedAt = true;
    device
      .use(async (session) => follow(session))
      .catch((cause: unknown) => {
        // Gone again before its turn: it is looked at when it is back.
        if (!(cause instanceof DeviceError)) throw cause;
      });
  });
  device.subscribe(createErrorWatch((event) => audience.tell("Common.ErrorEvent", event)));

  return defineService<typeof queueDisplays>({
    definition: queueDisplays,
    roles: ["terminal", "client"],
    open(client) {
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () => capabilitiesOf(queueDisplays, device.status(), {}),
          "XiaohuQueueDisplay.Show": async ({ window, lines }, { signal }) => {
            await inStandardWords(
              device.use(async (session) => {
                const has = session.units().some((unit) => unit.window === window && unit.kind === "display");
                if (!has)
                  throw new CompletionError("commandErrorCode", `window ${window} has no display`, {
                    errorCode: "windowNotFound",
                  });
                await session.showAt(window, lines);
              }, signal),
            );
            return null;
          },
        },
        close: audience.join(client),
      };
    },
  });
}
