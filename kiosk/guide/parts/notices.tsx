import { useState } from "preact/hooks";
import { longestNotice } from "../../../server/contract/fleet/status.ts";
import { type Language, languages } from "../../../server/contract/hall.ts";
import { Button } from "../../ui/button.tsx";
import { languageNames } from "../../ui/modes.ts";
import { dayAndTime } from "../../ui/time.ts";
import { useGuide } from "../use-guide.ts";

/** For how long a notice may stand, minutes. */
const lengths = [15, 60, 240, 480] as const;

const empty: Readonly<Record<Language, string>> = { "zh-CN": "", "zh-TW": "", en: "" };

/** What stands on terminals at rest now, and what shall stand there. */
export function Notices() {
  const { view, language, t, send, isBusy, newKey } = useGuide();
  const [text, setText] = useState(empty);
  const [minutes, setMinutes] = useState<number>(60);
  const [key, setKey] = useState(newKey);
  const isWhole = languages.every((each) => text[each].trim() !== "");
  return (
    <section class="sheet-part">
      {view.notices.length === 0 && <p class="guide__empty">{t("noNotices")}</p>}
      <ul class="cards">
        {view.notices.map(({ id, text: posted, until }) => (
          <li key={id} class="posted">
            <span>{posted[language]}</span>
            <span class="card-button__quiet">{t("until", { time: dayAndTime(until) })}</span>
            <Button
              disabled={isBusy}
              onPress={() => send({ type: "act", act: { command: "XiaohuGuide.TakeDown", payload: { id } } })}
            >
              {t("takeDown")}
            </Button>
          </li>
        ))}
      </ul>
      <h2>{t("newNotice")}</h2>
      {languages.map((each) => (
        <label class="field-line" key={each}>
          <span lang={each}>{languageNames[each]}</span>
          <input
            lang={each}
            value={text[each]}
            maxLength={longestNotice}
            autocomplete="off"
            onInput={({ currentTarget }) => setText({ ...text, [each]: currentTarget.value })}
          />
        </label>
      ))}
      <fieldset class="phrases">
        {lengths.map((each) => (
          <Button key={each} pressed={minutes === each} onPress={() => setMinutes(each)}>
            {each < 60 ? t("forMinutes", { minutes: each }) : t("forHours", { hours: each / 60 })}
          </Button>
        ))}
      </fieldset>
      <div class="thumb">
        <Button
          variant="primary"
          disabled={isBusy || !isWhole}
          onPress={() => {
            send({
              type: "act",
              act: {
                command: "XiaohuGuide.Announce",
                payload: {
                  text: { "zh-CN": text["zh-CN"].trim(), "zh-TW": text["zh-TW"].trim(), en: text.en.trim() },
                  minutes,
                  idempotencyKey: key,
                },
              },
            });
            setText(empty);
            setKey(newKey());
          }}
        >
          {t("announce")}
        </Button>
      </div>
    </section>
  );
}
