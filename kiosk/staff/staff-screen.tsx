import { useLayoutEffect, useMemo } from "preact/hooks";
import { numberOf } from "../../server/contract/error-numbers.ts";
import { translator } from "../i18n/catalogue.ts";
import { staffErrorKey, staffErrorMessages, staffMessages } from "../i18n/staff.ts";
import { Button } from "../ui/button.tsx";
import { EgretWing } from "../ui/egret-wing.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { Notice } from "../ui/text-block.tsx";
import {
  CodesForm,
  EnrolForm,
  type FormProps,
  PasswordForm,
  SecondFactorForm,
  SignInForm,
  Wait,
  WrongRole,
} from "./forms.tsx";
import type { StaffSnapshot } from "./snapshot.ts";
import type { StaffEvent } from "./staff.machine.ts";

export interface StaffScreenProps {
  readonly snapshot: StaffSnapshot;
  readonly send: (event: StaffEvent) => void;
}

/** Any moment of signing in, drawn from plain data. It needs no hall. */
export function StaffScreen({ snapshot, send }: StaffScreenProps) {
  const { context, value } = snapshot;
  const { language, error } = context;
  const t = useMemo(() => translator(staffMessages, language), [language]);
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = t("title");
  }, [t]);
  return (
    <div class="staff">
      <header class="staff__head">
        <EgretWing />
        <LanguageSwitch
          language={language}
          label={t("languageSwitch")}
          onChange={(each) => send({ type: "setLanguage", language: each })}
        />
      </header>
      <main class="staff__main">
        <div role="status">
          {error && (
            <Notice tone="bad" title={translator(staffErrorMessages, language)(staffErrorKey(error))}>
              <p>{numberOf(error)}</p>
            </Notice>
          )}
        </div>
        {value === "unreached" ? (
          <Button variant="primary" icon="retry" onPress={() => send({ type: "tryAgain" })}>
            {t("tryAgain")}
          </Button>
        ) : (
          <Stage context={context} busy={value === "sending"} t={t} send={send} />
        )}
      </main>
    </div>
  );
}

function Stage(props: FormProps) {
  const { context, t, send } = props;
  const { state } = context;
  switch (state?.stage) {
    case "signedOut":
      return <SignInForm {...props} />;
    case "changePassword":
      return <PasswordForm {...props} />;
    case "enrol":
      return <EnrolForm {...props} state={state} />;
    case "secondFactor":
      return <SecondFactorForm {...props} />;
    case "recoveryCodes":
      return <CodesForm {...props} codes={state.codes} />;
    case "waiting":
      return <Wait until={state.until} t={t} send={send} />;
    case "signedIn":
      return <WrongRole name={state.member.name} t={t} send={send} />;
    default:
      return <p class="staff__wait">{t("loading")}</p>;
  }
}
