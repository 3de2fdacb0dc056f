/** Whether a process of this machine is there, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's process is one too.
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}
