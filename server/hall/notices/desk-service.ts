import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { type KeptNotice, noticeDesk } from "../../contract/notices/desk.ts";
import {
  endOfHallDay,
  languagesOf,
  longestStanding,
  type NoticeText,
  noticeFault,
} from "../../contract/notices/notice.ts";
import type { Localized } from "../../contract/service-offer.ts";
import { defineService, type Service } from "../../door/service.ts";
import { signedBy } from "../staff/signed-by.ts";
import { type Notices, postAt } from "./notices.ts";

export interface NoticeDeskOptions {
  /** Of this site. */
  readonly notices: Notices;
  /** Of all sites, this one among them. */
  readonly everywhere: readonly Notices[];
  readonly zones: readonly { readonly id: string; readonly name: Localized }[];
  /** Those of the plan, and those that were ever heard. */
  readonly terminals: () => readonly string[];
  readonly clock: Clock;
  readonly path: string;
  /** Only its staff may give commands. */
  readonly site: string;
}

/** The notices of one hall: a guide writes those of the day, a manager any; each act is in the audit log by the table of permissions. */
export function noticeDeskService(options: NoticeDeskOptions): Service {
  const { notices, everywhere, zones, terminals, clock, path, site } = options;
  const list = () => ({ notices: [...notices.all()] });
  const anew = () => {
    notices.look();
    return list();
  };
  return defineService<typeof noticeDesk>({
    definition: { ...noticeDesk, path } as typeof noticeDesk,
    roles: ["guide", "manager"],
    site,
    open(client) {
      const isManager = () => client.staff?.roles.includes("manager") ?? false;
      const seesAll = () => isManager() && (client.staff?.site ?? null) === null;
      return {
        commands: {
          "XiaohuNotices.List": () => ({
            ...anew(),
            zones: zones.map(({ id, name }) => ({ id, name })),
            terminals: [...terminals()],
            sites: seesAll() ? everywhere.length : 1,
            manager: isManager(),
            me: client.staff && !client.staff.demo ? client.staff.name : null,
          }),
          "XiaohuNotices.Post": (payload) => {
            const { by, idempotencyKey, ...written } = signedBy(payload, client.staff);
            const now = clock.now();
            const fault = noticeFault(written, now);
            if (fault) throw new ContractError("message.invalidPayload", `a notice with wrong ${fault}`);
            const last = isManager() ? now + longestStanding : endOfHallDay(now);
            if (written.until > last || (written.everySite && !seesAll()))
              throw new ContractError(
                "message.notAuthorised",
                "longer, or at more sites, than yours to post",
              );
            const kept: KeptNotice = {
              ...written,
              text: trimmed(written.text),
              id: idempotencyKey,
              by,
              byManager: isManager(),
              takenBack: null,
            };
            const at = written.everySite ? everywhere : [notices];
            const outcome = postAt(at, kept) ? ("posted" as const) : ("full" as const);
            return { outcome, ...list() };
          },
          "XiaohuNotices.TakeBack": (payload) => {
            const { id, by } = signedBy(payload, client.staff);
            const found = anew().notices.find((each) => each.id === id);
            if (found && ((found.byManager && !isManager()) || (found.everySite && !seesAll())))
              throw new ContractError("message.notAuthorised", "not yours to take back");
            for (const each of found?.everySite ? everywhere : [notices]) each.takeBack(id, by);
            return list();
          },
        },
        close: notices.onChange(() => client.send("XiaohuNotices.ChangedEvent", list())),
      };
    },
  });
}

function trimmed(text: NoticeText): NoticeText {
  const of = { ...text };
  for (const language of languagesOf(text)) of[language] = text[language]?.trim() ?? null;
  return of;
}
