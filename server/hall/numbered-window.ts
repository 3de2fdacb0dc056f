import type { Localized } from "../contract/hall.ts";

/** What a window is called that has a number and no name of its own. */
export function numberedWindow(id: string): Localized {
  return { "zh-CN": `${id}号窗口`, "zh-TW": `${id}號櫃檯`, en: `Window ${id}` };
}
