import type { AnyStateMachine } from "xstate";

type Node = AnyStateMachine["root"];

/** Every state of a machine, the root first. */
export function nodesOf(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

/** What is wrong with a machine by its drawing alone: none in a sound one. */
export const flawsOf = (machine: AnyStateMachine): string[] => [
  ...unanswered(machine),
  ...resetting(machine),
];

/** What it invokes without an answer to its failure, which would bring it down. */
function unanswered(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root).flatMap((node) =>
    node.invoke
      .filter(({ id }) => !node.transitions.get(`xstate.error.actor.${id}`))
      .map(({ src }) => `${node.id}: ${String(src)}`),
  );
}

/** Transitions that leave a parallel state and enter it again, as they name one of its regions from outside of that: all others begin anew. */
function resetting(machine: AnyStateMachine): string[] {
  return nodesOf(machine.root).flatMap((node) =>
    [...node.transitions.values(), node.always ?? []]
      .flat()
      .flatMap(({ source, target, reenter, eventType }) => {
        if (!target) return [];
        const stays = !reenter && target.every((each) => each === source || isIn(each, source));
        const domain = stays ? source : ancestorOf([source, ...target]);
        return domain?.type === "parallel"
          ? [`${source.id} on ${eventType} begins all of ${domain.id} anew`]
          : [];
      }),
  );
}

const isIn = (node: Node, outer: Node): boolean => ancestorsOf(node).includes(outer);

const ancestorsOf = ({ parent }: Node): Node[] => (parent ? [parent, ...ancestorsOf(parent)] : []);

/** The least state that has all of these in it. */
const ancestorOf = ([first, ...others]: readonly Node[]): Node | undefined =>
  first && ancestorsOf(first).find((each) => others.every((other) => isIn(other, each)));
