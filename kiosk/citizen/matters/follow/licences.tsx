import type { VNode } from "preact";
import type { Language, Localized } from "../../../../server/contract/hall.ts";
import type { LicenceReminded } from "../../../../server/contract/matters.ts";
import { reminderConsent } from "../../../../server/contract/matters.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { handleMessages } from "../../../i18n/handle-matter.ts";
import { type LicencesMessages, licencesMessages } from "../../../i18n/licences.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip, Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { firstLicencesView, type LicencesScreen, licenceOf } from "../../machines/licences.machine.ts";
import { Answers } from "../answers.tsx";
import { PostField } from "../post-field.tsx";
import { useFollow } from "./use-follow.ts";
import { useDays } from "./words.ts";

function useLicences() {
  const follow = useFollow();
  const t = translator(licencesMessages, follow.language);
  const back = { words: follow.common("back"), onPress: () => follow.send({ type: "back" }) };
  return { ...follow, view: follow.view.licences ?? firstLicencesView(follow.view), t, back };
}

const titles = {
  licencesAsking: "askingTitle",
  licencesReminding: "remindingTitle",
  licencesForgetting: "forgettingTitle",
} as const;

function Working() {
  const { t, view } = useLicences();
  const title = titles[view.state as keyof typeof titles];
  return (
    <Page name={view.state} title={t(title)}>
      <span class="ripple" aria-hidden="true" />
    </Page>
  );
}

/** Every e-licence with its end, and of which will be reminded. */
function List() {
  const { t, view, back } = useLicences();
  const { licences, asked, texts } = view.known;
  return (
    <Page name="licencesList" title={t("listTitle")} back={back}>
      {view.done && (
        <Notice tone="good" title={t(view.done === "reminded" ? "nowReminded" : "nowForgotten")} />
      )}
      {!asked && <Notice tone="warning" title={t("listNotAsked")} />}
      {asked && licences.length === 0 && <Notice tone="information" title={t("listNone")} />}
      {!texts && licences.length > 0 && <Notice tone="information" title={t("noTexts")} />}
      <FittedPages blocks={licences.map((licence) => <Licence licence={licence} />)} />
    </Page>
  );
}

function Licence({ licence }: { readonly licence: LicenceReminded }) {
  const { t, language, send } = useLicences();
  const { ofDay } = useDays();
  const { kind, name, validTo, state, choices, reminders } = licence;
  const remind = reminders.some(({ sent }) => !sent) ? "remindAgain" : "remindMe";
  return (
    <div class="follow-card">
      <strong>{name[language]}</strong>
      {state === "valid" ? (
        <span>{validTo === null ? t("endless") : t("ends", { day: ofDay(validTo) })}</span>
      ) : (
        <div class="follow-card__state">
          <Chip tone="bad">{t(state)}</Chip>
        </div>
      )}
      {reminders.map(({ id, on, telephone, sent }) => (
        <div key={id} class="licence__reminder">
          <span>
            {sent ? t("wasReminded", { telephone }) : t("willRemind", { day: ofDay(on), telephone })}
          </span>
          <Button
            variant="secondary"
            icon="close"
            label={`${t(sent ? "forgetSent" : "cancel")} ${name[language]} ${ofDay(on)}`}
            onPress={() => send({ type: "forgetReminder", id })}
          >
            {t(sent ? "forgetSent" : "cancel")}
          </Button>
        </div>
      ))}
      {choices.length > 0 && (
        <Button
          variant="secondary"
          icon="clock"
          label={`${t(remind)} ${name[language]}`}
          onPress={() => send({ type: "chooseLicence", kind })}
        >
          {t(remind)}
        </Button>
      )}
    </div>
  );
}

const beforeWords: Readonly<Record<number, keyof LicencesMessages>> = {
  90: "before90",
  30: "before30",
  7: "before7",
  1: "before1",
};

/** How long before, in everyday words where there are some. */
function beforeLabel(before: number): Localized {
  const words = beforeWords[before];
  if (words) return licencesMessages[words];
  const said = (language: Language) => translator(licencesMessages, language)("beforeDays", { days: before });
  return { "zh-CN": said("zh-CN"), "zh-TW": said("zh-TW"), en: said("en") };
}

/** The day of a reminder, so many days before another. */
const dayBefore = (day: string, before: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - before * 86_400_000).toISOString().slice(0, 10);

function When() {
  const { t, view, language, send, back } = useLicences();
  const { ofDay } = useDays();
  const licence = licenceOf(view);
  if (!licence?.validTo) throw new Error("a reminder was to be chosen of a licence that does not end");
  const { choices, name, validTo } = licence;
  return (
    <Page name="licencesWhen" title={t("whenTitle")} hint={name[language]} back={back}>
      <Answers
        options={choices.map((before) => {
          const day = ofDay(dayBefore(validTo, before));
          const words = t("onDay", { day });
          return {
            value: String(before),
            label: beforeLabel(before),
            hint: { "zh-CN": words, "zh-TW": words, en: words },
          };
        })}
        chosen={[]}
        onChoose={(value) => send({ type: "remindBefore", before: Number(value) })}
      />
    </Page>
  );
}

function Telephone() {
  const { t, view, language, send, back } = useLicences();
  const { draft, checked } = view;
  return (
    <Page
      name="licencesTelephone"
      title={t("telephoneTitle")}
      back={back}
      primary={{
        words: handleMessages.next[language],
        icon: "forward",
        onPress: () => send({ type: "answer", value: draft }),
      }}
    >
      <PostField
        kind="telephone"
        label={t("telephoneLabel")}
        value={draft}
        checked={checked}
        language={language}
        onChange={(value) => send({ type: "draft", value })}
      />
    </Page>
  );
}

/** 138 0000 0000: as people read a number to one another. */
const spoken = (number: string) => number.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3");

function Agree() {
  const { t, view, language, send, back } = useLicences();
  const { ofDay } = useDays();
  const licence = licenceOf(view);
  const { before, telephone, agreed } = view;
  if (!licence?.validTo || before === null || telephone === null)
    throw new Error("a consent was shown before it was said to what");
  return (
    <Page
      name="licencesAgree"
      title={t("agreeTitle")}
      hint={licence.name[language]}
      back={back}
      primary={{
        words: t("remind"),
        icon: "check",
        disabled: !agreed,
        onPress: () => send({ type: "remind" }),
      }}
    >
      <FittedPages
        blocks={[
          <div class="follow-card">
            <strong>{t("agreeTo", { telephone: spoken(telephone) })}</strong>
            <span>{t("agreeWhen", { day: ofDay(dayBefore(licence.validTo, before)) })}</span>
          </div>,
          <div class="follow-card">
            <p>{t("consent")}</p>
            <span>{t("consentVersion", { version: reminderConsent.version })}</span>
          </div>,
          <button type="button" class="answer" aria-pressed={agreed} onClick={() => send({ type: "tick" })}>
            <strong>{t("tick")}</strong>
          </button>,
        ]}
      />
    </Page>
  );
}

const refusals = {
  list: "refusedList",
  remind: "refusedRemind",
  forget: "refusedForget",
} as const;

function Refused() {
  const { t, view, common, advice, send, back } = useLicences();
  return (
    <Page
      name="licencesRefused"
      title={t(refusals[view.failed])}
      back={back}
      primary={{ words: common("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      <Notice tone="bad" title={advice(view.error ?? "message.internal")} />
    </Page>
  );
}

const screens: Readonly<Record<LicencesScreen, () => VNode>> = {
  licencesAsking: Working,
  licencesList: List,
  licencesWhen: When,
  licencesTelephone: Telephone,
  licencesAgree: Agree,
  licencesReminding: Working,
  licencesForgetting: Working,
  licencesRefused: Refused,
};

/** 我的证照 and 提醒办: a state without a screen is a type error. */
export function FollowLicences() {
  const { view } = useLicences();
  const Screen = screens[view.state];
  return <Screen />;
}
