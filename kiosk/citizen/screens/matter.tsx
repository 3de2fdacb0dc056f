import type { ServiceOffer } from "../../../server/contract/hall.ts";
import type { Elsewhere, SiteForService } from "../../../server/contract/sites.ts";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { hallProblem } from "../condition.ts";
import { PagedList } from "../frame/paged-list.tsx";
import { SessionPage } from "../frame/session-page.tsx";
import { closedWords, distanceWords, waitWords } from "../times.ts";
import { useSession } from "../use-citizen.ts";

export function Matter() {
  const { t, send, condition, session, advice } = useSession();
  const { services } = condition.hall;
  const notHere = session.elsewhere.filter(({ here }) => !here);
  const nearestOf = (id: string) => session.elsewhere.find(({ serviceId }) => serviceId === id)?.sites[0];
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
      <PagedList items={[...services, ...notHere]}>
        {(item) =>
          "serviceId" in item ? (
            <NotHere key={item.serviceId} service={item} />
          ) : (
            <Offer key={item.id} service={item} nearest={nearestOf(item.id)} />
          )
        }
      </PagedList>
    </SessionPage>
  );
}

/** One matter as a button; greyed with the reason when no number can be had. */
function Offer({ service, nearest }: { service: ServiceOffer; nearest: SiteForService | undefined }) {
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
            <>
              <span class="matter__reason">{reason}</span>
              {nearest && <Nearest site={nearest} />}
            </>
          ) : (
            <span class="matter__chips">
              <Chip tone={service.waiting > 0 || condition.hall.offline ? "quiet" : "good"} icon="people">
                {waiting}
              </Chip>
              {expected && (
                <Chip tone="quiet" icon="clock">
                  {expected}
                </Chip>
              )}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

/** A matter that is not done here: nobody queues for it, and everybody is told where to go. */
function NotHere({ service }: { service: Elsewhere }) {
  const { t, language } = useSession();
  const [nearest] = service.sites;
  return (
    <li>
      <div class="matter matter--plain">
        <span class="matter__words">
          <strong>{service.plainName[language]}</strong>
          <span class="matter__reason">{t("matterNotHere")}</span>
          {nearest && <Nearest site={nearest} />}
        </span>
      </div>
    </li>
  );
}

/** The nearest site that does it: its name, how far, who waits there, and where it is. */
function Nearest({ site }: { site: SiteForService }) {
  const { t, language } = useSession();
  const facts = [
    site.name[language],
    ...(site.distance === null ? [] : [distanceWords(site.distance, t)]),
    ...(site.open ? [t("waiting", { count: site.waiting })] : []),
    site.place[language],
  ];
  return <span class="matter__detail">{t("matterNearest", { site: facts.join(" · ") })}</span>;
}
