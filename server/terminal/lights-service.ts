import type { Device } from "../../device-drivers/device/device.ts";
import { flashRates, type LightSetting, lightColours } from "../../device-drivers/status-light/light.ts";
import type { StatusLightSession } from "../../device-drivers/status-light/session.ts";
import { type LightName, type LightRequest, type LightState, lights } from "../contract/xfs4iot/lights.ts";
import { createAudience } from "../door/audience.ts";
import { CompletionError } from "../door/completion-error.ts";
import { defineService, type Service } from "../door/service.ts";
import { capabilitiesOf, createErrorWatch, inStandardWords, standardCommon } from "./standard-service.ts";

/** The standard's name of the one light above a terminal, and of its one place. */
const light: LightName = "statusInService";
const place = "default";

const dark: LightState = { flashRate: "off", color: null, direction: null };
const all = <Word extends string>(words: readonly Word[]) =>
  Object.fromEntries(words.map((word) => [word, true]));

const lightsCapabilities = {
  individualFlashRates: true,
  lights: { [light]: { [place]: { flashRate: all(flashRates), color: all(lightColours), direction: null } } },
};

/** The status light behind XFS4IoT's Lights. */
export function lightsService(device: Device<StatusLightSession>): Service {
  const audience = createAudience<typeof lights>();
  let shown = dark;
  const status = () => ({
    common: standardCommon(device.status()),
    lights: { [light]: { [place]: shown } },
  });
  const announce = () => audience.tell("Common.StatusChangedEvent", status());
  device.subscribe(({ state }) => {
    // A light that comes back is dark.
    if (state !== "online" && state !== "deviceBusy") shown = dark;
    announce();
  });
  device.subscribe(createErrorWatch((event) => audience.tell("Common.ErrorEvent", event)));

  return defineService<typeof lights>({
    definition: lights,
    roles: ["terminal", "client"],
    open(client) {
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () =>
            capabilitiesOf(lights, device.status(), { lights: lightsCapabilities }),
          "Lights.SetLight": async (request, { signal }) => {
            const setting = settingOf(request);
            if (!setting) return null;
            await inStandardWords(device.use((session, linked) => session.setLight(setting, linked), signal));
            shown =
              setting.flashRate === "off"
                ? dark
                : { flashRate: setting.flashRate, color: setting.colour, direction: null };
            announce();
            return null;
          },
        },
        close: audience.join(client),
      };
    },
  });
}

type Request = Readonly<
  Partial<Record<LightName, Readonly<Record<string, LightRequest>> | null | undefined>>
>;

/**
 * What the light is to show; undefined when the request names none.
 *
 * @throws CompletionError commandErrorCode invalidLight, or unsupportedData
 */
function settingOf(request: Request): LightSetting | undefined {
  const named = Object.entries(request).filter(([, positions]) => positions);
  const foreign = named.find(
    ([name, positions]) => name !== light || Object.keys(positions ?? {}).some((other) => other !== place),
  );
  if (foreign)
    throw new CompletionError("commandErrorCode", `there is only ${light} at ${place}`, {
      errorCode: "invalidLight",
    });
  const wanted = request[light]?.[place];
  if (!wanted) return undefined;
  if (wanted.direction) throw new CompletionError("unsupportedData", "direction: the light has none");
  if (wanted.flashRate === "off") return { flashRate: "off" };
  if (!wanted.color) throw new CompletionError("invalidData", "color: which one it is to shine in");
  return { flashRate: wanted.flashRate, colour: wanted.color };
}
