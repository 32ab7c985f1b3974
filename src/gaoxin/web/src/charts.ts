// Draws the charts of a page. The server writes an ECharts option as JSON beside an empty box:
//
//   <div data-chart role="img" aria-label="…"></div>
//   <script type="application/json">{"xAxis": …, "series": …}</script>
//
// A colour may be a variable of the style sheet, "var(--gx-accent)". Charts are SVG, so that their
// words can be read, searched and printed.

import { BarChart, LineChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from "echarts/components";
import { getInstanceByDom, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, SVGRenderer]);
use([AriaComponent, DatasetComponent, GridComponent, LegendComponent, TooltipComponent]);
use([MarkAreaComponent, MarkLineComponent, MarkPointComponent]);

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");

/** The value with every "var(--name)" in it replaced by the colour that the style sheet gives. */
function resolveColours(value: Json, styles: CSSStyleDeclaration): Json {
  if (typeof value === "string") {
    const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return name ? styles.getPropertyValue(name).trim() : value;
  }
  if (Array.isArray(value)) return value.map((item) => resolveColours(item, styles));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, item]) => [key, resolveColours(item, styles)]);
  return Object.fromEntries(entries);
}

/** 2024 stands for the end of 2024, 2023.75 for the end of September 2024. */
function periodAt(place: number): string {
  const year = Math.ceil(place - 1e-6);
  const month = Math.round((place - year + 1) * 12);
  return month === 12 ? String(year) : `${year}-${String(month).padStart(2, "0")}`;
}

interface Pointed {
  seriesName: string;
  value: [number, number];
}

/** A value axis of years: 2026 instead of 2,026, on the axis and over the tooltip. */
function withPlainYears(option: { [key: string]: { [key: string]: Json } }): Record<string, Json> {
  if (option.xAxis?.type !== "value") return option;
  const lines = (points: Pointed[]) =>
    points.map((point) => `${periodAt(point.value[0])}  ${point.seriesName} ${point.value[1]}`);
  const formatter = (points: Pointed[]) => lines(points).join("\n");
  const axisLabel = { ...(option.xAxis.axisLabel as object), formatter: String };
  return {
    ...option,
    xAxis: { ...option.xAxis, axisLabel: axisLabel as unknown as Json },
    tooltip: { ...option.tooltip, formatter: formatter as unknown as Json },
  };
}

/** The option that the server wrote, with the few settings that hold for every chart. */
function optionOf(box: HTMLElement): Record<string, Json> | null {
  const data = box.nextElementSibling;
  if (!data?.matches('script[type="application/json"]')) return null;
  const styles = getComputedStyle(box);
  const option = resolveColours(JSON.parse(data.textContent ?? "null"), styles) as {
    [key: string]: { [key: string]: Json };
  };
  const { aria, textStyle, tooltip, ...rest } = withPlainYears(option) as {
    [key: string]: { [key: string]: Json };
  };
  return {
    ...rest,
    animation: !stillness.matches,
    aria: { ...aria, enabled: !box.hasAttribute("aria-label") },
    textStyle: { fontFamily: styles.fontFamily, ...textStyle },
    // Tooltips drawn as text: an HTML one carries inline styles, which the page's policy forbids.
    ...(tooltip && { tooltip: { confine: true, ...tooltip, renderMode: "richText" } }),
  };
}

function draw(box: HTMLElement): void {
  const option = getInstanceByDom(box) ? null : optionOf(box);
  if (!option) return;
  const locale = document.documentElement.lang.startsWith("zh") ? "ZH" : "EN";
  const chart = init(box, null, { renderer: "svg", locale });
  chart.setOption(option);
  watcher.observe(box);
}

const watcher = new ResizeObserver((changes) => {
  for (const { target } of changes) getInstanceByDom(target as HTMLElement)?.resize();
});

function drawAll(within: ParentNode): void {
  within.querySelectorAll<HTMLElement>("[data-chart]").forEach(draw);
}

function forget(event: Event): void {
  const gone = event.target as HTMLElement;
  if (!gone.matches("[data-chart]")) return;
  watcher.unobserve(gone);
  getInstanceByDom(gone)?.dispose();
}

drawAll(document);
document.addEventListener("htmx:afterSwap", () => drawAll(document));
document.addEventListener("htmx:beforeCleanupElement", forget);
