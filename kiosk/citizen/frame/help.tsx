import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useSession } from "../use-citizen.ts";
import { Overlay } from "./overlay.tsx";

/** Where a person is to be found. */
export function Help() {
  const { t, terminalId, send } = useSession();
  return (
    <Overlay
      name="help"
      title={t("helpTitle")}
      actions={
        <Button variant="primary" icon="check" onPress={() => send({ type: "closeHelp" })}>
          {t("helpClose")}
        </Button>
      }
    >
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
      <p>{t("helpKept")}</p>
    </Overlay>
  );
}
