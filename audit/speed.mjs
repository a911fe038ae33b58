// node speed.mjs MODULES PORT URL [AUDIT TO SKIP]: measures an address with Lighthouse, as on a phone, in the browser
// that listens for debuggers on PORT; prints JSON.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index"];

const [modules, port, url, ...skipAudits] = process.argv.slice(2);
const { default: lighthouse } = await import(pathToFileURL(resolve(modules, "lighthouse/core/index.js")));
const { lhr } = await lighthouse(url, { port: Number(port), logLevel: "silent", skipAudits });

const short = Object.entries(lhr.categories).flatMap(([name, category]) =>
  category.auditRefs
    .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${name}: ${id} (${lhr.audits[id].title})`),
);
const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, score]));
const metrics = METRICS.map((id) => lhr.audits[id]?.displayValue).filter(Boolean);
console.log(JSON.stringify({ scores, short, metrics, error: lhr.runtimeError?.message }));
