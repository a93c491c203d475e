/** What is kept of somebody, to be read: one page that any phone opens, without a script, a picture or a link. */
import { type CommonFacts, type Fact, type Part, part, text } from '../../flows/prompt.ts';
import { inLanguage, say } from '../../flows/words.ts';
import type { OwnData, OwnVisit, PersonData } from '../core/export.ts';
import type { Network } from '../core/network.ts';
import { nameOf } from '../core/patients.ts';
import { moneySaid } from '../core/payments.ts';
import { showReference } from '../core/references.ts';
import { did } from '../trail/words.ts';

export function readable(data: OwnData, network: Network, language: string, common: CommonFacts): string {
	const words = (said: Part) => say(said, language, common);
	const [first] = network.locations.all;
	const zone = first?.zone ?? 'UTC';
	const city = network.areas.byId.get(first?.areaId ?? 0)?.name ?? zone;
	const on = (instant: number, where = zone): Fact => ({ at: instant, zone: where });
	const when = (instant: number) => words(part('own-time', { on: on(instant) }));
	const date = (iso: string) => words(part('own-date', { date: { at: Date.parse(`${iso}T12:00Z`), zone: 'UTC' } }));
	const placeName = (code: string) => inLanguage(network.locations.byCode.get(code)?.name ?? code, language);
	const labelOf = (system: string) =>
		inLanguage(network.settings.identifiers.find((rule) => rule.system === system)?.label ?? system, language);

	const heading = (level: number, said: Part) => `<h${level}>${escaped(words(said))}</h${level}>`;
	const list = (lines: readonly string[]) =>
		lines.length > 0
			? `<ul>${lines.map((each) => `<li>${each}</li>`).join('\n')}</ul>`
			: `<p>${words(part('own-none'))}</p>`;
	const listed = (said: Part, lines: readonly string[]) => [heading(3, said), list(lines)];
	const fields = (rows: readonly (readonly [Part, string | null | undefined])[]) =>
		list(rows.flatMap(([label, value]) => (value ? [`<b>${escaped(words(label))}:</b> ${escaped(value)}`] : [])));

	const person = (known: PersonData): string[] => {
		const { patient, contacts, identifiers, visits, links, caresFor, trail, chats, sources } = known;
		const { encounters, requests } = known;
		return [
			`<h2>${escaped(nameOf(patient))}</h2>`,
			`<p>${escaped(words(known.whole ? part('own-is-whole') : part('own-is-some')))}</p>`,
			heading(3, part('own-record')),
			fields([
				[part('own-name'), nameOf(patient)],
				[part('own-birth-date'), patient.birthDate && date(patient.birthDate)],
				[part('own-gender'), patient.gender && words(part(`own-gender-${patient.gender}`))],
				[part('own-language'), patient.language],
				[part('own-since'), when(patient.createdAt)],
				[part('own-files'), patient.filesAt.map(placeName).join(', ')],
				[part('own-doctor'), patient.familyDoctor && network.practitioners.byCode.get(patient.familyDoctor)?.name],
				[part('own-sources'), sources.map(({ source, at }) => `${source}, ${when(at)}`).join('; ')],
			]),
			...(patient.provisional ? [`<p>${escaped(words(part('own-provisional')))}</p>`] : []),
			...(known.whole
				? [
						...listed(
							part('own-contacts'),
							contacts.map(({ value, confirmedAt }) => {
								const how = confirmedAt ? part('own-confirmed', { on: on(confirmedAt) }) : part('own-unconfirmed');
								return escaped(`${value} (${words(how)})`);
							}),
						),
						...listed(
							part('own-numbers'),
							identifiers.map(({ system, value }) => escaped(`${labelOf(system)}: ${value}`)),
						),
					]
				: []),
			...listed(part('own-visits'), visits.map(visitOf)),
			...(links.length > 0
				? listed(
						part('own-links'),
						links.map(({ linkTypeId, createdAt, status, changes }) => {
							const name = text(network.linkTypes.byId.get(linkTypeId)?.name ?? '');
							const word = (what: string) => words(part(`own-link-${what}`));
							const told = words(part('own-link', { name, at: on(createdAt), status: word(status) }));
							return escaped([told, ...changes.map(({ what, at }) => `${word(what)}, ${when(at)}`)].join('; '));
						}),
					)
				: []),
			...(encounters.length > 0 ? listed(part('own-encounters'), encounters.map(encounterOf)) : []),
			...(requests.length > 0
				? listed(
						part('own-requests'),
						requests.map(({ at, doneAt }) => {
							const asked = words(part('own-request', { on: on(at) }));
							return escaped(
								doneAt === null ? asked : `${asked}; ${words(part('own-request-done', { on: on(doneAt) }))}`,
							);
						}),
					)
				: []),
			...(caresFor.length > 0
				? listed(
						part('own-cares'),
						caresFor.map((cared) => escaped(nameOf(cared))),
					)
				: []),
			...(known.whole
				? listed(
						part('own-trail'),
						trail.map((trace) =>
							escaped(`${when(trace.at)}: ${words(part(`own-by-role-${trace.by}`))}, ${done(trace, visits)}`),
						),
					)
				: []),
			...listed(
				part('own-chats'),
				chats.map(({ here, channel, relation, since }) => {
					const what = [words(part(`own-chat-${channel}`)), words(part(`own-relation-${relation}`)), when(since)];
					return escaped([...what, ...(here ? [words(part('own-this-chat'))] : [])].join(', '));
				}),
			),
		];
	};

	/** What was done, in the words of the trail as staff read it; and to what, where it is not to the record itself. */
	const done = ({ action, entity }: PersonData['trail'][number], visits: readonly OwnVisit[]): string => {
		const [what = '', id = ''] = entity.split(':');
		const visit = what === 'appointment' ? visits.find((each) => each.id === Number(id)) : undefined;
		const on = visit && words(part('log-on', { what, id: showReference(visit.reference) }));
		return [did(action, language), on].filter(Boolean).join(', ');
	};

	const encounterOf = ({
		locationId,
		arrivedAt,
		calledAt,
		finishedAt,
		status,
	}: PersonData['encounters'][number]): string => {
		const location = network.locations.byId.get(locationId);
		const local = location?.zone ?? zone;
		const place = text(location?.name ?? '');
		const then = (what: string, at: number | null) =>
			at === null ? [] : [words(part(`own-encounter-${what}`, { on: on(at, local) }))];
		const came = words(part('own-encounter', { place, on: on(arrivedAt, local) }));
		const left = status === 'left' ? [words(part('own-encounter-left'))] : [];
		return escaped([came, ...then('called', calledAt), ...then('finished', finishedAt), ...left].join('; '));
	};

	const visitOf = (visit: OwnVisit): string => {
		const location = network.locations.byId.get(visit.locationId);
		const local = location?.zone ?? zone;
		const what = part('own-visit', {
			start: on(visit.start, local),
			service: text(network.services.byId.get(visit.serviceId)?.name ?? ''),
			place: text(location?.name ?? ''),
			person: network.practitioners.byId.get(visit.practitionerId)?.name ?? '',
		});
		const more: readonly (readonly [Part, string | null])[] = [
			[part('own-reference'), showReference(visit.reference)],
			[part('own-reason'), visit.reason],
			[part('own-details'), visit.details],
		];
		return [
			`<b>${escaped(words(what))}</b>: ${escaped(words(part(`own-status-${visit.status}`)))}`,
			...more.flatMap(([label, value]) => (value ? [escaped(`${words(label)}: ${value}`)] : [])),
			...visit.changes.map(({ what: change, at, by }) => {
				const whose = by.startsWith('staff:')
					? part('own-by-staff')
					: by === 'system'
						? part('own-by-nobody')
						: part('own-by-patient');
				return escaped(`${words(part(`own-change-${change}`, { on: on(at, local) }))} ${words(whose)}`);
			}),
			...visit.payments.map(({ kind, at, ...money }) =>
				escaped(words(part(`own-payment-${kind}`, { money: moneySaid(money, language), on: on(at, local) }))),
			),
		].join('<br>');
	};

	const { chat } = data;
	const { retention } = network.settings;
	const title = escaped(words(part('own-title')));
	const body = [
		`<h1>${title}</h1>`,
		`<p>${escaped(words(part('own-made', { at: on(data.at), zone: text(city) })))}</p>`,
		...(data.people.length > 0 ? data.people.flatMap(person) : [`<p>${escaped(words(part('own-nobody')))}</p>`]),
		heading(2, part('own-chat')),
		fields([
			[part('own-chat'), words(part(`own-chat-${chat.channel}`))],
			[part('own-language'), chat.language],
		]),
		...listed(
			part('own-consents'),
			chat.consents.map(({ version, givenAt, withdrawnAt }) => {
				const given = words(part('own-consent', { version, on: on(givenAt) }));
				return escaped(
					withdrawnAt ? `${given}; ${words(part('own-consent-withdrawn', { on: on(withdrawnAt) }))}` : given,
				);
			}),
		),
		`<p>${escaped(words(part('own-messages', { count: chat.messages.count })))}</p>`,
		...(chat.drafts.length > 0 ? listed(part('own-typed'), chat.drafts.map(escaped)) : []),
		heading(2, part('own-kept')),
		list(
			[
				part('own-kept-chat', { days: retention.chatDays }),
				part('own-kept-provisional', { days: retention.provisionalDays }),
				part('own-kept-visits', { days: retention.visitDays }),
				part('own-kept-trail', { days: retention.auditDays }),
				part('own-kept-file'),
			].map((each) => escaped(words(each))),
		),
		`<p>${escaped(words(part('own-rights')))}</p>`,
	];
	return page(language, title, body.join('\n'));
}

const escaped = (words: string): string =>
	words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const page = (language: string, title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body { font: 1rem/1.5 sans-serif; max-width: 40rem; margin: 1rem auto; padding: 0 1rem } li { margin: 0.4rem 0 }</style>
</head>
<body>
${body}
</body>
</html>
`;
