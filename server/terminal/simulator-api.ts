import type { FastifyInstance, FastifyReply } from "fastify";
import type { Bench } from "../../device-drivers/simulator/bench.ts";
import { ContractError } from "../contract/errors.ts";
import { simulatorAction } from "../contract/simulator.ts";

/** Placeholder until bench lands */
export function serveSimulator(_app: FastifyInstance, _bench: Bench): void {
  void simulatorAction;
  void ContractError;
  void (undefined as unknown as FastifyReply);
}
