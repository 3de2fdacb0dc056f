import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { type Certificate, staffRoles } from "../../../server/contract/staff/member.ts";
import { Over } from "../frame/over.tsx";
import { type AccountsContext, type AccountsEvent, isComplete } from "./accounts.machine.ts";
import type { StaffWords } from "./accounts-screen.tsx";
import type { Details } from "./effects.ts";

interface FormProps {
  readonly context: AccountsContext;
  readonly draft: Details;
  readonly isDoing: boolean;
  readonly failure: ComponentChildren;
  readonly t: StaffWords;
  readonly send: (event: AccountsEvent) => void;
}

const none: Certificate = { number: "", validFrom: "", validTo: "" };

/** An account, new or known. */
export function AccountForm({ context, draft, isDoing, failure, t, send }: FormProps) {
  const { accounts, isNew } = context;
  const type = (changes: Partial<Details>) => send({ type: "type", changes });
  const certify = (changes: Partial<Certificate>) => {
    const next = { ...(draft.certificate ?? none), ...changes };
    const isEmpty = next.number === "" && next.validFrom === "" && next.validTo === "";
    type({ certificate: isEmpty ? null : next });
  };
  const leave = () => {
    if (!isDoing) send({ type: "cancel" });
  };
  return (
    <Over title={isNew ? t("add") : `${t("change")} ${draft.id}`} onLeave={leave}>
      <form
        class="acts acts__form"
        onSubmit={(event) => {
          event.preventDefault();
          send({ type: "save" });
        }}
      >
        {isNew && <Line label={t("id")} value={draft.id} longest={40} onType={(id) => type({ id })} />}
        <Line label={t("name")} value={draft.name} longest={40} onType={(name) => type({ name })} />
        <fieldset class="acts__choice">
          <legend>{t("roles")}</legend>
          {staffRoles.map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={draft.roles.includes(role)}
                onChange={({ currentTarget: { checked } }) =>
                  type({
                    roles: staffRoles.filter((each) =>
                      each === role ? checked : draft.roles.includes(each),
                    ),
                  })
                }
              />
              {t(role)}
            </label>
          ))}
        </fieldset>
        {accounts && accounts.sites.length > 1 && (
          <label class="acts__field">
            <span>{t("site")}</span>
            <select
              value={draft.site ?? ""}
              onChange={({ currentTarget: { value } }) => type({ site: value === "" ? null : value })}
            >
              <option value="">{t("everySite")}</option>
              {accounts.sites.map((site) => (
                <option key={site} value={site}>
                  {site}
                </option>
              ))}
            </select>
          </label>
        )}
        <Line
          label={t("certificateNumber")}
          value={draft.certificate?.number ?? ""}
          longest={40}
          onType={(number) => certify({ number })}
        />
        <Line
          label={t("validFrom")}
          kind="date"
          value={draft.certificate?.validFrom ?? ""}
          onType={(validFrom) => certify({ validFrom })}
        />
        <Line
          label={t("validTo")}
          kind="date"
          value={draft.certificate?.validTo ?? ""}
          onType={(validTo) => certify({ validTo })}
        />
        <div role="status">{failure}</div>
        <footer>
          <button type="button" class="desk-button" disabled={isDoing} onClick={leave}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            class="desk-button desk-button--main"
            disabled={isDoing || !isComplete(draft)}
          >
            {t("save")}
          </button>
        </footer>
      </form>
    </Over>
  );
}

/** A line of a form on the manager's page. */
export function Line({
  label,
  value,
  kind = "text",
  longest = 80,
  onType,
}: {
  readonly label: string;
  readonly value: string;
  readonly kind?: "text" | "date";
  readonly longest?: number;
  readonly onType: (text: string) => void;
}) {
  const onInput = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
    onType(currentTarget.value);
  const id = useId();
  return (
    <div class="acts__field">
      <label for={id}>{label}</label>
      {kind === "date" ? (
        <input id={id} type="date" value={value} onInput={onInput} />
      ) : (
        <input id={id} type="text" value={value} maxLength={longest} autocomplete="off" onInput={onInput} />
      )}
    </div>
  );
}
