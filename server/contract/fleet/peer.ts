import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { staffMember } from "../staff/member.ts";

/**
 * Between the hall's processes on one store, over loopback: one of them keeps the floor, and a connection that came to another is one here. What
 * crosses is what the connection's own contract has, which both ends look at by its schemas.
 */
export const floorPeer = {
  path: "/hall/v1/floor-peer",
  commands: {
    "Common.Cancel": cancelCommand,
    /** The first: which of the floor's services it is a connection of. */
    "XiaohuFloorPeer.Open": {
      payload: z.strictObject({ service: z.string().check(z.maxLength(40)) }),
      completion: nothing,
    },
    /** A command of that service. @param staff who is signed in there, as the door has let them in */
    "XiaohuFloorPeer.Do": {
      payload: z.strictObject({
        name: z.string().check(z.maxLength(100)),
        payload: z.unknown(),
        staff: z.nullable(staffMember),
      }),
      completion: z.object({ answer: z.unknown() }),
    },
    /** Whoever was signed in there is no more. */
    "XiaohuFloorPeer.EndStaff": { payload: nothing, completion: nothing },
  },
  events: {},
  unsolicited: {
    /** What that service says by itself. */
    "XiaohuFloorPeer.ToldEvent": z.object({ name: z.string(), payload: z.unknown() }),
  },
} as const satisfies ServiceDefinition;
