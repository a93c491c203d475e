import { describe, expect, it } from 'vitest';
import type { PersonEvent } from '../../flows/patient/events.ts';
import { patientMachine } from '../../flows/patient/machine.ts';
import type { Question } from '../../flows/prompt.ts';
import { LANGUAGES, say } from '../../flows/words.ts';
import { definitions, keyOf, type Step, walk } from './walk.ts';

const common = { clinic: 'Clinics', welcome: 'Welcome', phone: '+27 21 000 0100' };
const steps = walk();
const waiting = new Map(steps.filter(({ to }) => to.hasTag('waits')).map(({ to }) => [keyOf(to), to]));
const questions = steps.flatMap(({ effects }) =>
	effects.flatMap((effect): Question<PersonEvent>[] => (effect.type === 'ask' ? [effect.params] : [])),
);

/** Which of a node's transitions a step took, if its event led anywhere. */
function taken({ from, event }: Step): string[] {
	const transitions = patientMachine.getTransitionData(from as never, event as never);
	return transitions.map((transition) => {
		const siblings = transition.source.transitions.get(event.type) ?? [];
		return `${transition.source.id} ${event.type} ${siblings.indexOf(transition as never)}`;
	});
}

describe('the patient’s machine', () => {
	it('has the five states the house is known by, one for one’s own data, and one where nothing is going on', () => {
		expect(Object.keys(patientMachine.states).sort()).toEqual(
			['idle', 'identify', 'chooseService', 'pickSlot', 'confirm', 'reschedule', 'ownData'].sort(),
		);
	});

	it('takes every one of its transitions on some way through it', () => {
		const walked = new Set(steps.flatMap(taken));
		expect(definitions().filter((definition) => !walked.has(definition))).toEqual([]);
	});

	it('never fails, wherever it is and whatever happens', () => {
		expect(steps.filter(({ to }) => to.status !== 'active')).toEqual([]);
	});

	it('asks for at most one thing that is answered in one step', () => {
		const saying = [
			'say',
			'ask',
			'repeat',
			'attach',
			'speak',
			'keepDraft',
			'dropDrafts',
			'keepForPerson',
			'releaseHold',
		];
		for (const { effects, event } of steps) {
			const asking = effects.filter(({ type }) => !saying.includes(type) && !type.startsWith('xstate.'));
			expect(asking.length, event.type).toBeLessThanOrEqual(1);
		}
	});

	it('waits for a person, or for one answer, and for nothing else', () => {
		for (const { to, effects } of steps) {
			const saying = effects.some(({ type }) => type === 'ask' || type === 'repeat');
			if (to.hasTag('waits')) continue;
			expect(effects.length > 0 && !saying, JSON.stringify(to.value)).toBe(true);
		}
	});

	it.each([
		'backAsked',
		'helpAsked',
		'startAgainAsked',
		'stopAsked',
		'languagesAsked',
		'bookVisitAsked',
		'appointmentsAsked',
		'someoneElseAsked',
		'opened',
		'misunderstood',
		'staleTapped',
	])('takes %s wherever a person is waited for', (type) => {
		const heard = new Set(steps.flatMap(({ from, event }) => (event.type === type ? [keyOf(from)] : [])));
		const deaf = [...waiting].filter(([key]) => !heard.has(key));
		expect(deaf.map(([, { value }]) => value)).toEqual([]);
	});

	it('stays where it is on help, on what it does not understand and on a stale button, but for a late Book', () => {
		for (const { from, to, event } of steps) {
			if (!from.hasTag('waits') || !['helpAsked', 'misunderstood', 'staleTapped'].includes(event.type)) continue;
			if (event.type === 'staleTapped' && event.choice !== null) continue;
			expect(to.value, event.type).toEqual(from.value);
		}
	});

	it('gives a held time back whenever the person leaves its review, other than by booking it', () => {
		for (const { from, to, effects, event } of steps) {
			if (!from.matches({ confirm: 'review' }) || to.matches('confirm')) continue;
			expect(
				effects.map(({ type }) => type),
				event.type,
			).toContain('releaseHold');
		}
	});

	it('does nothing on a timer about another hold', () => {
		const review = [...waiting.values()].find((state) => state.matches({ confirm: 'review' }))!;
		expect(review.can({ type: 'holdRanOut', slotId: review.context.slotId! + 1, until: review.context.until! })).toBe(
			false,
		);
		expect(review.can({ type: 'holdRanOut', slotId: review.context.slotId!, until: review.context.until! + 1 })).toBe(
			false,
		);
	});

	it('keeps ids and marks in its context, and nothing that was typed', () => {
		for (const { to } of steps) expect(JSON.stringify(to.context)).not.toContain('Thandi');
	});
});

describe.each(LANGUAGES)('what it says in %s', (language) => {
	it('has words for every sentence, whatever the facts', () => {
		for (const { effects } of steps)
			for (const effect of effects)
				if (effect.type === 'say' || effect.type === 'ask' || effect.type === 'askAgain') {
					const news = effect.type === 'ask' ? (effect.params.news ?? []) : [];
					const parts = [...news, ...effect.params.parts];
					for (const part of parts) expect(say(part, language, common), part.key).not.toBe('');
					// What was asked can be asked again without a word before it.
					if (effect.type !== 'askAgain') expect(parts).not.toEqual([]);
				}
	});

	it('has a label of its own for each choice of a question, short enough to be read on a button', () => {
		for (const { choices } of questions) {
			const labels = choices.map(({ label }) => say(label, language, common));
			expect(new Set(labels).size, labels.join(' | ')).toBe(labels.length);
			for (const label of labels) expect(label.length, label).toBeLessThanOrEqual(64);
		}
	});

	it('offers no more choices than a list can hold', () => {
		for (const { choices } of questions) expect(choices.length).toBeLessThanOrEqual(10);
	});
});
