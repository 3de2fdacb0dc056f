import { type Bench, type BenchDeviceState, BenchError } from "../../device-drivers/simulator/bench.ts";
import { benchItself, createBenchControl } from "../../device-drivers/simulator/bench-control.ts";
import type { ScenarioPlayer } from "../../device-drivers/simulator/scenario-player.ts";
import { ContractError } from "../contract/errors.ts";
import {
  longestAction,
  type SimulatorState,
  simulatorAction,
  type WireEvent,
} from "../contract/simulator.ts";
import { type Door, errorBodyOf } from "../door/door.ts";

/** What the simulator's control needs of the bench and of the paper. */
export interface Simulator {
  readonly bench: Bench;
  readonly player: ScenarioPlayer;
  readonly personas: SimulatorState["personas"];
  /** PNG of a ticket on the simulated paper; undefined when there is none of this id. */
  ticketPicture(id: number): Uint8Array | undefined;
}

/** `/simulator/api`: state, actions, pictures of tickets, and a stream of what happens. */
export function serveSimulator(door: Door, simulator: Simulator): void {
  const { bench, player, personas, ticketPicture } = simulator;
  const control = createBenchControl(bench, player);
  const state = (): SimulatorState => ({
    bench: {
      actions: control.actions.map(described),
      pace: bench.isPaced() ? "real" : "none",
      scenarios: player.scenarios.map(({ id, steps }) => ({ id, steps: [...steps] })),
      play: player.state(),
    },
    devices: bench.state().map((device) => ({
      ...device,
      faults: [...device.faults],
      actions: device.actions.map(described),
    })),
    personas,
  });
  const perform = (device: string, action: string, args: Readonly<Record<string, unknown>>) =>
    device === benchItself ? control.perform(action, args) : bench.perform(device, action, args);

  door.app.get("/simulator/api/state", state);

  door.app.post("/simulator/api/actions", { bodyLimit: longestAction }, async (request, reply) => {
    const message = simulatorAction.safeParse(request.body);
    if (!message.success)
      throw new ContractError("simulator.invalidArguments", "expected { device, action, … }");
    const { device, action, ...args } = message.data;
    try {
      await perform(device, action, args);
    } catch (cause) {
      if (!(cause instanceof BenchError)) throw cause;
      const refused = new ContractError(`simulator.${cause.code}`, cause.message, { cause });
      if (!cause.problem) throw refused;
      return reply.code(400).send({ ...errorBodyOf(refused), problem: cause.problem });
    }
    return state();
  });

  door.app.get<{ Params: { id: string } }>("/simulator/api/tickets/:id.png", (request, reply) => {
    const picture = /^\d{1,9}$/.test(request.params.id)
      ? ticketPicture(Number(request.params.id))
      : undefined;
    if (!picture) throw new ContractError("message.notFound", "no such ticket on the paper");
    return reply.type("image/png").header("cache-control", "no-store").send(Buffer.from(picture));
  });

  door.app.get("/simulator/api/events", (request, reply) => {
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)])),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
    });
    const send = (event: "state" | "wire", data: SimulatorState | WireEvent) =>
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    send("state", state());
    for (const entry of bench.wire()) send("wire", entry);
    const stop = bench.onEvent((event) => {
      if (event.type === "wire") send("wire", event.entry);
      else send("state", state());
    });
    const stopPlayer = player.onChange(() => send("state", state()));
    request.raw.on("close", () => {
      stop();
      stopPlayer();
    });
  });
}

type DescribedAction = BenchDeviceState["actions"][number];

function described({ action, description, arguments: args }: DescribedAction) {
  return {
    action,
    description,
    arguments: Object.fromEntries(
      Object.entries(args).map(([name, kind]) => [name, typeof kind === "string" ? kind : [...kind]]),
    ),
  };
}
