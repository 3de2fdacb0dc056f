import { Icon } from "../../ui/icon.tsx";
import { waitWords } from "../times.ts";
import { useSession } from "../use-citizen.ts";
import { FollowCode } from "./follow-code.tsx";

/** The citizen's number as large as the screen allows, and all that the paper would say. */
export function NumberSlip() {
  const { t, session, language } = useSession();
  const { ticket } = session;
  if (!ticket) throw new Error("a number was to be shown before it was issued");
  const counted = ticket.ahead > 0 ? t("ahead", { count: ticket.ahead }) : t("nobodyAhead");
  // A number that was given without the hall: nobody here knows who is before.
  const aheadWords = ticket.offline ? t("aheadUnknown") : counted;
  return (
    <div class={ticket.follow === null ? "slip" : "slip slip--followed"}>
      <p class="slip__service">{ticket.serviceName[language]}</p>
      <p class="slip__number">{ticket.number}</p>
      <p class="slip__line">
        <Icon name="people" />
        <span>{aheadWords}</span>
      </p>
      {ticket.wait && (
        <p class="slip__line">
          <Icon name="clock" />
          <span>{waitWords(ticket.wait, t)}</span>
        </p>
      )}
      <p class="slip__line">
        <Icon name="place" />
        <span>{t("goTo", { area: ticket.area[language] })}</span>
      </p>
      {ticket.follow !== null && <FollowCode address={ticket.follow} words={t("followOnPhone")} />}
    </div>
  );
}
