import { noticeDesk } from "../../../server/contract/notices/desk.ts";
import { useActor } from "../../ui/use-actor.ts";
import { type DeskAppProps, deskSources, useDesk } from "../frame/use-desk.ts";
import { createNoticesEffects, createNoticesMachine } from "./notices.machine.ts";
import { NoticesScreen } from "./notices-screen.tsx";

/** The hall's notices, on the manager's page and on the guides'. @param by who writes, as the page knows already */
export function NoticesApp({ server, now, language, by = "" }: DeskAppProps & { readonly by?: string }) {
  const { desk } = useDesk(noticeDesk, server, (connection) => ({
    desk: createNoticesMachine(
      createNoticesEffects(connection, { ...deskSources, now: server.clock.now }),
      by,
    ),
  }));
  const snapshot = useActor(desk, (each) => each);
  return <NoticesScreen snapshot={snapshot} send={desk.send} now={now} language={language} />;
}
