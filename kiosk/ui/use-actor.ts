import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AnyActorRef, SnapshotFrom } from "xstate";

/**
 * What `select` makes of an actor's snapshot, kept current. The component is drawn again only when that changes, so
 * `select` returns a primitive or a part of the snapshot, never something newly made.
 */
export function useActor<TActor extends AnyActorRef, T>(
  actor: TActor,
  select: (snapshot: SnapshotFrom<TActor>) => T,
): T {
  const [, redraw] = useState({});
  const selected = useRef<{ value: T } | undefined>(undefined);
  const selector = useRef(select);
  selector.current = select;
  selected.current = { value: select(actor.getSnapshot() as SnapshotFrom<TActor>) };

  useLayoutEffect(() => {
    const look = () => {
      const value = selector.current(actor.getSnapshot() as SnapshotFrom<TActor>);
      if (!Object.is(selected.current?.value, value)) redraw({});
    };
    const subscription = actor.subscribe(look);
    look();
    return () => subscription.unsubscribe();
  }, [actor]);

  return selected.current.value;
}
