import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";

/** In the order of loading: the host's files over virtio, a layer above them, and HID. */
const modules = [
  "virtio_ring",
  "virtio",
  "virtio_pci_modern_dev",
  "virtio_pci_legacy_dev",
  "virtio_pci",
  "netfs",
  "fscache",
  "9pnet",
  "9pnet_virtio",
  "9p",
  "overlay",
  "hid",
  "hid-generic",
  "uhid",
];

/** Command → Debian package that has it. */
const tools = {
  "qemu-system-x86_64": "qemu-system-x86",
  busybox: "busybox-static",
  cpio: "cpio",
} as const;

/** Something that this machine lacks; the message is the one line that tells a person what to type. */
export class MissingError extends Error {}

export interface Kernel {
  readonly image: string;
  /** Folder of the modules: `uhid.ko`. */
  readonly modules: string;
}

/** Installs what is missing, where this may be done; throws a `MissingError` where not. */
export function installTools(): void {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new MissingError(
      "test:hid needs Linux on x86-64: the virtual machine runs this machine's own Node.",
    );
  const missing = Object.entries(tools)
    .filter(([command]) => !isInstalled(command))
    .map(([, name]) => name);
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  if (process.getuid?.() !== 0 || !isInstalled("apt-get"))
    throw new MissingError(`test:hid lacks ${missing.join(", ")}. Type: sudo ${install}`);
  try {
    apt(["update"]);
    apt(install.split(" ").slice(1));
  } catch (cause) {
    throw new MissingError(`test:hid could not install what it lacks. Type: apt-get update && ${install}`, {
      cause,
    });
  }
}

/** Debian's standard kernel, fetched once. Its own may have no `uhid`, and the cloud flavour no 9p. */
export function fetchKernel(cache: string): Kernel {
  let name: string | undefined;
  try {
    name = kernelPackage();
    if (name === undefined) {
      apt(["update"]);
      name = kernelPackage();
    }
  } catch (cause) {
    throw new MissingError("test:hid cannot ask apt for a kernel. Type: sudo apt-get update", { cause });
  }
  if (name === undefined)
    throw new MissingError("test:hid finds no linux-image-amd64. It needs a Debian with its archive.");
  const folder = join(cache, name);
  const kernel = { image: join(folder, "vmlinuz"), modules: join(folder, "modules") };
  if (existsSync(folder)) return kernel;

  const unpacked = join(cache, `${name}.part`);
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  try {
    apt(["download", name], unpacked);
  } catch (cause) {
    throw new MissingError(`test:hid cannot fetch its kernel. Type: apt-get download ${name}`, { cause });
  }
  unpackKernel(unpacked);
  renameSync(unpacked, folder);
  return kernel;
}

/** Takes the image and the modules out of the package that lies in `folder`, which is many times as large. */
function unpackKernel(folder: string): void {
  const inFolder = (script: string, ...words: string[]) =>
    execFileSync("sh", ["-ec", script, "sh", ...words], { cwd: folder, encoding: "utf8" });
  const packed = inFolder("dpkg-deb --fsys-tarfile *.deb | tar -t").split("\n");
  // Debian packs modules since its 13th release. One that is not there is part of the image, or of another.
  const wanted = packed.filter(
    (file) =>
      file.startsWith("./boot/vmlinuz-") || modules.some((module) => isModule(basename(file), module)),
  );
  inFolder('dpkg-deb --fsys-tarfile *.deb | tar -x "$@"', ...wanted);
  mkdirSync(join(folder, "modules"));
  for (const file of wanted) {
    if (file.startsWith("./boot/")) renameSync(join(folder, file), join(folder, "vmlinuz"));
    else renameSync(join(folder, file), join(folder, "modules", basename(file)));
  }
  inFolder("rm -r *.deb; for file in modules/*.xz; do [ ! -e $file ] || busybox unxz $file; done");
}

function isModule(file: string, module: string): boolean {
  return file === `${module}.ko` || file === `${module}.ko.xz`;
}

/** What `linux-image-amd64` stands for; undefined where the lists are empty. */
function kernelPackage(): string | undefined {
  const told = execFileSync("apt-cache", ["depends", "linux-image-amd64"], {
    encoding: "utf8",
    stdio: "pipe",
  });
  return /Depends: (linux-image-\S+)/.exec(told)?.[1];
}

function isInstalled(command: string): boolean {
  const folders = (process.env.PATH ?? "").split(":");
  return folders.some((folder) => existsSync(join(folder, command)));
}

function apt(words: readonly string[], folder?: string): void {
  execFileSync("apt-get", ["-qq", "-o", "APT::Sandbox::User=root", ...words], {
    ...(folder !== undefined && { cwd: folder }),
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

/** An initial file system: busybox, the modules, and the command that the machine is for. */
function buildInitramfs(folder: string, kernel: Kernel, command: string): string {
  const tree = join(folder, "initramfs");
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(join(tree, "bin"), { recursive: true });
  mkdirSync(join(tree, "modules"));
  const busybox = execFileSync("sh", ["-c", "command -v busybox"], { encoding: "utf8" }).trim();
  copyFileSync(busybox, join(tree, "bin/busybox"));
  copyFileSync(join(import.meta.dirname, "guest-init.sh"), join(tree, "init"));
  chmodSync(join(tree, "init"), 0o755);
  const order = modules.filter((module) => existsSync(join(kernel.modules, `${module}.ko`)));
  for (const module of order)
    copyFileSync(join(kernel.modules, `${module}.ko`), join(tree, "modules", `${module}.ko`));
  writeFileSync(join(tree, "modules/order"), order.map((module) => `${module}.ko\n`).join(""));
  writeFileSync(join(tree, "command"), command);
  const file = join(folder, "initramfs.gz");
  execFileSync("sh", ["-c", 'cd "$1" && find . | cpio -o -H newc --quiet | gzip -1 >"$2"', "sh", tree, file]);
  return file;
}

/**
 * Boots a machine that runs `command`, a shell's, on the host's files and then switches itself off. Resolves with the
 * command's exit code; rejects when the machine did not get so far, with the kernel's last words.
 *
 * @param timeout milliseconds after which the machine is switched off
 */
export function runInMachine(options: {
  readonly folder: string;
  readonly kernel: Kernel;
  readonly command: string;
  readonly timeout: number;
  readonly onLine: (line: string) => void;
}): Promise<number> {
  const { folder, kernel, command, timeout, onLine } = options;
  const console = join(folder, "console.log");
  writeFileSync(console, "");
  // Software emulation: where /dev/kvm can be opened, it may still not boot a stock kernel.
  const machine = spawn(
    "qemu-system-x86_64",
    [
      ...["-accel", "tcg,thread=multi", "-cpu", "max", "-m", "1024", "-smp", "2"],
      ...["-nic", "none", "-display", "none", "-monitor", "none", "-no-reboot"],
      ...["-kernel", kernel.image, "-initrd", buildInitramfs(folder, kernel, command)],
      ...["-append", "console=ttyS0 quiet panic=-1"],
      ...["-serial", `file:${console}`, "-serial", "stdio"],
      "-virtfs",
      "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap",
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let exitCode: number | undefined;
  createInterface({ input: machine.stdout }).on("line", (line) => {
    const code = /^exit code (\d+)/.exec(line)?.[1];
    if (code === undefined) onLine(line.replace(/\r$/, ""));
    else exitCode = Number(code);
  });
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      machine.kill("SIGKILL");
    }, timeout);
    machine.on("error", reject);
    machine.on("close", () => {
      clearTimeout(timer);
      if (exitCode !== undefined) resolve(exitCode);
      else {
        const why = isLate ? `was not done after ${timeout / 1000} s` : "ended too early";
        reject(new Error(`the virtual machine ${why}; its last words:\n${lastWords(console)}`));
      }
    });
  });
}

function lastWords(file: string): string {
  return readFileSync(file, "utf8").split("\n").slice(-15).join("\n");
}
