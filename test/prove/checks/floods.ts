/** What must be true where somebody says more at once than anybody may. */
import { UNHURRIED } from '../../../src/pace.ts';
import type { Finding } from '../checks.ts';
import type { Evidence, Known } from '../evidence.ts';
import { keysOf } from './holds.ts';

/** A flood is said within a second, or as one ends: Telegram tells of seconds only. */
const LASTS_S = 2;
const MOST = UNHURRIED.burst + LASTS_S * UNHURRIED.perSecond;

export function floodsAreLetGo(evidence: Evidence): Finding {
	const floods = evidence.known.filter(({ person }) => person.floods);
	const broken = floods.flatMap((flood) => [...tookEffect(flood, evidence), ...heldUp(flood, evidence)]);
	return { looked: floods.reduce((sum, { person }) => sum + person.posted.length, 0), broken };
}

/** What is let go is claimed, as all is that was posted, and has no answer; one answer says why. */
function tookEffect({ person: { name, posted }, conversations }: Known, { outbox }: Evidence): string[] {
	const theirs = outbox.filter(({ conversationId }) => conversations.includes(conversationId)).map(keysOf);
	const told = theirs.filter((keys) => keys.includes('too-fast')).length;
	const answers = theirs.filter((keys) => keys.length > 0).length - told;
	const [least, most] = [Math.min(UNHURRIED.burst, posted.length), Math.min(MOST, posted.length)];
	return [
		...(answers < least || answers > most
			? [`of ${posted.length} messages of ${name} at once, ${answers} took effect, not ${least} to ${most}`]
			: []),
		// Where one more was let in meanwhile, what follows is another flood.
		...(told >= 1 && told <= 1 + Math.max(0, answers - least) ? [] : [`${name} was told ${told} times to be slower`]),
	];
}

/** Who spoke right after a flood was not made to wait for all of it. */
function heldUp({ person: { name, posted } }: Known, { known, claims }: Evidence): string[] {
	const keys = posted.map(({ key }) => key);
	const next = keys.at(-1)?.replace(/\d+$/, (update) => String(Number(update) + 1));
	const other = known.find(({ person }) => person.posted.some(({ key }) => key === next));
	const end = Math.max(...keys.map((key) => claims.get(key) ?? 0));
	return other && claims.get(next!)! > end ? [`${other.person.name} had to wait for all that ${name} said`] : [];
}
