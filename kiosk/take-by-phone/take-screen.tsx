import { useLayoutEffect, useMemo } from "preact/hooks";
import { translator } from "../i18n/catalogue.ts";
import { takeByPhoneMessages } from "../i18n/take-by-phone.ts";
import { Masthead } from "../ticket/parts/masthead.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { Notice } from "../ui/text-block.tsx";
import { Choosing } from "./parts/choosing.tsx";
import { Confirming } from "./parts/confirming.tsx";
import { Expired } from "./parts/expired.tsx";
import { Priority } from "./parts/priority.tsx";
import { Taken } from "./parts/taken.tsx";
import { type TakeEvent, type TakeSnapshot, takePage } from "./take.machine.ts";

export interface TakeScreenProps {
  readonly snapshot: TakeSnapshot;
  readonly send: (event: TakeEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Any moment of taking a number on a telephone, drawn from plain data. */
export function TakeScreen({ snapshot, send, now }: TakeScreenProps) {
  const { language, text, offers, isApart } = snapshot.context;
  const t = useMemo(() => translator(takeByPhoneMessages, language), [language]);
  const page = takePage(snapshot);
  const part = { snapshot, send, t };
  useLayoutEffect(
    () => applyModes(document.documentElement, { ...initialModes, language, text }),
    [language, text],
  );
  useLayoutEffect(() => {
    document.title = t("title");
  }, [t]);
  // Each part begins at its top, however far the one before was scrolled.
  useLayoutEffect(() => scrollTo(0, 0), [page]);

  return (
    <div class="ticket take">
      <Masthead
        words={offers ? offers.hallName[language] : t("title")}
        language={language}
        text={text}
        labels={{ languages: t("languageSwitch"), largeText: t("largeText") }}
        send={send}
      />
      <main class="ticket__main">
        {isApart && page !== "expired" && page !== "taken" && (
          <Notice tone="warning" title={t("lost")}>
            <p>{t("lostHint")}</p>
          </Notice>
        )}
        {page === "opening" && !isApart && <p class="ticket__wait">{t("opening")}</p>}
        {page === "expired" && <Expired t={t} />}
        {page === "choosing" && <Choosing {...part} now={now} />}
        {(page === "confirming" || page === "taking") && <Confirming {...part} now={now} />}
        {page === "priority" && <Priority {...part} />}
        {(page === "already" || page === "taken") && <Taken {...part} />}
      </main>
    </div>
  );
}
