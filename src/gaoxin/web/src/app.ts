// What every page needs: htmx, and a few behaviours that attributes switch on.
// The page's security policy allows neither inline scripts nor eval, so behaviour lives here.

import htmx from "htmx.org";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.historyCacheSize = 0; // pages hold figures that must not stay in the browser's storage

/** `<select data-submit>`: sends its form as soon as it changes. */
function submitOnChange(event: Event): void {
  const field = event.target as HTMLInputElement | HTMLSelectElement;
  if (field.matches("[data-submit]")) field.form?.requestSubmit();
}

/** `<button data-toggle="menu" aria-expanded="false">`: shows or hides the element of that id. */
function toggle(event: Event): void {
  const button = (event.target as Element).closest<HTMLElement>("[data-toggle]");
  const target = button && document.getElementById(button.dataset.toggle ?? "");
  if (!button || !target) return;
  const shown = target.classList.toggle("show");
  button.setAttribute("aria-expanded", String(shown));
}

/** `<details data-menu>`: closes when the reader clicks elsewhere or presses Escape. */
function closeMenus(event: Event): void {
  const escape = event instanceof KeyboardEvent;
  if (escape && event.key !== "Escape") return;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
    const inside = menu.contains(event.target as Node);
    if (inside && !escape) continue;
    menu.open = false;
    if (inside) menu.querySelector("summary")?.focus();
  }
}

/** `<button data-print>`: prints the page. */
function print(event: Event): void {
  if ((event.target as Element).closest("[data-print]")) window.print();
}

document.addEventListener("change", submitOnChange);
document.addEventListener("click", toggle);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
document.addEventListener("click", print);
