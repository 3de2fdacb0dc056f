import type { Localized } from "../../contract/hall.ts";
import type { HallDirectory } from "../hall-config.ts";
import { appointmentClass, ordinaryClass } from "../queue/line.ts";
import { appointmentName } from "../queue/views.ts";

const ordinary: Localized = { "zh-CN": "普通", "zh-TW": "一般", en: "Ordinary" };

/** What a part of the hall is called; what was taken out of the configuration is called by its id. */
export function nameOf(hall: HallDirectory, what: "service" | "window" | "class", id: string): Localized {
  const found = hall[what].get(id)?.name;
  if (found) return found;
  if (what === "class" && id === ordinaryClass) return ordinary;
  if (what === "class" && id === appointmentClass) return appointmentName;
  return { "zh-CN": id, "zh-TW": id, en: id };
}
