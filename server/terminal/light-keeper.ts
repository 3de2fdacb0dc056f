import type { Device, DeviceStatus } from "../../device-drivers/device/device.ts";
import type { LightSetting } from "../../device-drivers/status-light/light.ts";
import type { StatusLightSession } from "../../device-drivers/status-light/session.ts";
import type { Devices } from "./devices.ts";
import type { PrinterWatch } from "./printer-watch.ts";

/**
 * What the light above the terminal tells a lobby guide across the hall: green, it works; yellow and slow, somebody should
 * come before it stops (paper, a device that a journey can do without); red and flashing, a citizen cannot be served in full.
 */
export function lightFor(
  reader: DeviceStatus,
  printer: DeviceStatus,
  media: ReturnType<PrinterWatch["media"]>,
): LightSetting {
  const isWell = ({ state, inService }: DeviceStatus) =>
    inService && (state === "online" || state === "deviceBusy");
  const isStarting = ({ state, lastError }: DeviceStatus) => state === "starting" && !lastError;
  if (isStarting(reader) || isStarting(printer)) return { flashRate: "off" };
  const paper = media.paper.upper;
  const prints = isWell(printer) && paper !== "out" && paper !== "jammed" && media.cover !== "open";
  if (!prints) return { colour: "red", flashRate: "medium" };
  if (!isWell(reader) || paper === "low") return { colour: "yellow", flashRate: "slow" };
  return { colour: "green", flashRate: "continuous" };
}

/** Keeps the status light true to the terminal, also after the light itself has been away. */
export function keepLight(
  { reader, printer, printerWatch, light }: Pick<Devices, "reader" | "printer" | "printerWatch" | "light">,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): void {
  if (!light) return;
  let shown = "";
  const set = async (lamp: Device<StatusLightSession>, setting: LightSetting) => {
    const wanted = JSON.stringify(setting);
    if (wanted === shown) return;
    shown = wanted;
    try {
      await lamp.use((session, signal) => session.setLight(setting, signal));
    } catch (cause) {
      // It is told again when it has come back.
      shown = "";
      log("the status light was not set", { cause: String(cause) });
    }
  };
  const tell = () => {
    if (light.status().state !== "online") return;
    void set(light, lightFor(reader.status(), printer.status(), printerWatch.media()));
  };
  reader.subscribe(tell);
  printer.subscribe(tell);
  printerWatch.subscribe(tell);
  light.subscribe(({ state }) => {
    // A light that comes back is dark.
    if (state !== "online" && state !== "deviceBusy") shown = "";
    tell();
  });
}
