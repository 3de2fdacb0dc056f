import { useState } from "preact/hooks";
import type { Broadcast } from "../../../server/contract/catalogue/broadcast.ts";
import { type Language, languages } from "../../../server/contract/hall.ts";
import type { Notice } from "../../../server/contract/notices/notice.ts";
import type { PageClock } from "../../connection/clock.ts";
import { dayWords, spanWords } from "../../i18n/appointment-time.ts";
import { atRestMessages } from "../../i18n/at-rest.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { useNow } from "../../ui/time.ts";
import { heldFor, isUrgent, type Told, toldAt, turnAt, turnsOf, turnTime } from "./turns.ts";

interface Held {
  readonly index: number;
  readonly until: number;
}

/**
 * What the hall tells between sessions, in turns: nothing moves, one takes the place of another. The button goes on and lets one stand, a touch
 * elsewhere begins as on the screen above; where somebody wants less motion, nothing changes by itself.
 */
export function ToldBand({
  notices,
  broadcasts,
  clock,
  isStill,
  onBegin,
}: {
  readonly notices: readonly Notice[];
  readonly broadcasts: readonly Broadcast[];
  readonly clock: PageClock;
  /** Less motion is wanted. */
  readonly isStill: boolean;
  readonly onBegin: () => void;
}) {
  const now = useNow(clock, turnTime);
  const [held, hold] = useState<Held | null>(null);
  const turns = turnsOf(toldAt(notices, broadcasts, now));
  const isHeld = held !== null && (isStill || held.until > now);
  const index = (isHeld ? held.index : isStill ? 0 : turnAt(turns.length, now)) % Math.max(1, turns.length);
  const told = turns[index];
  if (!told) return null;
  const next = () => hold({ index: index + 1, until: clock.now() + heldFor });
  return <ToldOne told={told} onNext={turns.length > 1 ? next : null} onBegin={onBegin} />;
}

/** One of them, in every language that it has: nobody has chosen one yet. */
export function ToldOne({
  told,
  onNext,
  onBegin,
}: {
  readonly told: Told;
  readonly onNext: (() => void) | null;
  readonly onBegin: () => void;
}) {
  const address = told.kind === "broadcast" ? told.session.broadcast.address : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the screen's own button does the same
    <aside
      class="told"
      data-urgent={isUrgent(told)}
      aria-label={atRestMessages.notice["zh-CN"]}
      onClick={({ target }) => (target as Element).closest("button") ?? onBegin()}
    >
      <Icon
        name={told.kind === "broadcast" ? "play" : isUrgent(told) ? "warning" : "information"}
        size={10}
      />
      <p class="in-languages">
        {linesOf(told).map(({ language, words }) => (
          <span key={language} lang={language}>
            {words}
          </span>
        ))}
      </p>
      {address && <QrCode text={address} size={24} label={atRestMessages.watch["zh-CN"]} />}
      {onNext && (
        <Button variant="secondary" icon="forward" label={atRestMessages.next["zh-CN"]} onPress={onNext}>
          {atRestMessages.next["zh-CN"]}
        </Button>
      )}
    </aside>
  );
}

/** Each wording once: what reads the same in two languages is not said twice. */
function linesOf(told: Told): { readonly language: Language; readonly words: string }[] {
  const all = languages.flatMap((language) => {
    const words = wordsOf(told, language);
    return words === null ? [] : [{ language, words }];
  });
  return all.filter(({ words }, index) => all.findIndex((other) => other.words === words) === index);
}

function wordsOf(told: Told, language: Language): string | null {
  if (told.kind === "notice") return told.notice.text[language];
  const { broadcast, from, until } = told.session;
  const when = told.isOn ? atRestMessages.onNow[language] : dayWords(from, language);
  return [
    `${atRestMessages.live[language]}${broadcast.title[language]}`,
    // Hours are not broken in two.
    `${when} ${spanWords(from, until).replace("–", "\u2060–\u2060")}`,
    broadcast.platform[language],
  ].join(language === "en" ? " · " : "　");
}
