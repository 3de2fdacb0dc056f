import type { Bench } from "../../device-drivers/simulator/bench.ts";
import { BenchError } from "../../device-drivers/simulator/bench.ts";
import { ContractError } from "../contract/errors.ts";
import { type SimulatorState, simulatorAction, type WireEvent } from "../contract/simulator.ts";
import type { Door } from "../door/door.ts";

/** What the simulator's control needs of the bench and of the paper. */
export interface Simulator {
  readonly bench: Bench;
  readonly personas: SimulatorState["personas"];
  /** PNG of a ticket on the simulated paper; undefined when there is none of this id. */
  ticketPicture(id: number): Uint8Array | undefined;
}

/** `/simulator/api`: state, actions, pictures of tickets, and a stream of what happens. */
export function serveSimulator(door: Door, { bench, personas, ticketPicture }: Simulator): void {
  const state = (): SimulatorState => ({
    devices: bench.state().map((device) => ({
      ...device,
      faults: [...device.faults],
      actions: device.actions.map(({ action, description, arguments: args }) => ({
        action,
        description,
        arguments: Object.fromEntries(
          Object.entries(args).map(([name, kind]) => [name, typeof kind === "string" ? kind : [...kind]]),
        ),
      })),
    })),
    personas,
  });

  door.app.get("/simulator/api/state", state);

  door.app.post("/simulator/api/actions", async (request) => {
    const message = simulatorAction.safeParse(request.body);
    if (!message.success)
      throw new ContractError("simulator.invalidArguments", "expected { device, action, … }");
    const { device, action, ...args } = message.data;
    try {
      await bench.perform(device, action, args);
    } catch (cause) {
      if (!(cause instanceof BenchError)) throw cause;
      throw new ContractError(`simulator.${cause.code}`, cause.message, { cause });
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
    request.raw.on("close", stop);
  });
}
