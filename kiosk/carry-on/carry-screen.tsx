import { useLayoutEffect, useMemo } from "preact/hooks";
import { carryOnMessages } from "../i18n/carry-on.ts";
import { translator } from "../i18n/catalogue.ts";
import { handleMessages } from "../i18n/handle-matter.ts";
import { Masthead } from "../ticket/parts/masthead.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import type { CarryEvent, CarryMoment } from "./carry-on.machine.ts";
import { caseParts } from "./parts/case.tsx";
import { Working } from "./parts/ends.tsx";
import { EnterCode, Gone, Prove } from "./parts/entry.tsx";
import { type Carried, CarriedContext } from "./parts/use-carry.ts";

export interface CarryScreenProps {
  readonly moment: CarryMoment;
  readonly send: (event: CarryEvent) => void;
}

/** Any moment of going on with a saved case, drawn from plain data. */
export function CarryScreen({ moment, send: say }: CarryScreenProps) {
  const { page, context, view, isSending } = moment;
  const { language, text, opened } = context;
  const c = useMemo(() => translator(carryOnMessages, language), [language]);
  const t = useMemo(() => translator(handleMessages, language), [language]);
  useLayoutEffect(
    () => applyModes(document.documentElement, { ...initialModes, language, text }),
    [language, text],
  );
  useLayoutEffect(() => {
    document.title = c("title");
  }, [c]);
  const entry = { context, c, say };
  const Part = view ? (caseParts[view.state] ?? Working) : null;
  const carried: Carried | null =
    view && opened
      ? {
          ...{ view, opened, context, isSending, language, t, c, say },
          send: (event) => say({ type: "handle", event }),
        }
      : null;
  return (
    // A touch anywhere says that somebody is there.
    <div
      class="ticket carry-on"
      onPointerDown={() => say({ type: "stir" })}
      onInput={() => say({ type: "stir" })}
    >
      <Masthead
        words={opened ? opened.hallName[language] : c("title")}
        language={language}
        text={text}
        labels={{ languages: c("languageSwitch"), largeText: c("largeText") }}
        send={say}
      />
      <main class="ticket__main">
        {page === "code" && <EnterCode {...entry} />}
        {page === "proof" && <Prove {...entry} />}
        {page === "opening" && (
          <p class="ticket__wait" role="status">
            {c("opening")}
          </p>
        )}
        {page === "handling" && carried && Part && (
          <CarriedContext.Provider value={carried}>
            <Part key={`${carried.view.state} ${JSON.stringify(carried.view.step)}`} />
          </CarriedContext.Provider>
        )}
        {(page === "left" || page === "closed" || page === "timedOut") && <Gone {...entry} page={page} />}
      </main>
    </div>
  );
}
