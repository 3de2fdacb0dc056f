import "../../kiosk/ticket/ticket.css";
import { initialTicket, type TicketContext, type TicketSnapshot } from "../../kiosk/ticket/ticket.machine.ts";
import { TicketScreen } from "../../kiosk/ticket/ticket-screen.tsx";
import { sampleFollowed, standings } from "../support/followed-tickets.ts";
import type { GalleryPage } from "./gallery.tsx";

const now = sampleFollowed.takenAt + 25 * 60_000;
const live = { followed: "live" } as const;

const at = (
  context: Partial<TicketContext>,
  value: Partial<TicketSnapshot["value"]> = {},
): TicketSnapshot => ({
  value: { line: live, hand: "reading", opinion: "open", alarm: "off", ...value },
  context: { ...initialTicket("zh-CN"), ticket: sampleFollowed, trueAt: now, ...context },
});

const moments: Readonly<Record<string, TicketSnapshot>> = {
  connecting: at({ ticket: null, trueAt: null }, { line: { followed: "connecting" } }),
  ...Object.fromEntries(Object.entries(standings).map(([name, ticket]) => [name, at({ ticket })])),
  alarm: at({}, { alarm: "on" }),
  "alarm-blocked": at({}, { alarm: "blocked" }),
  "texts-typing": at({}, { hand: "typing" }),
  "texts-wrong": at({ problem: "textsWrong" }, { hand: "typing" }),
  "texts-ordered": at({ ticket: { ...sampleFollowed, texts: { ahead: 3, to: "138****0000" } } }),
  "not-rated": at({ notRated: true, ticket: standings["finished-to-rate"] ?? sampleFollowed }),
  "giving-back": at({}, { hand: "asking" }),
  "cannot-give-back": at({ problem: "cannotGiveBack", ticket: standings.called ?? sampleFollowed }),
  lost: at({ trueAt: now - 90_000 }, { line: { followed: "lost" } }),
  "lost-from-the-start": at({ ticket: null, trueAt: null }, { line: { followed: "lost" } }),
  gone: at({ ticket: null, trueAt: null }, { line: "gone" }),
};

export const page: GalleryPage = {
  moments: Object.keys(moments),
  draw(moment, { language, text }) {
    const snapshot = moments[moment];
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <TicketScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language, text } }}
        send={() => undefined}
        now={now}
      />
    );
  },
};
