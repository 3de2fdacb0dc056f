import type { ServiceOffer } from "../../../server/contract/hall.ts";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { hallProblem } from "../condition.ts";
import { PagedList } from "../frame/paged-list.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { closedWords, waitWords } from "../times.ts";
import { useSession } from "../use-citizen.ts";

export function Matter() {
  const { t, send, condition, session, advice } = useSession();
  const { services } = condition.hall;
  return (
    <SessionPage
      name="matter"
      step={1}
      title={t("matterTitle")}
      back={{ words: t("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("windowsTile"), icon: "place", onPress: () => send({ type: "showWindows" }) }}
    >
      {session.error && <Notice tone="bad" title={advice(session.error)} />}
      {services.length === 0 && <Notice tone="information" title={t("matterNone")} />}
      <PagedList items={services}>{(service) => <Offer key={service.id} service={service} />}</PagedList>
    </SessionPage>
  );
}

/** One matter as a button; greyed with the reason when no number can be had. */
function Offer({ service }: { service: ServiceOffer }) {
  const { t, send, condition, language } = useSession();
  const noHall = hallProblem(condition) !== null;
  const reason = noHall ? t("matterNoHall") : service.closed && closedWords(service.closed, t);
  const counted = service.waiting > 0 ? t("waiting", { count: service.waiting }) : t("nobodyWaiting");
  // Without the hall nobody knows who waits.
  const waiting = condition.hall.offline ? t("waitingUnknown") : counted;
  const expected =
    !condition.hall.offline && service.waiting > 0 && service.wait ? waitWords(service.wait, t) : null;
  return (
    <li>
      <button
        type="button"
        class="matter"
        disabled={reason !== null}
        onClick={() => send({ type: "choose", serviceId: service.id })}
      >
        <span class="matter__prefix" aria-hidden="true">
          {service.prefix}
        </span>
        <span class="matter__words">
          <strong>{service.plainName[language]}</strong>
          <span class="matter__detail">{service.area[language]}</span>
          {reason ? (
            <span class="matter__reason">{reason}</span>
          ) : (
            <Chip tone={service.waiting > 0 || condition.hall.offline ? "quiet" : "good"} icon="people">
              {expected ? `${waiting} · ${expected}` : waiting}
            </Chip>
          )}
        </span>
      </button>
    </li>
  );
}
