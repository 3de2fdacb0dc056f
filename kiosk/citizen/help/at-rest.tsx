import { languages } from "../../../server/contract/hall.ts";
import type { ShownStanding } from "../../../server/contract/help/terminal.ts";
import { atRestMessages, closeReasons } from "../../i18n/at-rest.ts";
import type { Message } from "../../i18n/catalogue.ts";
import { Icon } from "../../ui/icon.tsx";

/** What the hall wants shown while nobody is in session: its notices, or that the terminal is closed. In every language: nobody has chosen one. */
export function AtRest({ standing }: { readonly standing: ShownStanding }) {
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
  if (notices.length === 0) return null;
  return (
    <aside class="hall-notices" aria-label={atRestMessages.notice["zh-CN"]}>
      {notices.map(({ id, text }) => (
        <div class="hall-notice" key={id}>
          <Icon name="information" size={10} />
          <InLanguages of={text} />
        </div>
      ))}
    </aside>
  );
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
