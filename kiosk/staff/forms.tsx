import type { ComponentChildren } from "preact";
import type { SignInProblem, SignInState } from "../../server/contract/staff/session.ts";
import type { Translate } from "../i18n/catalogue.ts";
import { translator } from "../i18n/catalogue.ts";
import { type StaffMessages, signInProblems } from "../i18n/staff.ts";
import { QrCode } from "../ui/qr-code.tsx";
import { Notice } from "../ui/text-block.tsx";
import { dayAndTime } from "../ui/time.ts";
import { Field } from "./fields.tsx";
import { askedOf, type StaffContext, type StaffEvent } from "./staff.machine.ts";

export interface FormProps {
  readonly context: StaffContext;
  readonly busy: boolean;
  readonly t: Translate<StaffMessages>;
  readonly send: (event: StaffEvent) => void;
}

/** Millimetres: as large as a telephone reads from a desk. */
const codeSize = 46;

/** A form that Enter sends. */
function Form(
  props: FormProps & {
    title: string;
    hint?: string | undefined;
    go: string;
    children: ComponentChildren;
    more?: ComponentChildren;
  },
) {
  const { context, busy, title, hint, go, children, more, send } = props;
  const problem = problemOf(context.state);
  return (
    <form
      class="staff-form"
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: "submit" });
      }}
    >
      <h1>{title}</h1>
      {hint && <p class="staff-form__hint">{hint}</p>}
      {problem && <Notice tone="bad" title={translator(signInProblems, context.language)(problem)} />}
      {children}
      <div class="staff-form__go">
        <button type="submit" class="button button--primary" disabled={busy || askedOf(context) === null}>
          <span>{go}</span>
        </button>
        {more}
      </div>
    </form>
  );
}

function problemOf(state: SignInState | null): SignInProblem | null {
  return state && "problem" in state ? state.problem : null;
}

const Quiet = ({ children, onPress }: { children: string; onPress: () => void }) => (
  <button type="button" class="button button--quiet" onClick={onPress}>
    <span>{children}</span>
  </button>
);

/** Who, and the password. */
export function SignInForm(props: FormProps) {
  const { context, t, send } = props;
  const { typed, state } = context;
  const wrong = problemOf(state) !== null;
  return (
    <Form {...props} title={t("title")} go={t("signIn")}>
      <Field
        label={t("id")}
        value={typed.id}
        autocomplete="username"
        first={typed.id === ""}
        wrong={wrong}
        onType={(id) => send({ type: "type", typed: { id } })}
      />
      <Field
        label={t("password")}
        type="password"
        value={typed.password}
        autocomplete="current-password"
        first={typed.id !== ""}
        wrong={wrong}
        onType={(password) => send({ type: "type", typed: { password } })}
      />
    </Form>
  );
}

/** A new password, twice. @param onCancel where it need not be */
export function PasswordForm(props: FormProps & { onCancel?: () => void }) {
  const { context, t, send, onCancel } = props;
  const { password, next, again } = context.typed;
  const isOwn = onCancel !== undefined;
  const differ = again !== "" && !next.startsWith(again) && next !== again;
  return (
    <Form
      {...props}
      title={t(isOwn ? "changeOwnTitle" : "changeTitle")}
      hint={t(isOwn ? "changeOwnHint" : "changeHint")}
      go={t("save")}
      more={
        onCancel ? (
          <Quiet onPress={onCancel}>{t("cancel")}</Quiet>
        ) : (
          <Quiet onPress={() => send({ type: "signOut" })}>{t("startOver")}</Quiet>
        )
      }
    >
      <Field
        label={t("oldPassword")}
        type="password"
        value={password}
        autocomplete="current-password"
        first
        onType={(text) => send({ type: "type", typed: { password: text } })}
      />
      <Field
        label={t("newPassword")}
        type="password"
        value={next}
        autocomplete="new-password"
        onType={(text) => send({ type: "type", typed: { next: text } })}
      />
      <Field
        label={t("newAgain")}
        type="password"
        value={again}
        autocomplete="new-password"
        wrong={differ}
        onType={(text) => send({ type: "type", typed: { again: text } })}
      />
      {differ && <p class="staff-form__differ">{t("notTheSame")}</p>}
    </Form>
  );
}

function CodeField({ context, t, send }: FormProps) {
  return (
    <Field
      label={t("code")}
      value={context.typed.code}
      autocomplete="one-time-code"
      digits
      first
      wrong={problemOf(context.state) !== null}
      onType={(text) => send({ type: "type", typed: { code: text.replace(/\D/g, "") } })}
    />
  );
}

/** The authenticator is set up. */
export function EnrolForm(props: FormProps & { state: Extract<SignInState, { stage: "enrol" }> }) {
  const { state, t, send } = props;
  return (
    <Form
      {...props}
      title={t("enrolTitle")}
      hint={t("enrolHint")}
      go={t("next")}
      more={<Quiet onPress={() => send({ type: "signOut" })}>{t("startOver")}</Quiet>}
    >
      <div class="staff-form__code">
        <QrCode text={state.address} size={codeSize} label={t("enrolCode")} />
        <p>
          {t("enrolByHand")} <code>{state.secret.replace(/.{4}(?=.)/g, "$& ")}</code>
        </p>
      </div>
      <CodeField {...props} />
    </Form>
  );
}

/** The authenticator is asked, or a recovery code. */
export function SecondFactorForm(props: FormProps) {
  const { context, t, send } = props;
  const { byRecovery, typed } = context;
  return (
    <Form
      {...props}
      title={t("codeTitle")}
      hint={byRecovery ? undefined : t("codeHint")}
      go={t("next")}
      more={
        <>
          <Quiet onPress={() => send({ type: "switchCode" })}>
            {t(byRecovery ? "useCode" : "useRecovery")}
          </Quiet>
          <Quiet onPress={() => send({ type: "signOut" })}>{t("startOver")}</Quiet>
        </>
      }
    >
      {byRecovery ? (
        <Field
          key="recovery"
          label={t("recoveryCode")}
          value={typed.code}
          autocomplete="off"
          first
          onType={(code) => send({ type: "type", typed: { code } })}
        />
      ) : (
        <CodeField key="code" {...props} />
      )}
    </Form>
  );
}

/** To be written down, or printed. */
export function CodesForm(props: FormProps & { codes: readonly string[] }) {
  const { codes, t } = props;
  return (
    <Form {...props} title={t("codesTitle")} hint={t("codesHint")} go={t("codesKept")}>
      <ol class="staff-form__codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </Form>
  );
}

/** Nothing is looked at until then. */
export function Wait({ until, t, send }: { until: number } & Pick<FormProps, "t" | "send">) {
  return (
    <div class="staff-form">
      <h1>{t("waitTitle")}</h1>
      <p>{t("waitHint", { time: dayAndTime(until) })}</p>
      <div class="staff-form__go">
        <Quiet onPress={() => send({ type: "tryAgain" })}>{t("startOver")}</Quiet>
      </div>
    </div>
  );
}

/** Somebody who has nothing to do here. */
export function WrongRole({ name, t, send }: { name: string } & Pick<FormProps, "t" | "send">) {
  return (
    <div class="staff-form">
      <h1>{t("wrongRole", { name })}</h1>
      <p>{t("wrongRoleHint")}</p>
      <div class="staff-form__go">
        <button type="button" class="button button--primary" onClick={() => send({ type: "signOut" })}>
          <span>{t("startOver")}</span>
        </button>
      </div>
    </div>
  );
}
