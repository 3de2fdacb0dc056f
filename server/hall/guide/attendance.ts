import type { GuidePlace, HelpGuide } from "../../contract/help/call.ts";

/** The guides who are at their tablets now, once each, in however many browsers, and from where they answer. */
export interface Attendance {
  /** Returns the way to leave. */
  join(guide: HelpGuide, place: GuidePlace): () => void;
  count(): number;
  /** One for each browser. */
  places(): GuidePlace[];
  /** Called when somebody comes or goes. */
  onChange(listener: () => void): () => void;
}

export function createAttendance(): Attendance {
  const present = new Map<object, { readonly guide: HelpGuide; readonly place: GuidePlace }>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    join(guide, place) {
      const browser = {};
      present.set(browser, { guide, place });
      tell();
      return () => {
        if (present.delete(browser)) tell();
      };
    },
    count: () => new Set([...present.values()].map(({ guide }) => guide.id)).size,
    places: () => [...present.values()].map(({ place }) => place),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
