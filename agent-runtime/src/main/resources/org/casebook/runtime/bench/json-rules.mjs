// Runs json-rules-engine over samples: node json-rules.mjs RULES.json FACTS.jsonl
// Prints {"seconds": wall time of the evaluations alone, "fires": {rule: samples}}.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(process.cwd() + '/'));
const { Engine } = require('json-rules-engine');
const rules = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const samples = readFileSync(process.argv[3], 'utf8').trim().split('\n').map(line => JSON.parse(line));
const engine = new Engine(rules, { allowUndefinedFacts: true });
const fires = Object.fromEntries(rules.map(rule => [rule.event.type, 0]));
for (const sample of samples.slice(0, 200)) await engine.run(sample);
const start = process.hrtime.bigint();
for (const sample of samples) {
  const { events } = await engine.run(sample);
  for (const event of events) fires[event.type]++;
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ seconds, fires }));
