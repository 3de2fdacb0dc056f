import { screenWords } from "../../i18n/screens.ts";
import { languageNames } from "../../ui/modes.ts";
import { duration } from "../../ui/time.ts";
import { ringingCalls } from "../guide.machine.ts";
import { useGuide } from "../use-guide.ts";
import { callState, stageWords } from "./about.ts";
import { Facts } from "./facts.tsx";

/** Everybody who calls for help, the longest waiting first; what rings here stands out. */
export function Calls() {
  const { view, context, language, t, send, now } = useGuide();
  const rings = new Set(ringingCalls(context).map(({ id }) => id));
  if (view.calls.length === 0) return <p class="guide__empty">{t("noCalls")}</p>;
  return (
    <ul class="cards">
      {view.calls.map((call) => (
        <li key={call.id}>
          <button
            type="button"
            class="card-button"
            data-state={call.state}
            data-rings={rings.has(call.id)}
            onClick={() => send({ type: "openCall", id: call.id })}
          >
            <strong class="card-button__name">{call.terminalId}</strong>
            <span class="card-button__state">{callState(call, t)}</span>
            <Facts
              of={[
                call.about.matter?.name[language] ?? t("noMatter"),
                screenWords(call.about.step, language),
              ]}
            />
            <Facts
              quiet
              of={[
                t("waits", { time: duration(now - call.since) }),
                languageNames[call.about.language],
                ...(call.about.wants === "text" || call.texts.length > 0 ? [t("wantsText")] : []),
                ...stageWords(call, t),
              ]}
            />
          </button>
        </li>
      ))}
    </ul>
  );
}
