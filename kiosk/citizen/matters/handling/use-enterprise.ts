import { useMemo } from "preact/hooks";
import { translator } from "../../../i18n/catalogue.ts";
import { enterpriseMessages } from "../../../i18n/enterprise.ts";
import { useHandle } from "./use-handle.ts";

/** What the screens about an enterprise are given. */
export function useEnterprise() {
  const { view, common, advice: said, language, send } = useHandle();
  const t = useMemo(() => translator(enterpriseMessages, language), [language]);
  return { view, t, common, said, language, send };
}
