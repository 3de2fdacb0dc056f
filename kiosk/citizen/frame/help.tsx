import { translator } from "../../i18n/catalogue.ts";
import { helpMessages } from "../../i18n/help.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { type HelpHeadline, headlineOf } from "../help/headline.ts";
import { HelpWords } from "../help/help-words.tsx";
import { PainDoor } from "../pain-points/door.tsx";
import { useSession } from "../use-citizen.ts";
import { Overlay } from "./overlay.tsx";

/** Somebody is called: who comes and when; or where a person is to be found. */
export function Help() {
  const { session, language, send } = useSession();
  const { help } = session;
  const t = translator(helpMessages, language);
  const headline = headlineOf(help, t);
  const isOpen = help?.state === "calling" || help?.state === "standing";
  const isWriting = help?.state === "standing" && help.writing !== "closed";
  return (
    <Overlay
      name="help"
      title={headline.title}
      actions={
        <>
          {isOpen ? (
            <Button icon="close" onPress={() => send({ type: "helping", event: { type: "cancel" } })}>
              {t("cancel")}
            </Button>
          ) : (
            help?.state !== "unreachable" && (
              <Button icon="help" onPress={() => send({ type: "help" })}>
                {t("callAgain")}
              </Button>
            )
          )}
          <Close isOpen={isOpen} />
        </>
      }
    >
      <Standing headline={headline} />
      {help?.state === "standing" && !help.reachable && <p class="help-lost">{t("lineLost")}</p>}
      {headline.ways && <Ways />}
      {isWriting ? (
        <HelpWords help={help} />
      ) : (
        help?.state === "standing" && (
          <Button
            icon="pencil"
            class="help-write"
            onPress={() => send({ type: "helping", event: { type: "write" } })}
          >
            {t("write")}
            <small>{t("writeHint")}</small>
          </Button>
        )
      )}
      {/* With the call's own text and where people are to be found, the sheet is full. */}
      {!(help?.state === "standing" && (isWriting || headline.ways)) && <PainDoor />}
    </Overlay>
  );
}

function Close({ isOpen }: { readonly isOpen: boolean }) {
  const { t, language, send } = useSession();
  return (
    <Button variant="primary" icon={isOpen ? "forward" : "check"} onPress={() => send({ type: "closeHelp" })}>
      {isOpen ? helpMessages.goOn[language] : t("helpClose")}
    </Button>
  );
}

function Standing({ headline: { hint, tone } }: { readonly headline: HelpHeadline }) {
  return (
    <p class="help-standing" data-tone={tone} role="status">
      <Icon name={tone === "good" ? "person" : tone === "bad" ? "warning" : "help"} size={12} />
      <span>{hint}</span>
    </p>
  );
}

/** Where a person is to be found, without any line. */
function Ways() {
  const { t, terminalId } = useSession();
  return (
    <ul class="help-ways">
      <li>
        <Icon name="person" size={12} />
        <span>{t("helpGuide")}</span>
      </li>
      <li>
        <Icon name="place" size={12} />
        <span>{t("helpDesk")}</span>
      </li>
      <li>
        <Icon name="information" size={12} />
        <span>{t("helpSay", { terminal: terminalId })}</span>
      </li>
    </ul>
  );
}
