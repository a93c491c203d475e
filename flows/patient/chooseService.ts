/** What for? The department, the service with its description, and why. */
import { assign } from 'xstate';
import { own, part, type Question, text } from '../prompt.ts';
import { ANYWHERE_ANYTIME } from './context.ts';
import type { PersonEvent } from './events.ts';
import type { Named, ServiceFacts } from './facts.ts';
import { askWelcome, askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { patient } from './setup.ts';

const askDepartment = (departments: readonly Named[]): Question<PersonEvent> => ({
	parts: [part('ask-department')],
	choices: departments.map(({ id, name }) => ({
		label: own(name),
		event: { type: 'departmentChosen', departmentId: id },
	})),
});

const askService = (services: readonly Named[]): Question<PersonEvent> => ({
	parts: [part('ask-service')],
	choices: services.map(({ id, name }) => ({ label: own(name), event: { type: 'serviceChosen', serviceId: id } })),
});

const describe = ({ name, description, minutes }: ServiceFacts) => [
	part('service', { name: text(name), description: text(description), minutes }),
];

const skip = { label: part('choice-skip'), event: { type: 'skipped' } } as const;

const askReason = (service: ServiceFacts): Question<PersonEvent> => ({
	parts: [...describe(service), part('ask-reason')],
	choices: service.reason === 'optional' ? [skip] : [],
});

const askDetails: Question<PersonEvent> = { parts: [part('ask-details')], choices: [skip] };

export const chooseService = patient.createStateConfig({
	initial: 'listingDepartments',
	states: {
		listingDepartments: {
			entry: [
				assign({ departmentId: null, serviceId: null, moving: false, appointmentId: null, oneDepartment: false }),
				{ type: 'listDepartments', params: ({ context }) => ({ patientId: known(context.patientId) }) },
			],
			on: {
				departmentsListed: [
					{
						guard: ({ event }) => event.departments.length === 0,
						target: '#patient.idle',
						actions: { type: 'ask', params: askWhatNext(part('no-open-service')) },
					},
					{
						guard: ({ event }) => event.departments.length === 1,
						target: 'listingServices',
						actions: assign({ departmentId: ({ event }) => event.departments[0]!.id, oneDepartment: true }),
					},
					{ target: 'department', actions: { type: 'ask', params: ({ event }) => askDepartment(event.departments) } },
				],
			},
		},
		department: {
			tags: ['waits'],
			on: {
				departmentChosen: {
					target: 'listingServices',
					actions: assign({ departmentId: ({ event }) => event.departmentId }),
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
				servicesListed: {
					target: 'service',
					actions: { type: 'ask', params: ({ event }) => askService(event.services) },
				},
			},
		},
		service: {
			tags: ['waits'],
			on: {
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
		reason: {
			tags: ['waits', 'text'],
			on: {
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
