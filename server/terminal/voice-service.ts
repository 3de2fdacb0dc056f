import type { Device } from "../../device-drivers/device/device.ts";
import type { VoiceSession } from "../../device-drivers/voice/session.ts";
import { firstUnreadable } from "../../device-drivers/voice/text.ts";
import { voice } from "../contract/xfs4iot/voice.ts";
import { createAudience } from "../door/audience.ts";
import { CompletionError } from "../door/completion-error.ts";
import { defineService, type Service } from "../door/service.ts";
import { capabilitiesOf, createErrorWatch, inStandardWords, standardCommon } from "./standard-service.ts";

/**
 * The voice module behind a command of ours. The hall's calls take turns with what clients say.
 *
 * @param usualVolume 0–16, where the configuration names one
 */
export function voiceService(device: Device<VoiceSession>, usualVolume: number | undefined): Service {
  const audience = createAudience<typeof voice>();
  const status = () => ({ common: standardCommon(device.status()) });
  device.subscribe(() => audience.tell("Common.StatusChangedEvent", status()));
  device.subscribe(createErrorWatch((event) => audience.tell("Common.ErrorEvent", event)));

  return defineService<typeof voice>({
    definition: voice,
    roles: ["terminal", "client"],
    open(client) {
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () => capabilitiesOf(voice, device.status(), {}),
          "XiaohuVoice.Speak": async ({ text, volume = usualVolume, speed }, { signal }) => {
            const strange = firstUnreadable(text);
            if (strange !== undefined)
              throw new CompletionError("commandErrorCode", `the voice cannot read ${strange}`, {
                errorCode: "characterSetsData",
              });
            const manner = {
              ...(volume === undefined ? {} : { volume }),
              ...(speed === undefined ? {} : { speed }),
            };
            await inStandardWords(
              device.use((session, linked) => session.speak(text, manner, linked), signal),
            );
            return null;
          },
        },
        close: audience.join(client),
      };
    },
  });
}
