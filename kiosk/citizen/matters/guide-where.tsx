import type { ChannelKind } from "../../../server/contract/catalogue/words.ts";
import type { ServiceOffer } from "../../../server/contract/service-offer.ts";
import { Notice } from "../../ui/text-block.tsx";
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
          <Notice
            tone="information"
            title={common("matterNearest", {
              site: [
                nearest.name[language],
                ...(nearest.distance === null ? [] : [distanceWords(nearest.distance, common)]),
                nearest.place[language],
              ].join(" · "),
            })}
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

/** Who waits there now, and how long it takes; or why no number is given. */
function queueWords(
  { closed, waiting, wait }: ServiceOffer,
  t: ReturnType<typeof useFind>["common"],
): string {
  if (closed) return closedWords(closed, t);
  if (waiting === 0) return t("nobodyWaiting");
  return [t("waiting", { count: waiting }), ...(wait ? [waitWords(wait, t)] : [])].join(" · ");
}
