import type { AnyStateMachine, EventObject } from "xstate";

/** The events by which time and invoked actors speak to a machine, read off the machine itself. */
export function innerEvents(
  machine: AnyStateMachine,
  outputs: Readonly<Record<string, readonly unknown[]>>,
  errors: readonly unknown[] = [new Error("sample")],
): EventObject[] {
  const events: EventObject[] = [];
  const visit = (node: AnyStateMachine["root"]) => {
    for (const { eventType } of node.after) events.push({ type: eventType });
    for (const { id, src } of node.invoke) {
      for (const output of outputs[String(src)] ?? [undefined])
        events.push({ type: `xstate.done.actor.${id}`, output } as EventObject);
      for (const error of errors) events.push({ type: `xstate.error.actor.${id}`, error } as EventObject);
    }
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(machine.root);
  return events;
}
