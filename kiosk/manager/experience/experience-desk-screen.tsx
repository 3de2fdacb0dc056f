import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { translator } from "../../i18n/catalogue.ts";
import { managerMessages } from "../../i18n/manager.ts";
import { experienceDeskMessages } from "../../i18n/manager-experience.ts";
import { dayAndTime, duration } from "../../ui/time.ts";
import { ByField } from "../frame/fields.tsx";
import { Messages } from "../frame/messages.tsx";
import { Section, Table } from "../frame/parts.tsx";
import { DidNotCome, Wait } from "../frame/standstill.tsx";
import type { ExperienceDeskEvent, ExperienceDeskSnapshot } from "./experience-desk.machine.ts";
import { Replay } from "./replay.tsx";
import type { ExperienceWords } from "./words.ts";

interface ScreenProps {
  readonly snapshot: ExperienceDeskSnapshot;
  readonly send: (event: ExperienceDeskEvent) => void;
  readonly language: Language;
}

/** Any moment of the office's experience sessions, drawn from plain data. */
export function ExperienceDeskScreen({ snapshot, send, language }: ScreenProps) {
  const t = useMemo(() => translator(experienceDeskMessages, language), [language]);
  const { context, value } = snapshot;
  if (value === "failed") return <DidNotCome t={t} onAgain={() => send({ type: "tryAgain" })} />;
  if (!context.list || value === "opening") return <Wait>{t("loading")}</Wait>;
  return (
    <div class="sheets">
      <Messages
        lostAt={null}
        error={context.error}
        t={translator(managerMessages, language)}
        onDismiss={() => send({ type: "dismiss" })}
      />
      {context.opened ? (
        <Replay snapshot={snapshot} opened={context.opened} send={send} language={language} t={t} />
      ) : (
        <Lists snapshot={snapshot} send={send} language={language} t={t} />
      )}
    </div>
  );
}

function Lists({
  snapshot: { context, value },
  send,
  language,
  t,
}: ScreenProps & { readonly t: ExperienceWords }) {
  const { list, matters, matter, by } = context;
  const isBusy = value !== "listed";
  return (
    <>
      <Section title={t("tasksTitle")} hint={t("tasksHint")} class="wide acts">
        <div class="acts__form">
          <label class="acts__field">
            <span>{t("matter")}</span>
            <select
              value={matter ?? ""}
              onChange={({ currentTarget }) =>
                send({ type: "setMatter", matter: currentTarget.value || null })
              }
            >
              <option value="">{t("anything")}</option>
              {matters.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language]}
                </option>
              ))}
            </select>
          </label>
          <ByField label={t("by")} by={by} onBy={(each) => send({ type: "setBy", by: each })} />
          <button
            type="button"
            class="desk-button desk-button--main acts__next"
            disabled={isBusy || by.trim() === ""}
            onClick={() => send({ type: "create" })}
          >
            {t("create")}
          </button>
        </div>
        {list && list.tasks.length > 0 && (
          <Table
            caption={t("tasksTitle")}
            rows={list.tasks}
            rowKey={({ id }) => id}
            columns={[
              {
                head: t("code"),
                words: true,
                cell: ({ code }) =>
                  code === null ? t("over") : <strong class="experience__code">{code}</strong>,
              },
              {
                head: t("matter"),
                words: true,
                cell: (task) => task.matter?.name[language] ?? t("anything"),
              },
              { head: t("until"), words: true, cell: ({ until }) => dayAndTime(until) },
              { head: t("by"), words: true, cell: (task) => task.by },
              {
                head: t("acts"),
                words: true,
                cell: ({ code, id }) =>
                  code !== null && (
                    <button
                      type="button"
                      class="desk-button"
                      disabled={isBusy}
                      onClick={() => send({ type: "end", id })}
                    >
                      {t("end")}
                    </button>
                  ),
              },
            ]}
          />
        )}
      </Section>
      <Section title={t("recordsTitle")} hint={t("recordsHint")} class="wide acts">
        {!list || list.records.length === 0 ? (
          <p class="empty">{t("noRecords")}</p>
        ) : (
          <Table
            caption={t("recordsTitle")}
            rows={list.records}
            rowKey={({ id }) => id}
            columns={[
              { head: t("when"), words: true, cell: ({ at }) => dayAndTime(at) },
              { head: t("terminal"), words: true, cell: ({ terminalId }) => terminalId },
              {
                head: t("matter"),
                words: true,
                cell: (record) => record.matters.map((name) => name[language]).join("、") || t("none"),
              },
              { head: t("length"), cell: ({ milliseconds }) => duration(milliseconds) },
              { head: t("steps"), cell: ({ steps }) => steps },
              { head: t("ending"), words: true, cell: ({ end }) => t(end) },
              {
                head: t("acts"),
                words: true,
                cell: ({ id }) => (
                  <span class="acts__kinds">
                    <button
                      type="button"
                      class="desk-button"
                      disabled={isBusy}
                      onClick={() => send({ type: "open", id })}
                    >
                      {t("look")}
                    </button>
                    <button
                      type="button"
                      class="desk-button"
                      disabled={isBusy}
                      onClick={() => send({ type: "remove", id })}
                    >
                      {t("remove")}
                    </button>
                  </span>
                ),
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}
