import type { Visibility } from "./provider.ts";

/** Of this page. */
export const pageVisibility: Visibility = {
  isSeen: () => document.visibilityState === "visible",
  onChange(listener) {
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
};
