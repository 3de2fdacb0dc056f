import type { ChannelKind } from "../../../server/contract/catalogue/words.ts";
import { hallDay, wallTime } from "../../../server/contract/hall-time.ts";
import type { Language, ServiceOffer } from "../../../server/contract/service-offer.ts";
import type { SiteForService } from "../../../server/contract/sites.ts";
import { dayWords } from "../../i18n/appointment-time.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { closedWords, distanceWords, waitWords } from "../times.ts";
import { useAssistanceDoors } from "./assistance/doors.tsx";
import { Row } from "./row.tsx";
import { useFind } from "./use-find.ts";

const channelWords = {
  online: "channelOnline",
  mobile: "channelMobile",
  terminal: "channelTerminal",
  window: "channelWindow",
  post: "channelPost",
  homeVisit: "channelHomeVisit",
  telephone: "channelTelephone",
} as const satisfies Record<ChannelKind, string>;

/** All the ways in one place: this hall with its queue now, the nearest other that is open, and what needs no hall. */
export function GuideWhere() {
  const { t, common, view, language, condition, elsewhere } = useFind();
  const matter = view.guide?.matter;
  const doors = useAssistanceDoors();
  const organ = view.head?.head.organs.find(({ id }) => id === matter?.organ);
  if (!matter) throw new Error("a guide's part was drawn without its matter");
  const service = condition.hall.services.find(({ id }) => id === matter.service);
  const nearest = elsewhere.find(({ serviceId }) => serviceId === matter.service)?.sites[0];
  return (
    <FittedPages
      blocks={[
        service ? (
          <Row
            term={`${t("whereHere")} · ${service.area[language]}`}
            said={[
              common("windowNumbers", { windows: service.windows.join(language === "en" ? ", " : "、") }),
              queueWords(service, common),
              organ?.hours[language],
            ]}
          />
        ) : (
          <Row term={t("whereNotHere")} said={[]} />
        ),
        nearest && (
          <Row
            term={t(nearest.open ? "whereNearestOpen" : "whereNearestClosed")}
            said={[
              [
                nearest.name[language],
                ...(nearest.distance === null ? [] : [distanceWords(nearest.distance, common)]),
                nearest.place[language],
              ].join(" · "),
              siteWords(nearest, language, common),
            ]}
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
function siteWords({ open, opensAt, ...line }: SiteForService, language: Language, t: Words): string {
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
