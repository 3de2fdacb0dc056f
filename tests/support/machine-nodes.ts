import type { AnyStateMachine } from "xstate";

type Node = AnyStateMachine["root"];

/** Every state of a machine, the root first. */
export function nodesOf(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

/** What a machine invokes without an answer to its failure: none, in a machine that cannot be brought down by it. */
export function unanswered(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root).flatMap((node) =>
    node.invoke
      .filter(({ id }) => !node.transitions.get(`xstate.error.actor.${id}`))
      .map(({ src }) => `${node.id}: ${String(src)}`),
  );
}
