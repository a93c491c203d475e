/** What identifies a person: a number and the date of birth; or, without a number, the names and the gender as well. */
import { assign } from 'xstate';
import type { Text } from '../../../db/tables/clinic.ts';
import { line, part, type Question, text } from '../../prompt.ts';
import { birthDate } from '../birthDate.ts';
import type { PatientContext } from '../context.ts';
import type { PersonEvent } from '../events.ts';
import { patient } from '../setup.ts';
import { kept } from './kept.ts';
import { toBefore, whose } from './who.ts';

const LONGEST_NAME = 80;
export const looksLikeAName = (typed: string): boolean => /\p{L}/u.test(typed) && typed.length <= LONGEST_NAME;

const askNumber = (
	{ forOther }: PatientContext,
	labels: readonly Text[],
	typed: string | null,
): Question<PersonEvent> => ({
	parts:
		labels.length === 1
			? [part('ask-number-one', { whose: whose(forOther), label: text(labels[0]!) })]
			: [
					part('ask-number', { whose: whose(forOther) }),
					...labels.map((label) => line('number-kind', { label: text(label) })),
				],
	choices: [
		...kept(typed),
		{ label: part('choice-no-number'), also: [part('also-no-number')], event: { type: 'numberMissed' } },
	],
});

const GENDERS = ['female', 'male', 'other', 'unknown'] as const;
const askGender = (forOther: boolean): Question<PersonEvent> => ({
	parts: [part('ask-gender', { whose: whose(forOther) })],
	choices: GENDERS.map((gender) => ({ label: part(`choice-${gender}`), event: { type: 'genderChosen', gender } })),
});

/** A name that is typed: asked for, kept as a draft, and on. */
const typedName = (draft: 'firstName' | 'surname', right: string, back: string) => {
	const first = draft === 'firstName';
	const asking = first ? 'askingFirstName' : 'askingSurname';
	return {
		[asking]: patient.createStateConfig({
			entry: { type: 'recall', params: { draft } },
			on: {
				recalled: {
					target: draft,
					actions: {
						type: 'ask',
						params: ({ context, event }) => ({
							parts: [part(first ? 'ask-first-name' : 'ask-surname', { whose: whose(context.forOther) })],
							choices: kept(event.text),
						}),
					},
				},
			},
		}),
		[draft]: patient.createStateConfig({
			tags: ['waits', 'text'],
			on: {
				said: [
					{
						guard: ({ event }) => looksLikeAName(event.text),
						target: right,
						actions: { type: 'keepDraft', params: ({ event }) => ({ draft, text: event.text }) },
					},
					{ actions: { type: 'askAgain', params: { parts: [part('hint-name')] } } },
				],
				draftKept: right,
				backAsked: back,
			},
		}),
	};
};

export const fields = {
	askingNumber: patient.createStateConfig({
		entry: { type: 'listIdentifiers', params: {} },
		on: {
			identifiersListed: [
				{
					guard: ({ event }) => event.labels.length === 0,
					target: 'askingBirthDate',
					actions: assign({ number: 'unused' }),
				},
				{
					target: 'number',
					actions: { type: 'ask', params: ({ context, event }) => askNumber(context, event.labels, event.typed) },
				},
			],
		},
	}),
	number: patient.createStateConfig({
		tags: ['waits', 'text'],
		on: {
			said: { target: 'readingNumber', actions: { type: 'readNumber', params: ({ event }) => ({ text: event.text }) } },
			draftKept: { target: 'askingBirthDate', actions: assign({ number: 'typed' }) },
			numberMissed: {
				target: 'askingBirthDate',
				actions: [assign({ number: 'missed' }), { type: 'dropDrafts', params: { drafts: ['number'] } }],
			},
			backAsked: 'beforeNumber',
		},
	}),
	readingNumber: patient.createStateConfig({
		on: {
			numberRead: { target: 'askingBirthDate', actions: assign({ number: 'typed' }) },
			numberUnreadable: {
				target: 'number',
				actions: {
					type: 'askAgain',
					params: ({ event: { examples } }) => ({
						parts: [part('hint-number-unreadable', { examples: examples.join(', ') })],
					}),
				},
			},
		},
	}),
	beforeNumber: patient.createStateConfig({ always: [{ guard: 'asked', target: 'askingContact' }, toBefore] }),
	...birthDate({
		question: ({ forOther }) => part('ask-birth-date', { whose: whose(forOther) }),
		right: 'dated',
		back: 'beforeBirthDate',
	}),
	beforeBirthDate: patient.createStateConfig({
		always: [
			{ guard: ({ context }) => context.number === 'unused', target: 'beforeNumber' },
			{ target: 'askingNumber' },
		],
	}),
	dated: patient.createStateConfig({
		always: [
			{ guard: ({ context }) => context.number === 'typed', target: 'identifying' },
			{ target: 'askingFirstName' },
		],
	}),
	...typedName('firstName', 'askingSurname', 'askingBirthDate'),
	...typedName('surname', 'askingGender', 'askingFirstName'),
	askingGender: patient.createStateConfig({
		entry: { type: 'ask', params: ({ context }) => askGender(context.forOther) },
		always: 'gender',
	}),
	gender: patient.createStateConfig({
		tags: ['waits'],
		on: {
			genderChosen: {
				target: 'identifying',
				actions: { type: 'keepDraft', params: ({ event }) => ({ draft: 'gender', text: event.gender }) },
			},
			backAsked: 'askingSurname',
		},
	}),
};
