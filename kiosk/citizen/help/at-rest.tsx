import type { Broadcast } from "../../../server/contract/catalogue/broadcast.ts";
import { languages } from "../../../server/contract/hall.ts";
import type { ShownStanding } from "../../../server/contract/help/terminal.ts";
import type { PageClock } from "../../connection/clock.ts";
import { atRestMessages, closeReasons } from "../../i18n/at-rest.ts";
import type { Message } from "../../i18n/catalogue.ts";
import { Icon } from "../../ui/icon.tsx";
import { ToldBand } from "../between/told-band.tsx";

/** What the hall wants shown while nobody is in session: that the terminal is closed; else its notices, and its live streams. */
export function AtRest({
  standing,
  broadcasts,
  clock,
  isStill,
  onBegin,
}: {
  readonly standing: ShownStanding;
  readonly broadcasts: readonly Broadcast[];
  readonly clock: PageClock;
  /** Less motion is wanted. */
  readonly isStill: boolean;
  readonly onBegin: () => void;
}) {
  const { closed, notices } = standing;
  if (closed)
    return (
      <main class="closed-terminal" data-screen="closed">
        <Icon name="warning" size={24} />
        <h1>{atRestMessages.closed["zh-CN"]}</h1>
        <InLanguages of={closeReasons[closed.reason]} />
        <InLanguages of={atRestMessages.elsewhere} />
        <p lang="en">{atRestMessages.closed.en}</p>
      </main>
    );
  return <ToldBand {...{ notices, broadcasts, clock, isStill, onBegin }} />;
}

/** Each wording once: what reads the same in two languages is not said twice. */
function InLanguages({ of }: { readonly of: Message }) {
  const said = languages.filter((language, index) =>
    languages.slice(0, index).every((before) => of[before] !== of[language]),
  );
  return (
    <p class="in-languages">
      {said.map((language) => (
        <span key={language} lang={language}>
          {of[language]}
        </span>
      ))}
    </p>
  );
}
