import { hallDay, wallTime } from "../../../server/contract/hall-time.ts";
import type { Language, ServiceOffer } from "../../../server/contract/service-offer.ts";
import type { SiteForService } from "../../../server/contract/sites.ts";
import { dayWords } from "../../i18n/appointment-time.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { PainDoor } from "../pain-points/door.tsx";
import { closedWords, waitWords } from "../times.ts";
import { useAssistanceDoors } from "./assistance/doors.tsx";
import { channelWords } from "./channel-words.ts";
import { Row } from "./row.tsx";
import { useFind } from "./use-find.ts";
import { useHandledAt } from "./use-handled-at.ts";
import { siteWords, windowsOf } from "./where-handled.ts";

/** All the ways in one place: this hall with its queue now, the nearest other that is open, and what needs no hall. */
export function GuideWhere() {
  const { t, common, language } = useFind();
  const { matter, organ, service, nearest } = useHandledAt();
  const doors = useAssistanceDoors();
  return (
    <FittedPages
      blocks={[
        service ? (
          <Row
            term={`${t("whereHere")} · ${service.area[language]}`}
            said={[windowsOf(service, language, common), queueWords(service, common), organ?.hours[language]]}
          />
        ) : (
          <div class="not-here">
            <Row term={t("whereNotHere")} said={[]} />
            <PainDoor />
          </div>
        ),
        nearest && (
          <Row
            term={t(nearest.open ? "whereNearestOpen" : "whereNearestClosed")}
            said={[siteWords(nearest, language, common), openWords(nearest, language, common)]}
          />
        ),
        ...doors,
        ...matter.channels.map(({ kind, where, hours }) => (
          <Row
            side
            term={t(channelWords[kind])}
            said={[[where[language], ...(hours ? [hours[language]] : [])].join(" · ")]}
          />
        )),
        <Row side term={t("enquiry")} said={[(matter.enquiry ?? organ?.enquiry)?.[language]]} />,
        <Row side term={t("complaint")} said={[(matter.complaint ?? organ?.complaint)?.[language]]} />,
      ].filter(Boolean)}
    />
  );
}

type Words = ReturnType<typeof useFind>["common"];

/** Who waits there now, and how long it takes; or why no number is given. */
const queueWords = ({ closed, ...line }: ServiceOffer, t: Words): string =>
  closed ? closedWords(closed, t) : lineWords(line, t);

/** The same of another hall, or when it opens. */
function openWords({ open, opensAt, ...line }: SiteForService, language: Language, t: Words): string {
  if (open) return lineWords(line, t);
  if (opensAt === null) return t("matterClosed");
  const today = hallDay(opensAt) === hallDay(Date.now());
  return t("matterOpensAt", {
    time: `${today ? "" : `${dayWords(opensAt, language)} `}${wallTime(opensAt)}`,
  });
}

function lineWords({ waiting, wait }: Pick<ServiceOffer, "waiting" | "wait">, t: Words): string {
  if (waiting === 0) return t("nobodyWaiting");
  return [t("waiting", { count: waiting }), ...(wait ? [waitWords(wait, t)] : [])].join(" · ");
}
