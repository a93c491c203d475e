/** What is asked and said of one's own data, whichever of it a person wants: who has to be proved first, yes or no, and back. */
import { line, type Part, part, type Question } from '../../prompt.ts';
import type { PatientContext } from '../context.ts';
import type { PersonEvent } from '../events.ts';
import type { CodePerson, VisitFacts } from '../facts.ts';
import { askWhatNext } from '../idle.ts';
import { known } from '../known.ts';
import { patient } from '../setup.ts';
import { visitLine } from '../visit.ts';

/** As many as are named; of the others it is said how many there are. */
const MOST_NAMED = 5;

export const named = (visits: readonly VisitFacts[]): readonly Part[] => [
	...visits.slice(0, MOST_NAMED).map((visit) => ({ ...visitLine(visit), line: true }) as const),
	...(visits.length > MOST_NAMED ? [line('own-more-visits', { count: visits.length - MOST_NAMED })] : []),
];

export const yesOrNo = (yes: Part, no: Part): Question<PersonEvent>['choices'] => [
	{ label: yes, answers: 'yes', event: { type: 'ownDataConfirmed' } },
	{ label: no, answers: 'no', event: { type: 'ownDataRefused' } },
];

/** One code opens one person's record: of several, it is asked whose. */
export const askCode = (why: Part, people: readonly CodePerson[]): Question<PersonEvent> => {
	const choices = yesOrNo(part('choice-send-code'), part('choice-code-not'));
	if (people.length < 2) return { parts: [why], choices };
	const each = people.map(({ patientId, name }) => ({
		label: part('person', { name }),
		event: { type: 'ownDataConfirmed', patientId } as const,
	}));
	return { parts: [why, part('ask-code-whose')], choices: [...each, choices[1]!] };
};

/** The only one whose record a code can open; of several, nobody before one is chosen. */
export const theOnly = (people: readonly CodePerson[]): number | null =>
	people.length === 1 ? people[0]!.patientId : null;

const tooLate = (visits: readonly VisitFacts[]): readonly Part[] => [
	part('own-too-late', { count: visits.length }),
	...named(visits),
];

/** A code to a confirmed contact of the patient it was found to be for. */
export const theirs = ({ patientId }: PatientContext) => ({ kind: 'patient', patientId: known(patientId) }) as const;

/** Whom the code was right for; nobody, where none was asked for. */
export const codeFor = ({ context }: { context: PatientContext }) => ({ codeFor: context.patientId });
export const nobodyProved = patient.assign({ patientId: null });
/** For whom a code is to be: the one who was chosen, or the only one. */
export const forWhom = ({
	context,
	event,
}: {
	context: PatientContext;
	event: { patientId?: number };
}): number | null => event.patientId ?? context.patientId;

/** Back to where nothing is going on, with a word. */
export const over = (word: Part) => ({
	target: '#patient.idle',
	actions: { type: 'ask' as const, params: askWhatNext(word) },
});

/** Cancels the visits that are ahead, then goes on; of those that can't be cancelled here any more it is said, and nothing else done. */
export const cancellingAhead = (then: ReturnType<typeof over> | { target: string; actions: Saying }) =>
	patient.createStateConfig({
		entry: { type: 'cancelVisitsAhead', params: codeFor },
		on: {
			visitsAheadCancelled: [
				{
					guard: ({ event }) => event.late.length > 0,
					target: '#patient.idle',
					actions: { type: 'ask', params: ({ event }) => askWhatNext(...tooLate(event.late)) },
				},
				then,
			],
		},
	});

interface Saying {
	readonly type: 'say';
	readonly params: { readonly parts: readonly Part[] };
}
