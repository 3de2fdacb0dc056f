import { type ArgumentKind, type Bench, BenchError, checkArguments } from "./bench.ts";
import type { ScenarioPlayer } from "./scenario-player.ts";

/** The device that stands for the whole bench where an action names one. */
export const benchItself = "bench";

export interface BenchControlAction {
  readonly action: string;
  readonly description: string;
  readonly arguments: Readonly<Record<string, ArgumentKind>>;
}

/** What can be done with the bench as a whole. */
export interface BenchControl {
  readonly actions: readonly BenchControlAction[];
  /** @throws BenchError */
  perform(action: string, args: Readonly<Record<string, unknown>>): Promise<void>;
}

export function createBenchControl(bench: Bench, player: ScenarioPlayer): BenchControl {
  const actions: readonly (BenchControlAction & {
    perform(args: Readonly<Record<string, string | number>>): void | Promise<void>;
  })[] = [
    {
      action: "play",
      description: "Play a scenario. One plays at a time.",
      arguments: { scenario: player.scenarios.map(({ id }) => id) },
      perform: ({ scenario }) => player.play(String(scenario)),
    },
    {
      action: "stop",
      description: "Stop the scenario, and put the bench back as it was.",
      arguments: {},
      perform: () => player.stop(),
    },
    {
      action: "setPace",
      description: "Whether bytes take the time on the wire that they take at the device's rate.",
      arguments: { pace: ["real", "none"] },
      perform: ({ pace }) => bench.setPaced(pace === "real"),
    },
  ];
  return {
    actions: actions.map(({ action, description, arguments: kinds }) => ({
      action,
      description,
      arguments: kinds,
    })),
    async perform(name, args) {
      const action = actions.find((candidate) => candidate.action === name);
      if (!action) {
        const known = actions.map((each) => each.action).join(", ");
        throw new BenchError("unknownAction", `the bench has no action ${name}; it has ${known}`);
      }
      await action.perform(checkArguments(action.arguments, args));
    },
  };
}
