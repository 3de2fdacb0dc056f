import type { Translate } from "../../i18n/catalogue.ts";
import type { TechnicianMessages } from "../../i18n/technician.ts";
import type { TechnicianContext, TechnicianEvent } from "../context.ts";
import type { Places } from "../effects.ts";

export interface SignInProps {
  readonly context: TechnicianContext;
  readonly places: Places;
  readonly busy: boolean;
  readonly t: Translate<TechnicianMessages>;
  readonly send: (event: TechnicianEvent) => void;
}

/** Who, and the password. */
export function SignIn({ context: { form }, places, busy, t, send }: SignInProps) {
  if (places.technicians.length === 0) return <p class="technician__wait">{t("nobody")}</p>;
  return (
    <form
      class="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: "signIn" });
      }}
    >
      <h2>{t("signInTitle")}</h2>
      <fieldset class="sign-in__people">
        <legend>{t("technician")}</legend>
        {places.technicians.map(({ id, name }) => (
          <label key={id} class="sign-in__person">
            <input
              type="radio"
              name="technician"
              checked={form.id === id}
              onChange={() => send({ type: "choose", id })}
            />
            <span lang="zh-CN">{name}</span>
          </label>
        ))}
      </fieldset>
      <label class="sign-in__password">
        <span>{t("password")}</span>
        <input
          type="password"
          autocomplete="off"
          value={form.password}
          onInput={(event) => send({ type: "typePassword", text: event.currentTarget.value })}
        />
      </label>
      {places.demoPassword && <p>{t("demoPassword", { password: places.demoPassword })}</p>}
      <button
        type="submit"
        class="button button--primary"
        disabled={busy || !form.id || form.password === ""}
      >
        {t("signIn")}
      </button>
    </form>
  );
}
