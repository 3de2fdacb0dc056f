import { useState } from "preact/hooks";
import type { Step } from "../../../server/contract/accompany/step.ts";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { HelpCall } from "../../../server/contract/help/call.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import {
  accompanyEndWords,
  fieldStateWords,
  guideAccompanyMessages,
  overWords,
} from "../../i18n/guide-accompany.ts";
import { screenWords } from "../../i18n/screens.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { duration } from "../../ui/time.ts";
import { Facts } from "../parts/facts.tsx";
import { useGuide } from "../use-guide.ts";
import type { GuideAccompanyEvent, GuideAccompanySnapshot } from "./accompany.machine.ts";
import { Gifts } from "./gifts.tsx";
import { HandOver } from "./hand-over.tsx";
import { labelWords } from "./words.ts";

type Words = Translate<typeof guideAccompanyMessages>;

export interface AccompanyViewProps {
  readonly call: HelpCall;
  readonly snapshot: GuideAccompanySnapshot;
  readonly send: (event: GuideAccompanyEvent) => void;
  /** The page's time, milliseconds since the epoch. */
  readonly now: number;
  readonly onBack: () => void;
}

/** One accompaniment: who and where, the step as a plain list, what can be given, and the end of it within a thumb's reach. */
export function AccompanyView({ call, snapshot: { context }, send, now, onBack }: AccompanyViewProps) {
  const { language, newKey } = useGuide();
  const t = translator(guideAccompanyMessages, language);
  const { accompaniment, ended, act, connection, problem, error } = context;
  const isHere = accompaniment?.callId === call.id;
  const own = { id: accompaniment?.id ?? "", terminalId: call.terminalId };
  const isBusy = act !== null || connection !== "open";
  return (
    <section class="sheet-part accompany">
      <h2 class="sheet-part__name">{call.terminalId}</h2>
      <State context={context} isHere={isHere} now={now} t={t} />
      {problem && (
        <p class="guide__said guide__said--bad" role="alert">
          {t(problem)}
        </p>
      )}
      {error && (
        <p class="guide__said guide__said--bad" role="alert">
          {t("failed", { number: numberOf(error) })}
        </p>
      )}
      {ended && !accompaniment && (
        <p class="guide__said" role="status">
          {accompanyEndWords[ended][language]}
        </p>
      )}
      {!isHere && <p>{t("askHint")}</p>}
      {isHere && accompaniment.state === "with" && (
        <>
          <Seen context={context} send={send} isBusy={isBusy} own={own} t={t} />
          <Gifts context={context} send={send} isBusy={isBusy} own={own} t={t} />
          <HandOver call={call} context={context} send={send} isBusy={isBusy} own={own} t={t} />
        </>
      )}
      <div class="thumb">
        <Button icon="back" onPress={onBack}>
          {t("back")}
        </Button>
        {isHere ? (
          <Button
            icon="close"
            disabled={isBusy}
            onPress={() => send({ type: "act", act: { command: "Leave", payload: own } })}
          >
            {t("stop")}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon="person"
            disabled={isBusy}
            onPress={() =>
              send({
                type: "act",
                act: {
                  command: "Invite",
                  payload: { id: newKey(), terminalId: call.terminalId, callId: call.id },
                },
              })
            }
          >
            {t("ask")}
          </Button>
        )}
      </div>
    </section>
  );
}

interface PartProps {
  readonly context: GuideAccompanySnapshot["context"];
  readonly t: Words;
}

/** Whether what is shown is true now, and since when it is not. */
function State({ context, isHere, now, t }: PartProps & { readonly isHere: boolean; readonly now: number }) {
  const { view, now: hallNow } = useGuide();
  const { accompaniment, lostSince, silentSince } = context;
  const place = view.terminals.find(
    ({ id }) => id === view.calls.find((each) => each.id === accompaniment?.callId)?.terminalId,
  )?.place;
  const { language } = useGuide();
  const zone = view.zones.find(({ id }) => id === place?.zone);
  const lost = lostSince ?? silentSince;
  if (lost !== null)
    return (
      <p class="guide__old" role="status">
        <Icon name="warning" />{" "}
        {t(lostSince === null ? "terminalLost" : "lost", { time: duration(Math.max(0, now - lost)) })}
      </p>
    );
  if (!accompaniment || !isHere) return null;
  const isWith = accompaniment.state === "with";
  return (
    <p class="sheet-part__state" data-state={isWith ? "there" : "taken"} role="status">
      <Facts
        of={[
          ...(zone ? [zone.name[language]] : []),
          t(isWith ? "with" : "asked"),
          ...(isWith ? [t("for", { time: duration(Math.max(0, hallNow - accompaniment.since)) })] : []),
        ]}
      />
    </p>
  );
}

interface SeenProps extends PartProps {
  readonly send: (event: GuideAccompanyEvent) => void;
  readonly isBusy: boolean;
  readonly own: { readonly id: string; readonly terminalId: string };
}

/** The step as the terminal has described it: a plain list, each control a row to point at. */
function Seen({ context, send, isBusy, own, t }: SeenProps) {
  const { view, language } = useGuide();
  const [kind, setKind] = useState<"point" | "offer">("point");
  const { step } = context;
  if (!step) return <p class="guide__empty">{t("noStep")}</p>;
  const say = labelWords(context, view.services, language);
  const { version, progress } = step;
  return (
    <article class="seen">
      <p>
        <Facts
          quiet
          of={[
            screenWords(step.screen, language),
            ...(step.over ? [overWords[step.over]?.[language] ?? step.over] : []),
            ...(progress ? [t("progress", progress)] : []),
          ]}
        />
      </p>
      {step.title && <h3 class="seen__title">{say(step.title)}</h3>}
      {step.notes.map((note, index) => (
        // Notes of one step never change places.
        <p key={index}>{say(note)}</p>
      ))}
      <Fields step={step} say={say} t={t} />
      <fieldset class="seen__controls">
        <legend>{t("controls")}</legend>
        <div class="seen__kinds">
          {(["point", "offer"] as const).map((each) => (
            <Button key={each} pressed={kind === each} onPress={() => setKind(each)}>
              {t(each)}
            </Button>
          ))}
        </div>
        <p class="card-button__quiet">{t("pointHint")}</p>
        <ul class="cards">
          {step.controls.map(({ id, role, label, enabled, pressed }) => (
            <li key={id}>
              <button
                type="button"
                class="card-button seen__control"
                disabled={isBusy}
                onClick={() =>
                  send({
                    type: "act",
                    act: { command: "Wish", payload: { ...own, wish: { kind, version, control: id } } },
                  })
                }
              >
                <strong>{role === "button" ? say(label) : t(role)}</strong>
                {(!enabled || pressed) && (
                  <span class="card-button__quiet">{t(enabled ? "isOn" : "disabled")}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    </article>
  );
}

function Fields({
  step,
  say,
  t,
}: {
  readonly step: Step;
  readonly say: ReturnType<typeof labelWords>;
  readonly t: Words;
}) {
  const { language } = useGuide();
  if (step.fields.length === 0) return null;
  return (
    <section>
      <h3>{t("fields")}</h3>
      <ul class="devices">
        {step.fields.map(({ label, state, problem }, index) => (
          // Fields of one step never change places.
          <li key={index} data-tone={state === "refused" ? "bad" : "good"}>
            <strong>{say(label)}</strong>
            <Facts of={[fieldStateWords[state][language], ...(problem ? [say(problem)] : [])]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
