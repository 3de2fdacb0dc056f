import { useMemo } from "preact/hooks";
import { translator } from "../../../i18n/catalogue.ts";
import { followMatterMessages } from "../../../i18n/follow-matter.ts";
import type { FollowEvent } from "../../machines/follow-matter/context.ts";
import { useSession } from "../../use-citizen.ts";

/** What the screens of following a case are given. */
export function useFollow() {
  const { session, send, language, t: common, advice, condition } = useSession();
  const { following: view } = session;
  if (!view) throw new Error("a screen of following a case was drawn outside its journey");
  const t = useMemo(() => translator(followMatterMessages, language), [language]);
  return {
    view,
    t,
    common,
    advice,
    language,
    condition,
    send: (event: FollowEvent) => send({ type: "following", event }),
  };
}
