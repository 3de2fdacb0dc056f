import { useLayoutEffect, useMemo } from "preact/hooks";
import type { FollowedTicket } from "../../server/contract/follow.ts";
import { type Translate, translator } from "../i18n/catalogue.ts";
import { type FollowMessages, followMessages } from "../i18n/follow.ts";
import { applyModes, initialModes } from "../ui/modes.ts";
import { Notice } from "../ui/text-block.tsx";
import { wallTime } from "../ui/time.ts";
import { Gone } from "./parts/gone.tsx";
import { Hand } from "./parts/hand.tsx";
import { Masthead } from "./parts/masthead.tsx";
import { Rating } from "./parts/rating.tsx";
import { Slip } from "./parts/slip.tsx";
import { type Standing, standingOf } from "./standing.ts";
import type { TicketEvent, TicketSnapshot } from "./ticket.machine.ts";

export interface TicketScreenProps {
  readonly snapshot: TicketSnapshot;
  readonly send: (event: TicketEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Any moment of a ticket on a telephone, drawn from plain data. */
export function TicketScreen({ snapshot, send, now }: TicketScreenProps) {
  const { language, text, ticket, trueAt } = snapshot.context;
  const t = useMemo(() => translator(followMessages, language), [language]);
  const standing = ticket && standingOf(ticket, now, language, t);
  const { line } = snapshot.value;
  useLayoutEffect(
    () => applyModes(document.documentElement, { ...initialModes, language, text }),
    [language, text],
  );
  useLayoutEffect(() => {
    document.title = titleOf(ticket, standing, t);
  }, [ticket, standing, t]);

  return (
    <div class="ticket">
      <Masthead
        words={ticket ? ticket.hallName[language] : t("title")}
        language={language}
        text={text}
        labels={{ languages: t("languageSwitch"), largeText: t("largeText") }}
        send={send}
      />
      {line === "gone" ? (
        <Gone t={t} />
      ) : (
        <main class="ticket__main">
          {line.followed === "lost" && (
            <Notice tone="warning" title={t("lost")}>
              <p>{trueAt === null ? t("lostNever") : t("lostSince", { time: wallTime(trueAt) })}</p>
            </Notice>
          )}
          {ticket && standing ? (
            <>
              <Slip ticket={ticket} standing={standing} language={language} t={t} />
              {standing.tone !== "over" && <Hand snapshot={snapshot} ticket={ticket} send={send} t={t} />}
              <Rating snapshot={snapshot} ticket={ticket} send={send} t={t} />
            </>
          ) : (
            line.followed === "connecting" && <p class="ticket__wait">{t("connecting")}</p>
          )}
        </main>
      )}
      {trueAt !== null && line !== "gone" && line.followed !== "lost" && (
        <footer class="ticket__foot">{t("liveAt", { time: wallTime(trueAt, "seconds") })}</footer>
      )}
    </div>
  );
}

/** Read where tabs and windows are listed: the number and what to do. */
function titleOf(
  ticket: FollowedTicket | null,
  standing: Standing | null,
  t: Translate<FollowMessages>,
): string {
  return ticket && standing ? `${ticket.number} ${standing.title}` : t("title");
}
