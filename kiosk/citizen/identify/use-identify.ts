import { useMemo } from "preact/hooks";
import { translator } from "../../i18n/catalogue.ts";
import { identifyMessages } from "../../i18n/identify.ts";
import { useSession } from "../use-citizen.ts";

/** What the screens are given on which somebody shows who they are, whichever journey asks. */
export function useIdentify() {
  const { language, t: common, advice, condition } = useSession();
  const t = useMemo(() => translator(identifyMessages, language), [language]);
  return { t, common, advice, condition, language };
}
