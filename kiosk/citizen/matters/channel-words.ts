import type { ChannelKind } from "../../../server/contract/catalogue/words.ts";

/** What a way to a matter is called, in `findMessages`. */
export const channelWords = {
  online: "channelOnline",
  mobile: "channelMobile",
  terminal: "channelTerminal",
  window: "channelWindow",
  post: "channelPost",
  homeVisit: "channelHomeVisit",
  telephone: "channelTelephone",
} as const satisfies Record<ChannelKind, string>;
