import { postgresServer } from './database.ts';
import { directed } from './directed.ts';
import { BROKEN } from './sabotage.ts';

const [engine, names, atOnce = '3'] = process.argv.slice(2);
const server = engine === 'postgres' ? await postgresServer() : undefined;
const all = Object.entries(BROKEN).filter(
	([name, s]) => s.engines.includes(engine as never) && (!names || names === 'all' || names.split(',').includes(name)),
);
const t0 = performance.now();
const it = all.values();
await Promise.all(
	Array.from({ length: Number(atOnce) }, async () => {
		for (const [name, s] of it) {
			const t = performance.now();
			const verdicts = await directed({
				engine: engine as never,
				scenarios: [s.scenario],
				broken: name,
				server: server?.address,
			});
			const red = verdicts.filter((v) => v.broken.length > 0);
			console.log(
				red.some((v) => v.guarantee === s.breaks) ? 'red  ' : '!!!! GREEN',
				name,
				Math.round(performance.now() - t),
				'ms',
				red.map((v) => v.guarantee + ': ' + v.broken[0]!.slice(0, 120)).join('\n        '),
			);
		}
	}),
);
console.log(Math.round(performance.now() - t0));
await server?.remove();
