// npm i prom-client@15 @opentelemetry/api @opentelemetry/sdk-metrics@2 @opentelemetry/sdk-trace-node@2 @opentelemetry/context-async-hooks@2 @opentelemetry/core@2; node signals.ts   (Node 26)
import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, NodeTracerProvider, ParentBasedSampler, SimpleSpanProcessor, TraceIdRatioBasedSampler } from "@opentelemetry/sdk-trace-node";
import { AsyncLocalStorage } from "node:async_hooks";
import prom from "prom-client";

const rnd = (() => { let s = 42; return () => (s = (s * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32; })();
const sorted = (a: number[]) => Float64Array.from(a).sort();
const q = (a: number[], p: number) => sorted(a)[Math.min(a.length - 1, Math.floor(p * a.length))];

console.log("# percentiles do not average: nine instances at 50 ms, one that is sick for a third of its requests");
const inst = Array.from({ length: 10 }, (_, i) => Array.from({ length: 10_000 }, () => (i === 9 && rnd() < 0.33 ? 2000 : 40 + rnd() * 20)));
console.log("mean of the p99s:", Math.round(inst.reduce((s, a) => s + q(a, 0.99), 0) / 10), "ms | true p99:", Math.round(q(inst.flat(), 0.99)), "ms | true mean:", Math.round(inst.flat().reduce((a, b) => a + b) / 1e5), "ms");

console.log("# p99 read from buckets");
const lat = Array.from({ length: 100_000 }, () => (rnd() < 0.02 ? 1100 + rnd() * 200 : 80 + rnd() * 40));
const fromBuckets = (bounds: number[]) => { const c = bounds.map((b, i) => lat.filter((v) => v <= b && v > (bounds[i - 1] ?? 0)).length); let seen = 0; for (let i = 0; i < bounds.length; i++) { if (seen + c[i]! >= 0.99 * lat.length) return (bounds[i - 1] ?? 0) + ((0.99 * lat.length - seen) / c[i]!) * (bounds[i]! - (bounds[i - 1] ?? 0)); seen += c[i]!; } return Infinity; };
console.log("true:", Math.round(q(lat, 0.99)), "ms | semantic-convention buckets:", Math.round(fromBuckets([5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000])), "ms | with bounds at 1000, 1200, 1400:", Math.round(fromBuckets([100, 250, 500, 1000, 1200, 1400, 2500])), "ms");

console.log("# label values: series in one process");
for (const [name, label] of [["route template", (i: number) => `/users/:id/${i % 5}`], ["raw path", (i: number) => `/users/${i}/${i % 5}`]] as const) {
  const registry = new prom.Registry();
  const h = new prom.Histogram({ name: "d", help: "d", labelNames: ["path"], registers: [registry] });
  for (let i = 0; i < 10_000; i++) h.observe({ path: label(i) }, 0.1);
  const text = await registry.metrics();
  console.log(`${name}: ${text.split("\n").filter((l) => l && !l.startsWith("#")).length} series, ${(text.length / 1e6).toFixed(2)} MB a scrape`);
}
{
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 1e6 });
  const meters = new MeterProvider({ readers: [reader] });
  const c = meters.getMeter("m").createCounter("hits");
  for (let i = 0; i < 10_000; i++) c.add(1, { user: `u${i}` });
  await reader.forceFlush();
  const points = exporter.getMetrics()[0]!.scopeMetrics[0]!.metrics[0]!.dataPoints;
  const over = points.find((p) => "otel.metric.overflow" in p.attributes);
  console.log(`OpenTelemetry SDK, 10000 values: ${points.length} points kept, ${String(over?.value ?? 0)} counts in the overflow point`);
  await meters.shutdown();
}

console.log("# sampling at the head: 1 of 100, 100000 requests, 0.1 % fail");
let kept = 0, failedKept = 0, failed = 0;
for (let i = 0; i < 100_000; i++) { const bad = rnd() < 0.001; if (bad) failed++; if (rnd() < 0.01) { kept++; if (bad) failedKept++; } }
console.log(`traces kept ${kept}, failed requests ${failed}, of them with a trace ${failedKept}`);

console.log("# context over await, timer, event and queue");
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());
const spans = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(1) }), spanProcessors: [new SimpleSpanProcessor(spans)] });
const tracer = provider.getTracer("t");
const queue: { body: string; headers: Record<string, string> }[] = [];
const bare: (() => void)[] = [];
const root = tracer.startSpan("request");
const id = root.spanContext().traceId;
const seen: Record<string, boolean> = {};
await context.with(trace.setSpan(context.active(), root), async () => {
  const same = () => trace.getActiveSpan()?.spanContext().traceId === id;
  await Promise.resolve(); seen["after await"] = same();
  await new Promise<void>((ok) => setTimeout(() => { seen["in a timer"] = same(); ok(); }, 1));
  bare.push(() => (seen["callback kept in a list, run later"] = same()));
  bare.push(AsyncLocalStorage.bind(() => (seen["the same, bound"] = same())));
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  queue.push({ body: "a", headers: {} }, { body: "b", headers });
});
bare.forEach((f) => f());
for (const m of queue) {
  const span = tracer.startSpan("job", {}, propagation.extract(context.active(), m.headers));
  seen[m.headers.traceparent ? "message with traceparent" : "message without headers"] = span.spanContext().traceId === id;
  if (m.headers.traceparent) console.log("traceparent:", m.headers.traceparent.replace(/[0-9a-f]{16,}/g, (x) => `${x.length} hex`));
  span.end();
}
root.end();
console.log(seen);

console.log("# burn rate: budget of 30 days at 99.9 %");
for (const rate of [1, 6, 14.4]) console.log(`rate ${rate}: ${(rate * 0.1).toFixed(2)} % of requests fail, budget gone in ${(30 / rate).toFixed(1)} days, ${((rate / 720) * 100).toFixed(1)} % of it in an hour`);
process.exit(0);
