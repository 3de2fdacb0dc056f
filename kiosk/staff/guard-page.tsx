import "./staff.css";
import { type ComponentChild, Fragment, render } from "preact";
import { createActor } from "xstate";
import { type Language, languages } from "../../server/contract/service-offer.ts";
import type { StaffMember, StaffRole } from "../../server/contract/staff/member.ts";
import { pageClock } from "../connection/clock.ts";
import { pageToken, renewedToken } from "../connection/service-connection.ts";
import { translator } from "../i18n/catalogue.ts";
import { staffMessages } from "../i18n/staff.ts";
import { createStaffEffects } from "./effects.ts";
import { PasswordForm } from "./forms.tsx";
import { isChanging, isIn, type StaffSnapshot } from "./snapshot.ts";
import { createStaffMachine } from "./staff.machine.ts";
import { StaffScreen } from "./staff-screen.tsx";
import { Strip } from "./strip.tsx";

/** Shows what a page draws, whenever it draws anew. */
export type Draw = (content: ComponentChild) => void;

export interface Shown {
  readonly member: StaffMember;
  /** In which they signed in. */
  readonly language: Language;
}

/**
 * Lets nobody see a page of staff's who is not signed in with its role, where the hall has accounts: `open` is called when somebody is, with
 * where to draw, and what it returned when they are no more. It connects only then: a connection is whose cookie it was opened with.
 */
export function guardPage(role: StaffRole, open: (draw: Draw, shown: Shown) => () => void): void {
  const effects = createStaffEffects({
    token: pageToken(),
    renewToken: renewedToken,
    clock: pageClock,
    report: (error) => reportError(error),
  });
  const actor = createActor(createStaffMachine(effects, role), { clock: pageClock });
  let page: { readonly close: () => void; content: ComponentChild } | null = null;

  const draw = (snapshot: StaffSnapshot) => {
    const { state } = snapshot.context;
    if (!isIn(snapshot) || !(state?.stage === "signedIn" || state?.stage === "demo")) {
      page?.close();
      page = null;
      render(<StaffScreen key="staff" snapshot={snapshot} send={actor.send} />, document.body);
      return;
    }
    if (!page) {
      const opened: { close: () => void; content: ComponentChild } = {
        close: () => undefined,
        content: null,
      };
      page = opened;
      opened.close = open(
        (content) => {
          opened.content = content;
          if (page === opened) draw(actor.getSnapshot());
        },
        { member: state.member, language: snapshot.context.language },
      );
    }
    // The page has its own language; the strip follows it.
    const language = languageOf(document.documentElement) ?? snapshot.context.language;
    const shown = { ...snapshot, context: { ...snapshot.context, language } };
    render(
      <Fragment key="page">
        <Strip snapshot={shown} send={actor.send} />
        {page.content}
        {isChanging(snapshot) && (
          <div class="staff-cover">
            <PasswordForm
              context={shown.context}
              busy={typeof snapshot.value === "object" && snapshot.value.in === "saving"}
              t={translator(staffMessages, language)}
              send={actor.send}
              onCancel={() => actor.send({ type: "cancel" })}
            />
          </div>
        )}
      </Fragment>,
      document.body,
    );
  };
  actor.subscribe(draw);
  new MutationObserver(() => page && draw(actor.getSnapshot())).observe(document.documentElement, {
    attributeFilter: ["lang"],
  });
  actor.start();
}

const languageOf = ({ lang }: HTMLElement): Language | undefined => languages.find((each) => each === lang);
