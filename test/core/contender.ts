/** A process of its own in a race: says that it is ready, begins when it is told what to do, and says what it was told. */
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { contend, type Race } from './contenders.ts';

/** The database, and where the clock stands. Nothing that is sealed is read in a race, so any key will do. */
const [url, now] = process.argv.slice(2) as [string, string];
const store = await open(url, { keys: keyring(new Uint8Array(32)), clock: () => Number(now) });

process.once('message', async (race) => {
	const told = await contend(store, race as Race);
	await store.close();
	process.send!(told, () => process.disconnect());
});
process.send!('ready');
