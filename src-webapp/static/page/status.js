/* Words of the bars above and below the panes. */

/** Memory of the workspace, and how fast its program runs. */
export function loadText({ bytes, speed }) {
  const short = (value) => Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);
  const memory = bytes < 1024 ? `${bytes} bytes` : `${short(bytes / 1024)} KB`;
  return speed > 0 ? `${memory} · ${short(speed)} statements/s` : memory;
}

/** A time of the day; `second` says how seconds are shown, if they are. */
export function time(instant, second) {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second, hourCycle: "h23" });
}
