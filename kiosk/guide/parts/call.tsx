import { useState } from "preact/hooks";
import {
  type GuideWords,
  guidePhrases,
  type HelpCall,
  longestHelpText,
} from "../../../server/contract/help/call.ts";
import { phraseMessages, saidIn } from "../../i18n/help.ts";
import { screenWords } from "../../i18n/screens.ts";
import { Button } from "../../ui/button.tsx";
import { languageNames } from "../../ui/modes.ts";
import { duration, wallTime } from "../../ui/time.ts";
import { useGuide } from "../use-guide.ts";
import { callState, stageWords } from "./about.ts";
import { Facts } from "./facts.tsx";
import { FloorMap } from "./map.tsx";

/** One call: where and what, what was said, and what a guide does about it. */
export function Call({ id }: { readonly id: string }) {
  const { view, t, send } = useGuide();
  const call = view.calls.find((each) => each.id === id);
  const back = (
    <Button icon="back" onPress={() => send({ type: "openCall", id: null })}>
      {t("back")}
    </Button>
  );
  if (!call)
    return (
      <section class="sheet-part">
        <p class="guide__empty">{t("callOver")}</p>
        <div class="thumb">{back}</div>
      </section>
    );
  return (
    <section class="sheet-part">
      <AboutCall call={call} />
      <FloorMap shown={call.terminalId} />
      <Said call={call} />
      <div class="thumb">
        {back}
        <Acts call={call} />
      </div>
    </section>
  );
}

function AboutCall({ call }: { readonly call: HelpCall }) {
  const { language, t, now } = useGuide();
  const { about, terminalId, since, dueAt, state } = call;
  const wishes = [
    languageNames[about.language],
    ...(about.modes.text === "large" ? [t("largeText")] : []),
    ...(about.modes.contrast === "high" ? [t("highContrast")] : []),
    ...(about.wants === "text" ? [t("wantsText")] : []),
  ];
  return (
    <>
      <h2 class="sheet-part__name">{terminalId}</h2>
      <p data-state={state} class="sheet-part__state">
        <Facts
          of={[
            callState(call, t),
            ...(state === "taken" && dueAt !== null ? [t("due", { time: wallTime(dueAt) })] : []),
          ]}
        />
      </p>
      <p>
        <Facts of={[about.matter?.name[language] ?? t("noMatter"), screenWords(about.step, language)]} />
      </p>
      <p>
        <Facts quiet of={[t("waits", { time: duration(now - since) }), ...wishes, ...stageWords(call, t)]} />
      </p>
    </>
  );
}

function Said({ call }: { readonly call: HelpCall }) {
  const { view, language, t, send, isBusy, newKey } = useGuide();
  const [text, setText] = useState("");
  if (call.guide && call.guide.id !== view.me?.id) return null;
  const say = (words: GuideWords) =>
    send({
      type: "act",
      act: { command: "XiaohuGuide.Say", payload: { id: call.id, words, key: newKey() } },
    });
  return (
    <section class="said">
      <ol aria-live="polite">
        {call.texts.map(({ key, from, words, at }) => (
          <li key={key} data-from={from}>
            <span class="card-button__quiet">
              {wallTime(at)} {from === "citizen" ? t("citizen") : view.me?.name}
            </span>{" "}
            {saidIn(language, words)}
          </li>
        ))}
      </ol>
      <div class="phrases">
        {guidePhrases.map((phrase) => (
          <Button key={phrase} disabled={isBusy} onPress={() => say({ phrase })}>
            {phraseMessages[phrase][language]}
          </Button>
        ))}
      </div>
      <form
        class="said__write"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === "") return;
          say({ text: text.trim() });
          setText("");
        }}
      >
        <input
          value={text}
          maxLength={longestHelpText}
          aria-label={t("writeHint")}
          placeholder={t("writeHint")}
          autocomplete="off"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit" class="button button--secondary" disabled={isBusy || text.trim() === ""}>
          <span>{t("send")}</span>
        </button>
      </form>
    </section>
  );
}

/** The thumb's own: what is done next stands large. */
function Acts({ call: { id, state, guide } }: { readonly call: HelpCall }) {
  const { view, t, send, isBusy } = useGuide();
  const isMine = guide === null || guide.id === view.me?.id;
  const act = (command: "XiaohuGuide.Arrive" | "XiaohuGuide.GiveBack" | "XiaohuGuide.End") => () =>
    send({ type: "act", act: { command, payload: { id } } });
  return (
    <>
      {state === "ringing" &&
        view.promises.map((minutes, index) => (
          <Button
            key={minutes}
            variant={index === 0 ? "primary" : "secondary"}
            disabled={isBusy}
            onPress={() =>
              send({ type: "act", act: { command: "XiaohuGuide.Take", payload: { id, minutes } } })
            }
          >
            {minutes === 0 ? t("takeNow") : t("take", { minutes })}
          </Button>
        ))}
      {state === "taken" && isMine && (
        <>
          <Button disabled={isBusy} onPress={act("XiaohuGuide.GiveBack")}>
            {t("giveBack")}
          </Button>
          <Button variant="primary" disabled={isBusy} onPress={act("XiaohuGuide.Arrive")}>
            {t("arrive")}
          </Button>
        </>
      )}
      {state !== "ringing" && isMine && (
        <Button icon="person" onPress={() => send({ type: "accompany", open: true })}>
          {t("accompany")}
        </Button>
      )}
      {(state === "there" || !isMine) && (
        <Button variant={isMine ? "primary" : "secondary"} disabled={isBusy} onPress={act("XiaohuGuide.End")}>
          {t("end")}
        </Button>
      )}
    </>
  );
}
