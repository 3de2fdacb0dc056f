import { createModbusTracer } from "../modbus/trace.ts";

/** Inputs are no secret: that somebody stands before the terminal says not who. */
export const createSensorsTracer = () => createModbusTracer();
