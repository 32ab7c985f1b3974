// Bundles the front end into ../static: files with their hash in the name, manifest.json that
// finds them, and the licences of what was bundled. Run by the build hook and by `npm run build`.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const source = dirname(fileURLToPath(import.meta.url));
const target = join(source, "../static");
const packages = join(source, "../../../../node_modules");
const ICONS = "@iconify-json/tabler"; // the icons of the kit in one file instead of ten thousand

async function bundle() {
  const { metafile } = await build({
    entryPoints: ["app.ts", "charts.ts", "app.css"].map((name) => join(source, name)),
    outdir: target,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome100", "firefox100", "safari15"],
    metafile: true,
    logLevel: "warning",
  });
  const manifest = {};
  for (const file of Object.keys(metafile.outputs)) {
    const name = file.split("/").at(-1);
    manifest[name.replace(/-[A-Z0-9]{8}\./, ".")] = name;
  }
  return { manifest, used: packagesAmong(Object.keys(metafile.inputs)) };
}

function packagesAmong(files) {
  const names = files.map((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
  return new Set(names.filter(Boolean));
}

/** The icons named in icons.json as one sprite: `<svg><use href="icons-….svg#target"/></svg>`. */
function sprite() {
  const { icons } = JSON.parse(read(packages, `${ICONS}/icons.json`));
  const symbols = JSON.parse(read(source, "icons.json")).map((name) => {
    if (!icons[name]) throw new Error(`icons.json: there is no icon "${name}"`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${icons[name].body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

function writeHashed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const hashed = name.replace(".", `-${hash}.`);
  writeFileSync(join(target, hashed), content);
  return hashed;
}

/** What was bundled, under which licence, with the words of each licence and notice. */
function licences(names) {
  const works = [...names].sort().map((name) => {
    const folder = join(packages, name);
    const { version, license } = JSON.parse(read(folder, "package.json"));
    const files = filesIn(folder).filter((file) => /^(licenses\/)?(licen[cs]e|notice)/i.test(file));
    const words = files.sort().map((file) => read(folder, file));
    return ["=".repeat(80), `${name} ${version} (${license})`, ...words].join("\n\n");
  });
  return [read(source, "third-party.txt"), ...works].join("\n\n");
}

function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  return names.filter((name) => statSync(join(folder, name)).isFile());
}

/** Smaller copies beside the files, for servers to send as they are. */
function compress() {
  for (const name of readdirSync(target).filter((file) => /\.(js|css|svg)$/.test(file))) {
    writeFileSync(join(target, `${name}.gz`), gzipSync(readFileSync(join(target, name)), { level: 9 }));
  }
}

function read(folder, name) {
  return readFileSync(join(folder, name), "utf8");
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const { manifest, used } = await bundle();
manifest["icons.svg"] = writeHashed("icons.svg", sprite());
manifest["favicon.svg"] = writeHashed("favicon.svg", read(source, "favicon.svg"));
writeFileSync(join(target, "THIRD-PARTY.txt"), licences(used.add(ICONS)));
compress();
writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
