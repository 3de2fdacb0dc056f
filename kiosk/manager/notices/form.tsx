import { type Language, languages } from "../../../server/contract/hall.ts";
import { longestNotice } from "../../../server/contract/notices/notice.ts";
import { weekdayNames } from "../../i18n/notices.ts";
import { languageNames } from "../../ui/modes.ts";
import { ByField } from "../frame/fields.tsx";
import { Section } from "../frame/parts.tsx";
import { type Draft, faultOf, fieldTime, type Length, lengths } from "./draft.ts";
import type { NoticeWords } from "./notice-row.tsx";
import type { NoticeList, NoticesContext, NoticesEvent } from "./notices.machine.ts";

interface FormProps {
  readonly context: NoticesContext;
  readonly list: NoticeList;
  readonly send: (event: NoticesEvent) => void;
  readonly isBusy: boolean;
  readonly now: number;
  readonly language: Language;
  readonly t: NoticeWords;
}

/** A new notice: what, when, where. It says itself what is still missing. */
export function NoticeForm({ context, list, send, isBusy, now, language, t }: FormProps) {
  const { draft, by } = context;
  const write = (more: Partial<Draft>) => send({ type: "write", draft: more });
  const toggled = <Item,>(items: readonly Item[], item: Item): readonly Item[] =>
    items.includes(item) ? items.filter((each) => each !== item) : [...items, item];
  const fault = faultOf(draft, now, list.manager);
  const check = (label: string, checked: boolean, onChange: () => void) => (
    <label class="notices__check" key={label}>
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span>{label}</span>
    </label>
  );
  const lengthName = (each: Length) => {
    if (typeof each !== "number") return t(each === "day" ? "untilEvening" : "ownTimes");
    return each < 60 ? t("forMinutes", { minutes: each }) : t("forHours", { hours: each / 60 });
  };
  return (
    <Section title={t("newTitle")} hint={t("newHint")} class="wide acts">
      <div class="acts__form">
        {languages.map((each) => (
          <label class="acts__field" key={each}>
            <span lang={each}>{languageNames[each]}</span>
            <input
              lang={each}
              value={draft.text[each]}
              maxLength={longestNotice[each]}
              autocomplete="off"
              onInput={({ currentTarget }) => write({ text: { ...draft.text, [each]: currentTarget.value } })}
            />
          </label>
        ))}
        <div class="acts__choice">
          {check(t("always"), draft.always, () => write({ always: !draft.always }))}
          {check(t("urgentLong"), draft.urgent, () => write({ urgent: !draft.urgent }))}
        </div>
        <fieldset class="notices__part">
          <legend>{t("when")}</legend>
          <div class="acts__kinds">
            {lengths.map((each) => (
              <button
                key={each}
                type="button"
                class="desk-button"
                aria-pressed={draft.length === each}
                onClick={() =>
                  write({
                    length: each,
                    ...(each === "own" && draft.from === ""
                      ? { from: fieldTime(now), until: fieldTime(now + 3_600_000) }
                      : {}),
                  })
                }
              >
                {lengthName(each)}
              </button>
            ))}
          </div>
          {draft.length === "own" && (
            <div class="acts__choice">
              {(["from", "until"] as const).map((end) => (
                <label class="acts__field" key={end}>
                  <span>{t(end)}</span>
                  <input
                    type="datetime-local"
                    value={draft[end]}
                    onInput={({ currentTarget }) => write({ [end]: currentTarget.value })}
                  />
                </label>
              ))}
            </div>
          )}
          {draft.length === "own" && list.manager && (
            <>
              <p class="notices__quiet">{t("hoursHint")}</p>
              <div class="acts__choice">
                {weekdayNames.map((name, index) =>
                  check(name[language], draft.weekdays.includes(index + 1), () =>
                    write({ weekdays: [...toggled(draft.weekdays, index + 1)].sort() }),
                  ),
                )}
              </div>
              {draft.weekdays.length > 0 && (
                <div class="acts__choice">
                  {(["hoursFrom", "hoursTo"] as const).map((end) => (
                    <label class="acts__field" key={end}>
                      <span>{t(end)}</span>
                      <input
                        type="time"
                        value={draft[end]}
                        onInput={({ currentTarget }) => write({ [end]: currentTarget.value })}
                      />
                    </label>
                  ))}
                </div>
              )}
            </>
          )}
        </fieldset>
        <fieldset class="notices__part">
          <legend>{t("where")}</legend>
          <div class="acts__kinds">
            {(["all", "some", "none"] as const).map((each) => (
              <button
                key={each}
                type="button"
                class="desk-button"
                aria-pressed={draft.terminals === each}
                onClick={() => write({ terminals: each })}
              >
                {t(each === "all" ? "allTerminals" : each === "some" ? "someTerminals" : "noTerminals")}
              </button>
            ))}
          </div>
          {draft.terminals === "some" && (
            <div class="acts__choice">
              {list.zones.map(({ id, name }) =>
                check(name[language], draft.zones.includes(id), () =>
                  write({ zones: toggled(draft.zones, id) }),
                ),
              )}
              {list.terminals.map((id) =>
                check(id, draft.ids.includes(id), () => write({ ids: toggled(draft.ids, id) })),
              )}
            </div>
          )}
          <div class="acts__choice">
            {check(t("boardsToo"), draft.boards, () => write({ boards: !draft.boards }))}
            {list.sites > 1 &&
              check(t("everySite"), draft.everySite, () => write({ everySite: !draft.everySite }))}
          </div>
        </fieldset>
        {list.me === null && (
          <ByField label={t("by")} by={by} onBy={(each) => send({ type: "setBy", by: each })} />
        )}
        {fault && fault !== "words" && <p class="note">{t(fault)}</p>}
        <button
          type="button"
          class="desk-button desk-button--main acts__next"
          disabled={isBusy || fault !== null || (list.me === null && by.trim() === "")}
          onClick={() => send({ type: "post" })}
        >
          {t("post")}
        </button>
      </div>
    </Section>
  );
}
