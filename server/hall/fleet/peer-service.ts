import { ContractError } from "../../contract/errors.ts";
import { floorPeer } from "../../contract/fleet/peer.ts";
import type { StaffMember } from "../../contract/staff/member.ts";
import { defineService, type Service } from "../../door/service.ts";

/** None of the floor's services has any. */
function noEvent(): never {
  throw new Error("events of commands are not passed on between processes");
}

/** Where the hall's other processes bring what came to them. @param find a service of the floor that is kept here; undefined: none is */
export function floorPeerService(path: string, find: (service: string) => Service | undefined): Service {
  return defineService<typeof floorPeer>({
    definition: { ...floorPeer, path } as typeof floorPeer,
    roles: ["peer"],
    open(client) {
      let staff: StaffMember | null = null;
      const ends = new Set<() => void>();
      let inner: { readonly service: Service; readonly session: ReturnType<Service["open"]> } | undefined;
      return {
        commands: {
          "XiaohuFloorPeer.Open": ({ service: name }) => {
            const service = find(name);
            if (!service || inner) throw new ContractError("message.notFound", `no floor here for ${name}`);
            const session = service.open({
              get staff() {
                return staff;
              },
              onStaffEnd(listener) {
                ends.add(listener);
                return () => ends.delete(listener);
              },
              send: (told, payload) => client.send("XiaohuFloorPeer.ToldEvent", { name: told, payload }),
              close: () => client.close(),
            });
            inner = { service, session };
            return {};
          },
          "XiaohuFloorPeer.Do": async ({ name, payload, staff: who }, { signal }) => {
            const definition = inner?.service.definition.commands[name];
            const handler = inner?.session.commands[name as never] as
              | ((payload: unknown, context: unknown) => unknown)
              | undefined;
            if (!definition || !handler) throw new ContractError("message.unknownCommand", `no ${name} here`);
            const parsed = definition.payload.safeParse(payload);
            if (!parsed.success) throw new ContractError("message.invalidPayload", name);
            staff = who;
            return { answer: await handler(parsed.data, { signal, event: noEvent }) };
          },
          "XiaohuFloorPeer.EndStaff": () => {
            staff = null;
            for (const listener of [...ends]) listener();
            return {};
          },
        },
        close: () => inner?.session.close(),
      };
    },
  });
}
