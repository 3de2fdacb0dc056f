import type { Translate } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import type { Places } from "../effects.ts";
import type { WindowContext, WindowEvent } from "../window.machine.ts";
import { Choice } from "./choice.tsx";

export interface SignInProps {
  readonly context: WindowContext;
  readonly places: Places;
  readonly t: Translate<WindowMessages>;
  readonly send: (event: WindowEvent) => void;
}

/** Two lists to choose from: arrow keys choose, Enter goes on. */
export function SignIn({ context: { chosen, pending, language }, places, t, send }: SignInProps) {
  return (
    <form
      class="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: "signIn" });
      }}
    >
      <div class="sign-in__head">
        <h2>{t("signInTitle")}</h2>
        <p>{t("signInHint")}</p>
      </div>
      <fieldset class="choices">
        <legend>{t("clerk")}</legend>
        {places.clerks.map(({ id, name }, index) => (
          <Choice
            key={id}
            group="clerk"
            autofocus={index === 0}
            checked={chosen.clerkId === id}
            label={name}
            lang="zh-CN"
            onChoose={() => send({ type: "chooseClerk", clerkId: id })}
          />
        ))}
      </fieldset>
      <fieldset class="choices">
        <legend>{t("window")}</legend>
        {places.windows.map(({ id, name, takenBy }) => (
          <Choice
            key={id}
            group="window"
            checked={chosen.windowId === id}
            label={name[language]}
            note={takenBy ? t("windowTaken", { clerk: takenBy }) : t("windowFree")}
            onChoose={() => send({ type: "chooseWindow", windowId: id })}
          />
        ))}
      </fieldset>
      <button
        type="submit"
        class="button button--primary sign-in__go"
        disabled={!chosen.clerkId || !chosen.windowId || pending !== null}
      >
        <span>{t("signIn")}</span>
        <kbd>Enter</kbd>
      </button>
    </form>
  );
}
