import { useMemo } from "preact/hooks";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { AuditQuery } from "../../../server/contract/staff/audit.ts";
import { translator } from "../../i18n/catalogue.ts";
import { managerStaffError, managerStaffErrors, managerStaffMessages } from "../../i18n/manager-staff.ts";
import { Notice } from "../../ui/text-block.tsx";
import { dayAndTime } from "../../ui/time.ts";
import { Section, Table } from "../frame/parts.tsx";
import { Line } from "./account-form.tsx";
import type { AuditContext, AuditEvent } from "./audit.machine.ts";

export interface AuditScreenProps {
  readonly snapshot: { readonly value: string; readonly context: AuditContext };
  readonly send: (event: AuditEvent) => void;
  readonly language: Language;
}

/** Any moment of the audit log, drawn from plain data. */
export function AuditScreen({ snapshot: { value, context }, send, language }: AuditScreenProps) {
  const t = useMemo(() => translator(managerStaffMessages, language), [language]);
  const { query, rows, more, verdict, error, connection } = context;
  const isBusy = value !== "idle" || connection !== "open";
  const type = (key: "account" | "what" | "target" | "from" | "to") => (text: string) => {
    const { [key]: _before, ...rest } = query;
    send({ type: "type", query: (text === "" ? rest : { ...rest, [key]: text }) as AuditQuery });
  };
  return (
    <Section title={t("audit")} class="wide work-list acts">
      <form
        class="acts__choice audit-search"
        onSubmit={(event) => {
          event.preventDefault();
          send({ type: "search" });
        }}
      >
        <Line label={t("from")} kind="date" value={query.from ?? ""} onType={type("from")} />
        <Line label={t("to")} kind="date" value={query.to ?? ""} onType={type("to")} />
        <Line label={t("who")} value={query.account ?? ""} onType={type("account")} />
        <Line label={t("what")} value={query.what ?? ""} onType={type("what")} />
        <Line label={t("target")} value={query.target ?? ""} onType={type("target")} />
        <label>
          <input
            type="checkbox"
            checked={query.refused ?? false}
            onChange={({ currentTarget: { checked } }) =>
              send({ type: "type", query: { ...query, refused: checked } })
            }
          />
          {t("refusedOnly")}
        </label>
        <button type="submit" class="desk-button desk-button--main" disabled={isBusy}>
          {t("search")}
        </button>
        <button type="button" class="desk-button" disabled={isBusy} onClick={() => send({ type: "verify" })}>
          {t("verify")}
        </button>
      </form>
      <div role="status">
        {error && (
          <Notice
            tone="bad"
            title={`${numberOf(error)} ${translator(managerStaffErrors, language)(managerStaffError(error))}`}
          />
        )}
        {verdict &&
          (verdict.fault ? (
            <Notice tone="bad" title={t("broken", verdict.fault)} />
          ) : (
            <Notice tone="good" title={t("whole", { count: verdict.rows })} />
          ))}
      </div>
      {rows.length === 0 ? (
        <p class="empty">{t("nothing")}</p>
      ) : (
        <Table
          caption={t("audit")}
          rows={rows}
          rowKey={({ seq }) => String(seq)}
          rowClass={({ outcome }) => (outcome === "done" ? undefined : "work-list__late")}
          columns={[
            { head: "№", cell: ({ seq }) => seq },
            { head: t("time"), words: true, cell: ({ at }) => dayAndTime(at) },
            { head: t("who"), words: true, cell: ({ account, name }) => `${name} ${account}`.trim() },
            {
              head: t("where"),
              words: true,
              cell: ({ page, site, address }) => [page, site, address].filter(Boolean).join(" · "),
            },
            { head: t("what"), words: true, cell: ({ what }) => what },
            { head: t("target"), words: true, cell: ({ target }) => target },
            {
              head: t("outcome"),
              words: true,
              cell: ({ outcome }) => (outcome === "done" ? t("done") : outcome),
            },
          ]}
        />
      )}
      {more && (
        <p>
          <button type="button" class="desk-button" disabled={isBusy} onClick={() => send({ type: "older" })}>
            {t("older")}
          </button>
        </p>
      )}
    </Section>
  );
}
