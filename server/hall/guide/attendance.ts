import type { HelpGuide } from "../../contract/help/call.ts";

/** The guides who are at their tablets now, once each, in however many browsers. */
export interface Attendance {
  /** Returns the way to leave. */
  join(guide: HelpGuide): () => void;
  count(): number;
  onChange(listener: () => void): () => void;
}

export function createAttendance(): Attendance {
  const present = new Map<object, HelpGuide>();
  const listeners = new Set<() => void>();
  const count = () => new Set([...present.values()].map(({ id }) => id)).size;
  const change = (make: () => void) => {
    const before = count();
    make();
    if (count() !== before) for (const listener of [...listeners]) listener();
  };
  return {
    join(guide) {
      const place = {};
      change(() => present.set(place, guide));
      return () => change(() => present.delete(place));
    },
    count,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
