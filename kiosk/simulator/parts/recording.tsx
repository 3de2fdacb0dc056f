import { useRef } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import { type Action, type ReaderState, readerName } from "../api.ts";
import { actionName } from "../words.ts";

export interface RecordingProps {
  readonly state: ReaderState;
  readonly language: Language;
  readonly t: Translate<SimulatorMessages>;
  readonly act: (action: Action) => void;
}

/** The reader that says what one in a saved trace said: put in the simulated one's place, and away again. */
export function Recording({ state: { recorded }, language, t, act }: RecordingProps) {
  const picker = useRef<HTMLInputElement>(null);
  const button = (action: string) => (
    <button type="button" class="desk-button" onClick={() => act({ device: readerName, action })}>
      {actionName(action, language)}
    </button>
  );
  return (
    <div class="recording">
      {recorded && (
        <>
          <p class="recording__state">
            {t("recorded", { exchanges: recorded.exchanges, next: recorded.next + 1 })}
          </p>
          {recorded.unknownBytes > 0 && (
            <p class="recording__unknown">{t("recordedUnknown", { bytes: recorded.unknownBytes })}</p>
          )}
          <p>{t("recordedCan")}</p>
        </>
      )}
      <div class="recording__buttons">
        <input
          ref={picker}
          type="file"
          hidden
          onChange={({ currentTarget }) => {
            const trace = currentTarget.files?.[0];
            // The same file can be chosen once more.
            currentTarget.value = "";
            if (trace) act({ device: readerName, action: "useRecording", trace });
          }}
        />
        <button
          type="button"
          class="desk-button"
          title={t("useRecordingHint")}
          onClick={() => picker.current?.click()}
        >
          {t("useRecording")}
        </button>
        {recorded && button("rewind")}
        {recorded && button("useSimulated")}
      </div>
    </div>
  );
}
