/** A connection that nobody listens to, of no staff. */
export const silentClient = { send: () => undefined, staff: null, onStaffEnd: () => () => undefined };
