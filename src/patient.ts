/** One event in a patient's conversation: machine and effects in turn, until nothing is left to step. */
import { createActor, type SnapshotFrom } from 'xstate';
import { FRESH } from '../flows/patient/context.ts';
import type { Effect } from '../flows/patient/effects.ts';
import type { PatientEvent, PersonEvent, TimerEvent } from '../flows/patient/events.ts';
import { PATIENT_MACHINE_VERSION, patientMachine } from '../flows/patient/machine.ts';
import { part } from '../flows/prompt.ts';
import type { Said } from '../flows/said.ts';
import { understand } from '../flows/understand.ts';
import { commonFacts } from './common.ts';
import { isWithPerson, personHears } from './handover/patient.ts';
import { isNews, tellNews } from './news.ts';
import type { Turn } from './perform/performer.ts';
import { perform } from './perform.ts';
import { LeftToNewer, SIDE_BY_SIDE_MS } from './side-by-side.ts';
import { askedNoMore, sayNothing, stillAsked } from './speak.ts';
import { noteOutsider } from './staff/access/refused.ts';
import { NOT_BEGUN, nothingBeside, type State } from './talk.ts';

type PatientSnapshot = SnapshotFrom<typeof patientMachine>;

/** No conversation needs so many steps for one message: a machine that goes on for ever is stopped. */
const STEP_LIMIT = 50;

const BEGUN = patientMachine.resolveState({ value: 'idle', context: FRESH });

/** Where the machine stands; a saved state that no longer fits begins anew, and says so. @throws LeftToNewer */
function restore({ talk, tx }: Turn): PatientSnapshot {
	if (!talk.saved) return BEGUN;
	const { version, at } = talk.saved;
	if (version > PATIENT_MACHINE_VERSION && tx.now - at < SIDE_BY_SIDE_MS) throw new LeftToNewer();
	try {
		if (version !== PATIENT_MACHINE_VERSION) throw new Error('another version');
		const { value, context } = talk.saved.snapshot as Pick<PatientSnapshot, 'value' | 'context'>;
		// An earlier release knew fewer marks.
		return patientMachine.resolveState({ value, context: { ...FRESH, ...context } });
	} catch {
		talk.said.push(part('begun-anew'));
		const { handover } = talk.beside;
		talk.beside = { ...nothingBeside(), ...(handover !== undefined && { handover }) };
		return BEGUN;
	}
}

/** A person spoke: to the bot, or to whoever of the clinic answers in this chat. */
export async function patientHears(turn: Turn, said: Said): Promise<State> {
	if (isWithPerson(turn)) {
		await personHears(turn, said);
		return isWithPerson(turn) ? (turn.talk.saved ?? NOT_BEGUN) : asksAgain(turn, restore(turn));
	}
	const snapshot = restore(turn);
	const event = hear(said, snapshot, turn);
	const isWord = event.type !== 'misunderstood' && event.type !== 'said';
	if (said.kind === 'text' && !isWord) await noteOutsider(turn, said.text);
	return keep(await advance(turn, snapshot, event));
}

/** A timer is due. A stale one changes nothing. */
export async function patientIsTold(turn: Turn, event: unknown): Promise<State> {
	const snapshot = restore(turn);
	if (isNews(event)) {
		await tellNews(turn, event);
		return asksAgain(turn, snapshot);
	}
	const due = event as TimerEvent;
	// A warning that comes when there is nothing left to warn of, because nothing ran for a while.
	const tooLate = due.type === 'holdWarned' && turn.tx.now >= due.until;
	const next = keep(snapshot.can(due) && !tooLate ? await advance(turn, snapshot, due) : snapshot);
	if (isWithPerson(turn)) sayNothing(turn.talk);
	return next;
}

/** The bot listens again, where it does: what was asked before is looked at anew. */
const asksAgain = async (turn: Turn, snapshot: PatientSnapshot): Promise<State> =>
	keep(turn.talk.again ? await advance(turn, snapshot, { type: 'askedAgain' }) : snapshot);

const keep = ({ value, context }: PatientSnapshot): State => ({
	version: PATIENT_MACHINE_VERSION,
	snapshot: { value, context },
});

/** What was said, as an event that the state it meets can take. */
function hear(said: Said, snapshot: PatientSnapshot, { talk, network }: Turn): PersonEvent {
	const { offers, misses, question, aside } = talk.beside;
	const event = understand(said, {
		language: talk.language,
		common: commonFacts(network),
		asked: [aside, question].flatMap((asked) => (asked ? [asked.choices] : [])),
		unshown: question?.unshown ?? [],
		offers,
		misses,
		wantsText: snapshot.hasTag('text') && !aside?.insists,
	});
	talk.beside.misses = event.type === 'misunderstood' ? event.times : 0;
	const insisted = aside?.insists ?? false;
	if (event.type === 'misunderstood' && aside?.keepsWords) {
		talk.beside.misses = 0;
		return { type: 'wordsBeforeClinic', text: wordsOf(said) };
	}
	if (event.type === 'misunderstood') return { ...event, insisted };
	if (snapshot.can(event)) return event;
	// A choice that is still shown but no longer leads anywhere is as good as an old one.
	if (said.kind === 'choice') return { type: 'staleTapped', choice: event };
	return { type: 'misunderstood', why: 'unclear', times: ++talk.beside.misses, insisted };
}

/** What was written, if anything was: with a picture, what stands below it. */
function wordsOf(said: Said): string | null {
	if (said.kind === 'text') return said.text;
	return said.kind === 'unreadable' ? (said.caption ?? null) : null;
}

/** Steps the machine with an event and all that answers it. Answers where the machine then stands. */
async function advance(turn: Turn, snapshot: PatientSnapshot, first: PatientEvent): Promise<PatientSnapshot> {
	let now = snapshot;
	let event: PatientEvent | undefined = first;
	for (let steps = 0; event; steps++) {
		if (steps > STEP_LIMIT) throw new Error(`A turn went on for ever, at ${JSON.stringify(now.value)}.`);
		const [next, actions] = step(now, event);
		if (next.status === 'error') throw next.error;
		now = next;
		event = undefined;
		for (const effect of actions) {
			const answer = await perform(effect, turn);
			if (answer && event) throw new Error(`"${effect.type}" was a second question in one step.`);
			event = answer ?? event;
		}
	}
	if (!now.hasTag('waits')) throw new Error(`Nobody is waited for at ${JSON.stringify(now.value)}.`);
	if (JSON.stringify(now.value) === JSON.stringify(snapshot.value)) stillAsked(turn.talk);
	else askedNoMore(turn.talk);
	return now;
}

/** Nobody: the machine runs no actors and sends nothing. XState's own `transition` makes one anew for each step. */
const nobody = createActor(patientMachine);
const SCOPE = {
	self: nobody,
	system: nobody.system,
	id: '',
	sessionId: '',
	logger: () => {},
	defer: () => {},
	emit: () => {},
	stopChild: () => {},
};

/** One step, and the effects that it asks for. */
function step(snapshot: PatientSnapshot, event: PatientEvent): [PatientSnapshot, readonly Effect[]] {
	const effects: Effect[] = [];
	const actionExecutor = (action: unknown) => void effects.push(action as Effect);
	const scope = { ...SCOPE, actionExecutor } as unknown as Parameters<typeof patientMachine.transition>[2];
	return [patientMachine.transition(snapshot, event, scope), effects];
}
