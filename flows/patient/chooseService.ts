/** What for? The department, the service with its description, and why. */
import { assign } from 'xstate';
import { type Choice, own, part, type Question, text } from '../prompt.ts';
import { ANYWHERE_ANYTIME, type PatientContext } from './context.ts';
import type { AnswerEvent, PatientEvent, PersonEvent } from './events.ts';
import type { Named, ServiceFacts } from './facts.ts';
import { askWelcome, askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { askChildNumber, askInstead, askTheirGender, forSomebodyElse, needs, sayWhatFor } from './needs.ts';
import { patient } from './setup.ts';

/** A service may be named right away. */
const askDepartment = ({
	departments,
}: Extract<AnswerEvent, { type: 'departmentsListed' }>): Question<PersonEvent> => ({
	parts: [part('ask-department')],
	choices: [
		...departments.map(
			({ id, name }): Choice<PersonEvent> => ({
				label: own(name),
				event: { type: 'departmentChosen', departmentId: id },
			}),
		),
		forSomebodyElse,
	],
	unshown: departments.flatMap(({ id: departmentId, services = [] }) =>
		services.map(({ id, name }) => ({
			label: own(name),
			event: { type: 'serviceChosen', serviceId: id, departmentId } as const,
		})),
	),
});

/** `only`: there is no list of departments before it. */
const askService = (services: readonly Named[], only: boolean): Question<PersonEvent> => ({
	parts: [part('ask-service')],
	choices: [
		...services.map(
			({ id, name }): Choice<PersonEvent> => ({ label: own(name), event: { type: 'serviceChosen', serviceId: id } }),
		),
		...(only ? [forSomebodyElse] : []),
	],
});

/** Nothing is open to this person; whom the clinic does not know it may know after all. */
const askNothingOpen = (guest: boolean): Question<PersonEvent> => {
	const { choices, ...whatNext } = askWhatNext(part('no-open-service'));
	const beenHere = { label: part('choice-been-before'), event: { type: 'beenBeforeSaid', been: true } } as const;
	return { ...whatNext, choices: [...(guest ? [beenHere] : []), forSomebodyElse, ...choices] };
};

const describe = ({ name, description, minutes }: ServiceFacts) => [
	part('service', { name: text(name), description: text(description), minutes }),
];

const skip = {
	label: part('choice-skip'),
	also: [part('also-nothing')],
	answers: 'no',
	event: { type: 'skipped' },
} as const;

const askReason = (service: ServiceFacts): Question<PersonEvent> => ({
	parts: [...describe(service), part('ask-reason')],
	choices: service.reason === 'optional' ? [skip] : [],
});

const askDetails: Question<PersonEvent> = { parts: [part('ask-details')], choices: [skip] };

const toServices = {
	target: 'service',
	actions: [
		assign<PatientContext, Extract<AnswerEvent, { type: 'servicesListed' }>, undefined, PatientEvent, never>({
			departmentId: ({ event }) => event.departmentId,
			oneDepartment: ({ event }) => event.only,
		}),
		{
			type: 'ask' as const,
			params: ({ event }: { event: Extract<AnswerEvent, { type: 'servicesListed' }> }) =>
				askService(event.services, event.only),
		},
	],
};

export const chooseService = patient.createStateConfig({
	initial: 'listingDepartments',
	states: {
		listingDepartments: {
			entry: [
				assign({
					departmentId: null,
					serviceId: null,
					linkId: null,
					moving: false,
					appointmentId: null,
					oneDepartment: false,
				}),
				{ type: 'listDepartments', params: ({ context }) => ({ patientId: known(context.patientId) }) },
			],
			on: {
				departmentsListed: [
					{
						guard: ({ event }) => event.departments.length === 0,
						target: 'nothingOpen',
						actions: { type: 'ask', params: ({ event }) => askNothingOpen(event.guest) },
					},
					{ target: 'department', actions: { type: 'ask', params: ({ event }) => askDepartment(event) } },
				],
				servicesListed: toServices,
			},
		},
		nothingOpen: {
			tags: ['waits'],
			on: {
				askedAgain: 'listingDepartments',
				beenBeforeSaid: { target: 'recognising', actions: { type: 'useOwnContact', params: {} } },
				backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
			},
		},
		recognising: {
			on: { contactRead: '#patient.identify.askingNumber', contactNeeded: '#patient.identify.askingContact' },
		},
		department: {
			tags: ['waits'],
			on: {
				askedAgain: 'listingDepartments',
				departmentChosen: {
					target: 'listingServices',
					actions: assign({ departmentId: ({ event }) => event.departmentId }),
				},
				serviceChosen: {
					guard: ({ event }) => event.departmentId !== undefined,
					target: 'describing',
					actions: assign({
						departmentId: ({ event }) => event.departmentId ?? null,
						serviceId: ({ event }) => event.serviceId,
					}),
				},
				backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
			},
		},
		listingServices: {
			entry: {
				type: 'listServices',
				params: ({ context }) => ({ patientId: known(context.patientId), departmentId: known(context.departmentId) }),
			},
			on: {
				// What is known by now may have closed the last of them.
				servicesListed: [
					{ guard: ({ event }) => event.services.length === 0, target: 'listingDepartments' },
					toServices,
				],
			},
		},
		service: {
			tags: ['waits'],
			on: {
				askedAgain: 'listingServices',
				serviceChosen: { target: 'describing', actions: assign({ serviceId: ({ event }) => event.serviceId }) },
				backAsked: [
					{
						guard: ({ context }) => context.oneDepartment,
						target: '#patient.idle',
						actions: { type: 'ask', params: askWelcome },
					},
					{ target: 'listingDepartments' },
				],
			},
		},
		describing: {
			entry: [
				{ type: 'dropDrafts', params: { drafts: ['reason', 'details'] } },
				{
					type: 'describeService',
					params: ({ context }) => ({ patientId: known(context.patientId), serviceId: known(context.serviceId) }),
				},
			],
			on: {
				serviceGone: {
					target: 'listingDepartments',
					actions: { type: 'say', params: { parts: [part('service-gone')] } },
				},
				factNeeded: [
					{
						guard: ({ event }) => event.fact === 'birthDate',
						target: 'needs',
						actions: [
							{ type: 'dropDrafts', params: { drafts: ['birthDate'] } },
							{ type: 'say', params: ({ event }) => ({ parts: sayWhatFor(event) }) },
						],
					},
					{
						guard: ({ event }) => event.fact === 'gender',
						target: 'needs.gender',
						actions: { type: 'ask', params: ({ event }) => askTheirGender(event) },
					},
					{
						target: 'needs.childNumber',
						actions: { type: 'ask', params: ({ event }) => askChildNumber(event) },
					},
				],
				serviceRefused: {
					target: 'needs.refused',
					actions: {
						type: 'ask',
						params: ({ event: { why, service, from, below } }) =>
							askInstead(part('service-refused', { why, service: text(service), from, below })),
					},
				},
				serviceDescribed: [
					{
						guard: ({ event }) => event.service.reason === 'none',
						target: '#patient.pickSlot',
						actions: [
							assign({ wishes: ANYWHERE_ANYTIME }),
							{ type: 'say', params: ({ event }) => ({ parts: describe(event.service) }) },
						],
					},
					{
						target: 'reason',
						actions: [
							assign({ wishes: ANYWHERE_ANYTIME }),
							{ type: 'ask', params: ({ event }) => askReason(event.service) },
						],
					},
				],
			},
		},
		needs,
		reason: {
			tags: ['waits', 'text'],
			on: {
				askedAgain: 'describing',
				said: {
					target: 'details',
					actions: [
						{ type: 'keepDraft', params: ({ event }) => ({ draft: 'reason', text: event.text }) },
						{ type: 'ask', params: askDetails },
					],
				},
				skipped: '#patient.pickSlot',
				backAsked: 'listingServices',
			},
		},
		details: {
			tags: ['waits', 'text'],
			on: {
				said: {
					target: '#patient.pickSlot',
					actions: { type: 'keepDraft', params: ({ event }) => ({ draft: 'details', text: event.text }) },
				},
				skipped: '#patient.pickSlot',
				backAsked: 'describing',
			},
		},
	},
});
