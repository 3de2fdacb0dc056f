/** A connection that nobody listens to, of no staff. */
export const silentClient = {
  send: () => undefined,
  close: () => undefined,
  staff: null,
  onStaffEnd: () => () => undefined,
};
