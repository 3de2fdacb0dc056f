import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import type { KeptNotice } from "../../../server/contract/notices/desk.ts";
import { runsAt } from "../../../server/contract/notices/notice.ts";
import { translator } from "../../i18n/catalogue.ts";
import { managerMessages } from "../../i18n/manager.ts";
import { noticeMessages } from "../../i18n/notices.ts";
import { Messages } from "../frame/messages.tsx";
import { Section } from "../frame/parts.tsx";
import { DidNotCome, Wait } from "../frame/standstill.tsx";
import { NoticeForm } from "./form.tsx";
import { NoticeRow } from "./notice-row.tsx";
import type { NoticesEvent, NoticesSnapshot } from "./notices.machine.ts";

export interface NoticesScreenProps {
  readonly snapshot: NoticesSnapshot;
  readonly send: (event: NoticesEvent) => void;
  readonly now: number;
  readonly language: Language;
}

/** Any moment of the hall's notices, drawn from plain data: what is shown now, what comes, what is over, and a new one. */
export function NoticesScreen({ snapshot: { value, context }, send, now, language }: NoticesScreenProps) {
  const t = useMemo(() => translator(noticeMessages, language), [language]);
  const { list, error, full } = context;
  if (value === "failed") return <DidNotCome t={t} onAgain={() => send({ type: "tryAgain" })} />;
  if (!list) return <Wait>{t("loading")}</Wait>;
  const isBusy = value !== "shown";
  const byEnd = (one: KeptNotice, other: KeptNotice) => other.until - one.until;
  const open = list.notices.filter(({ until }) => until > now);
  const parts = {
    running: open.filter((each) => runsAt(each, now)),
    coming: open.filter((each) => !runsAt(each, now)),
    ended: list.notices.filter(({ until }) => until <= now).toSorted(byEnd),
  };
  const mayTakeBack = ({ byManager, until }: KeptNotice) => until > now && (list.manager || !byManager);
  const section = (name: keyof typeof parts) =>
    (name === "running" || parts[name].length > 0) && (
      <Section title={t(name)} class="wide">
        {parts[name].length === 0 ? (
          <p class="empty">{t("nothing")}</p>
        ) : (
          <ul class="notices__list">
            {parts[name].map((notice) => (
              <NoticeRow
                key={notice.id}
                notice={notice}
                list={list}
                onTakeBack={mayTakeBack(notice) ? () => send({ type: "takeBack", id: notice.id }) : null}
                isBusy={isBusy}
                language={language}
                t={t}
              />
            ))}
          </ul>
        )}
      </Section>
    );
  return (
    <div class="sheets notices">
      <Messages
        lostAt={null}
        error={error}
        t={translator(managerMessages, language)}
        onDismiss={() => send({ type: "dismiss" })}
      />
      {full && (
        <p class="note wide" role="alert">
          {t("full")}
        </p>
      )}
      {section("running")}
      {section("coming")}
      <NoticeForm
        context={context}
        list={list}
        send={send}
        isBusy={isBusy}
        now={now}
        language={language}
        t={t}
      />
      {section("ended")}
    </div>
  );
}
