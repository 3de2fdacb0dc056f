import { createModbusTracer } from "../modbus/trace.ts";

/** What displays show, they show to everybody; keys are no secret. */
export const createWindowLineTracer = () => createModbusTracer();
