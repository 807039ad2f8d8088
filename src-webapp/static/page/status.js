/* Words of the bars above and below the panes. */

/** Shows the memory of the workspace, and how fast its program runs: nothing when none does. */
export function showLoad(memory, pace, { bytes, speed }) {
  const short = (value) => Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);
  memory.textContent = bytes < 1024 ? `${bytes} bytes` : `${short(bytes / 1024)} KB`;
  pace.textContent = speed > 0 ? ` · ${short(speed)} statements/s` : "";
}

/** A time of the day; `second` says how seconds are shown, if they are. */
export function time(instant, second) {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second, hourCycle: "h23" });
}
