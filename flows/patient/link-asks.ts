/** What is said of a booking link that is opened: who invites and to what, that it was used, or that it is over. */
import { at, type Part, part, type Question, text } from '../prompt.ts';
import type { AnswerEvent, PersonEvent } from './events.ts';
import type { LinkFacts, LinkUsed } from './facts.ts';

type Found = Extract<AnswerEvent, { type: 'linkFound' }>['found'];
type Choices = Question<PersonEvent>['choices'];

/** Who invites, and to what. */
export const invitation = ({ name, service, place, person, until, zone }: LinkFacts): Part =>
	part('link-invites', {
		name: text(name),
		// Often the type is called like what it books.
		service: JSON.stringify(service) === JSON.stringify(name) ? '' : text(service),
		place: text(place),
		person,
		until: at(until, zone),
	});

export const follow = (linkId: number) =>
	({ label: part('choice-continue'), event: { type: 'linkFollowed', linkId } }) as const;

const showVisit = ({ linkId, visit }: Pick<LinkUsed, 'linkId' | 'visit'>): Choices =>
	visit === 'none'
		? []
		: [
				{
					label: part(visit === 'here' ? 'choice-link-visit' : 'choice-link-visit-code'),
					event: { type: 'linkVisitAsked', linkId },
				},
			];

/** It has had its one booking; nobody who only has the link is told more. @param next what can be begun instead. */
export const askUsed = (used: Pick<LinkUsed, 'linkId' | 'visit'>, next: Choices): Question<PersonEvent> => ({
	parts: [part('link-used')],
	choices: [...showVisit(used), ...next],
});

/** Whoever has opened a link is asked: to continue is to say yes. */
const answers = (linkId: number): Choices => [
	{ ...follow(linkId), answers: 'yes' },
	{ label: part('choice-link-not-now'), answers: 'no', event: { type: 'linkLeft' } },
];

/** A link is opened where nothing is going on. @param next what can be begun, where it can't be used. */
export const askFound = (found: Found, next: Choices): Question<PersonEvent> => {
	if (found.kind === 'open') return { parts: [invitation(found.link)], choices: answers(found.linkId) };
	return found.kind === 'used' ? askUsed(found, next) : { parts: [part('link-over')], choices: next };
};

/** In the middle of something, which is left only if one continues. */
const askToLeave = (found: Found): Question<PersonEvent> => {
	if (found.kind !== 'open') return { ...askFound(found, []), keeps: true };
	return {
		parts: [invitation(found.link), part('link-leaves')],
		choices: answers(found.linkId),
		keeps: true,
		insists: true,
	};
};

/** What a link's payload begins with. */
export const LINK = 'link-';
export const isLink = ({ event }: { event: { payload: string } }): boolean => event.payload.startsWith(LINK);
export const findLink = {
	type: 'findLink' as const,
	params: ({ event }: { event: { payload: string } }) => ({ token: event.payload.slice(LINK.length) }),
};

/** A link is opened beside what is going on. */
export const linkAside = {
	linkFound: {
		actions: { type: 'ask' as const, params: ({ event }: { event: { found: Found } }) => askToLeave(event.found) },
	},
	linkLeft: { actions: { type: 'askAgain' as const, params: { parts: [], leaves: true as const } } },
};
