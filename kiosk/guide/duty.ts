import { fromCallback } from "xstate";
import type { Bell } from "./ring.ts";

/** Whether the screen stays bright while somebody is on duty; `none`: this browser cannot be asked. */
export type Awake = "on" | "off" | "none";

export type DutyTold = { type: "sound"; on: boolean } | { type: "awake"; awake: Awake };

export interface DutySources {
  readonly bell: Bell;
  /** Default: the browser's own, null: it has none; and this page. */
  readonly wakeLock?: Pick<WakeLock, "request"> | null;
  readonly page?: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
}

/** What a tablet does for who carries it, for as long as they are on duty: it stays bright, and says when it could not be heard. */
export function createDutyEffects({
  bell,
  wakeLock = navigator.wakeLock ?? null,
  page = document,
}: DutySources) {
  return {
    /** Tells whether the bell can be heard: a browser keeps it still until the page is touched, and may again. */
    hearSound: fromCallback<{ type: "none" }, Record<string, never>, DutyTold>(({ sendBack }) => {
      const tell = () => sendBack({ type: "sound", on: bell.isOn() });
      tell();
      return bell.onChange(tell);
    }),

    /** Keeps the screen bright. A browser takes that back when the page is covered: it is asked again when it is seen again. */
    stayAwake: fromCallback<{ type: "none" }, Record<string, never>, DutyTold>(({ sendBack }) => {
      if (!wakeLock) {
        sendBack({ type: "awake", awake: "none" });
        return undefined;
      }
      let held: WakeLockSentinel | undefined;
      let isOver = false;
      const letGo = () => {
        held = undefined;
        if (!isOver) sendBack({ type: "awake", awake: "off" });
      };
      const ask = () => {
        if (page.visibilityState !== "visible" || held) return;
        wakeLock.request("screen").then(
          (sentinel) => {
            if (isOver) return void sentinel.release();
            held = sentinel;
            sentinel.addEventListener("release", letGo, { once: true });
            sendBack({ type: "awake", awake: "on" });
          },
          // An empty battery, or a device that saves power: the page says that the screen may go dark.
          (cause: unknown) => {
            if (!(cause instanceof DOMException)) throw cause;
            if (!isOver) sendBack({ type: "awake", awake: "off" });
          },
        );
      };
      ask();
      page.addEventListener("visibilitychange", ask);
      return () => {
        isOver = true;
        page.removeEventListener("visibilitychange", ask);
        void held?.release();
      };
    }),
  };
}
