import { Icon } from "../../ui/icon.tsx";
import { useSession } from "../use-citizen.ts";
import { FollowCode } from "./follow-code.tsx";

/** The citizen's number as large as the screen allows, and all that the paper would say. */
export function NumberSlip() {
  const { t, session, language } = useSession();
  const { ticket } = session;
  if (!ticket) throw new Error("a number was to be shown before it was issued");
  return (
    <div class={ticket.follow === null ? "slip" : "slip slip--followed"}>
      <p class="slip__service">{ticket.serviceName[language]}</p>
      <p class="slip__number">{ticket.number}</p>
      <p class="slip__line">
        <Icon name="people" />
        <span>{ticket.ahead > 0 ? t("ahead", { count: ticket.ahead }) : t("nobodyAhead")}</span>
      </p>
      <p class="slip__line">
        <Icon name="place" />
        <span>{t("goTo", { area: ticket.area[language] })}</span>
      </p>
      {ticket.follow !== null && <FollowCode address={ticket.follow} words={t("followOnPhone")} />}
    </div>
  );
}
