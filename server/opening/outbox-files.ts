import type { OutboxName } from "../contract/outbox.ts";

/** In the data directory: what waits to be sent outside, by outbox. */
export const outboxFiles = {
  platform: "outbox.sqlite",
  post: "post-outbox.sqlite",
  licenceTexts: "reminder-outbox.sqlite",
  deferralTexts: "deferral-texts.sqlite",
  assistanceTexts: "assistance-texts.sqlite",
  ratingTexts: "rating-texts.sqlite",
  painTexts: "pain-texts.sqlite",
  hotline: "hotline-outbox.sqlite",
} as const satisfies Readonly<Record<Exclude<OutboxName, "ticketTexts">, string>>;

/** Text messages about tickets stand beside who wants them. @param site null: the first */
export const ticketTextsFile = (site: string | null): string =>
  site === null ? "reminders.sqlite" : `reminders-${site}.sqlite`;

/** Whether a file has text messages about tickets of a site. */
export const isTicketTextsFile = (name: string): boolean => /^reminders(-[A-Za-z0-9-]+)?\.sqlite$/.test(name);
