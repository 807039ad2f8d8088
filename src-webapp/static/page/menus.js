/* The menu bar: native popovers, placed under their buttons, with the arrow keys of a menu. */

/** What is chosen finds the focus where it was in `page` before the menu, and a dialog that it opens brings it back there. */
export function openMenus(bar, page) {
  let before = null;
  page.addEventListener("focusin", ({ target }) => {
    if (!bar.contains(target)) before = target;
  });
  const buttons = [...bar.querySelectorAll("button[popovertarget]")];
  for (const button of buttons) {
    const menu = document.getElementById(button.getAttribute("popovertarget"));
    button.setAttribute("aria-expanded", "false");
    menu.addEventListener("beforetoggle", (event) => event.newState === "open" && place(menu, button));
    menu.addEventListener("toggle", (event) => {
      const open = event.newState === "open";
      button.setAttribute("aria-expanded", String(open));
      if (open) items(menu)[0].focus();
    });
    menu.addEventListener("keydown", (event) => inMenu(event, menu, button, buttons));
    menu.addEventListener("click", (event) => {
      if (!event.target.closest("button")) return;
      menu.hidePopover();
      // On a phone it would bring up the keyboard.
      if (matchMedia("(pointer: fine)").matches) before?.focus();
    });
    button.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") event.preventDefault(), menu.showPopover();
      else move(event, button, buttons);
    });
  }
}

function place(menu, button) {
  const box = button.getBoundingClientRect();
  menu.style.top = `${box.bottom + 4}px`;
  menu.style.left = `${Math.max(4, Math.min(box.left, innerWidth - 244))}px`;
}

function items(menu) {
  return [...menu.querySelectorAll("button:not(:disabled)")];
}

function inMenu(event, menu, button, buttons) {
  const list = items(menu);
  const at = list.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + list.length, Home: 0, End: list.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    list[next % list.length].focus();
  } else if (event.key === "Tab") {
    menu.hidePopover();
  } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    menu.hidePopover();
    move(event, button, buttons)?.click();
  }
}

function move(event, button, buttons) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined) return null;
  event.preventDefault();
  const next = buttons.at((buttons.indexOf(button) + step) % buttons.length);
  next.focus();
  return next;
}

/** A group of menuitemradio: shows the choice as `data-NAME` on the page and keeps it in a cookie for the next one. */
export function choices(name, fallback) {
  const root = document.documentElement;
  const group = [...document.querySelectorAll(`[data-choice="${name}"]`)];
  const show = (value) => {
    for (const item of group) item.setAttribute("aria-checked", String(item.value === value));
    root.dataset[name] = value;
  };
  show(group.some((item) => item.value === root.dataset[name]) ? root.dataset[name] : fallback);
  for (const item of group) {
    item.addEventListener("click", () => {
      show(item.value);
      document.cookie = `mbasic-${name}=${item.value}; path=/; max-age=31536000; samesite=lax`;
    });
  }
}
