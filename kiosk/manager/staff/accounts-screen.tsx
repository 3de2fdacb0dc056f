import { useMemo } from "preact/hooks";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { StaffAccount } from "../../../server/contract/staff/accounts.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import {
  type ManagerStaffMessages,
  managerStaffError,
  managerStaffErrors,
  managerStaffMessages,
} from "../../i18n/manager-staff.ts";
import { Button } from "../../ui/button.tsx";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { dayAndTime } from "../../ui/time.ts";
import { Over } from "../frame/over.tsx";
import { Section, Table } from "../frame/parts.tsx";
import { DidNotCome, Wait } from "../frame/standstill.tsx";
import { AccountForm } from "./account-form.tsx";
import type { AccountsContext, AccountsEvent } from "./accounts.machine.ts";

export type StaffWords = Translate<ManagerStaffMessages>;

export interface AccountsScreenProps {
  readonly snapshot: { readonly value: string; readonly context: AccountsContext };
  readonly send: (event: AccountsEvent) => void;
  readonly language: Language;
}

/** Any moment of the accounts, drawn from plain data. */
export function AccountsScreen({ snapshot: { value, context }, send, language }: AccountsScreenProps) {
  const t = useMemo(() => translator(managerStaffMessages, language), [language]);
  const { accounts, draft, act, given, error } = context;
  if (value === "failed") return <DidNotCome t={t} onAgain={() => send({ type: "tryAgain" })} />;
  if (!accounts) return <Wait>{t("loading")}</Wait>;
  if (accounts.demo) return <Notice tone="warning" title={t("demo")} />;
  const failure = error && (
    <Notice
      tone="bad"
      title={`${numberOf(error)} ${translator(managerStaffErrors, language)(managerStaffError(error))}`}
    />
  );
  const blank = {
    id: "",
    name: "",
    roles: [],
    site: accounts.sites.length > 1 ? (accounts.sites[0] ?? null) : null,
    certificate: null,
  };
  return (
    <>
      <div class="messages" role="status">
        {given && (
          <Notice tone="good" title={t("given", given)}>
            <p>{t("givenHint")}</p>
            <Button variant="quiet" onPress={() => send({ type: "dismiss" })}>
              {t("dismiss")}
            </Button>
          </Notice>
        )}
        {!draft && !act && failure}
      </div>
      <Section title={t("accounts")} class="wide work-list acts">
        <p>
          <button
            type="button"
            class="desk-button"
            onClick={() => send({ type: "edit", draft: blank, isNew: true })}
          >
            {t("add")}
          </button>
        </p>
        <Table
          caption={t("accounts")}
          rows={accounts.accounts}
          rowKey={({ id }) => id}
          columns={[
            { head: t("id"), words: true, cell: ({ id }) => id },
            { head: t("name"), words: true, cell: ({ name }) => name },
            { head: t("roles"), words: true, cell: ({ roles }) => roles.map((role) => t(role)).join(" · ") },
            { head: t("site"), words: true, cell: ({ site }) => site ?? t("everySite") },
            {
              head: t("certificate"),
              words: true,
              cell: (account) => <CertificateOf account={account} t={t} />,
            },
            { head: t("state"), words: true, cell: (account) => <StateOf account={account} t={t} /> },
            {
              head: t("change"),
              words: true,
              cell: (account) => <Acts account={account} t={t} send={send} />,
            },
          ]}
        />
      </Section>
      {draft && (
        <AccountForm
          context={context}
          draft={draft}
          isDoing={value === "doing"}
          failure={failure}
          t={t}
          send={send}
        />
      )}
      {act && "id" in act && !draft && (
        <Over title={t("sure", { act: t(act.kind), id: act.id })} onLeave={() => send({ type: "cancel" })}>
          {act.kind !== "unlock" && <p>{t("sureHint", { id: act.id })}</p>}
          <footer>
            <button type="button" class="desk-button" onClick={() => send({ type: "cancel" })}>
              {t("cancel")}
            </button>
            <button
              type="button"
              class="desk-button desk-button--main"
              disabled={value === "doing"}
              onClick={() => send({ type: "confirm" })}
            >
              {t("yes")}
            </button>
          </footer>
        </Over>
      )}
    </>
  );
}

type OfAccount = { readonly account: StaffAccount; readonly t: StaffWords };

function CertificateOf({ account: { certificate, standing }, t }: OfAccount) {
  if (!certificate) return <>—</>;
  const hasEnded = standing === "ended";
  return (
    <div class="work-list__parts">
      <span>{certificate.number}</span>
      <Chip tone={hasEnded ? "bad" : standing === "ending" ? "warning" : "quiet"}>
        {t(hasEnded ? "ended" : "until", { day: certificate.validTo })}
      </Chip>
    </div>
  );
}

function StateOf({ account: { locked, waitsUntil, firstPassword, sessions, lastSignIn }, t }: OfAccount) {
  return (
    <div class="work-list__parts">
      {locked && <Chip tone="bad">{t("locked")}</Chip>}
      {waitsUntil !== null && <Chip tone="warning">{t("waits", { time: dayAndTime(waitsUntil) })}</Chip>}
      {firstPassword && <Chip tone="quiet">{t("firstPassword")}</Chip>}
      {sessions > 0 && <Chip tone="good">{t("signedIn")}</Chip>}
      {lastSignIn !== null && sessions === 0 && (
        <span class="note">{t("lastSignIn", { time: dayAndTime(lastSignIn) })}</span>
      )}
    </div>
  );
}

function Acts({ account, t, send }: OfAccount & Pick<AccountsScreenProps, "send">) {
  const { id, name, roles, site, certificate, locked, waitsUntil, secondFactor } = account;
  const ask = (kind: "resetPassword" | "resetSecondFactor" | "lock" | "unlock") => (
    <button
      key={kind}
      type="button"
      class="desk-button"
      onClick={() => send({ type: "ask", act: { kind, id } })}
    >
      {t(kind)}
    </button>
  );
  return (
    <div class="acts__kinds">
      <button
        type="button"
        class="desk-button"
        onClick={() => send({ type: "edit", draft: { id, name, roles, site, certificate }, isNew: false })}
      >
        {t("change")}
      </button>
      {ask("resetPassword")}
      {secondFactor && ask("resetSecondFactor")}
      {(locked || waitsUntil !== null) && ask("unlock")}
      {!locked && ask("lock")}
    </div>
  );
}
