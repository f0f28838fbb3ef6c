// What a process holds and has done, as Linux tells it.
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** MiB now. */
export function resident(pid, what = "VmRSS") {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)[1]) / 1024;
}

export function memory(pid) {
  return `${resident(pid).toFixed(0)} MiB (${resident(pid, "VmHWM").toFixed(0)} at most)`;
}

/** What it has open. */
export function files(pid) {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).map((file) => {
    try {
      return readlinkSync(join(folder, file));
    } catch {
      return "closed meanwhile";
    }
  });
}

export function sockets(pid) {
  return files(pid).filter((file) => file.startsWith("socket:")).length;
}

/** Seconds of work since its start. */
export function worked(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
