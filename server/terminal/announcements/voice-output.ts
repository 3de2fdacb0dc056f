import type { Device } from "../../../device-drivers/device/device.ts";
import type { VoiceSession } from "../../../device-drivers/voice/session.ts";
import { spokenCall } from "../../contract/announcement.ts";
import type { CallOutput } from "./announcer.ts";

/** Speaks each call in Mandarin, which is what the modules' voices know. */
export function voiceOutput(voice: Device<VoiceSession>, volume: number | undefined): CallOutput {
  return {
    name: voice.name,
    tell: (call, signal) =>
      voice.use(
        (session, linked) =>
          session.speak(spokenCall(call, "zh-CN"), volume === undefined ? {} : { volume }, linked),
        signal,
      ),
  };
}
