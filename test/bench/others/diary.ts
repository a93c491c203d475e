/**
 * The diary that a small bot of one's own would have: three tables in SQLite beside the one its library keeps its
 * conversations in, and a handful of statements, prepared once. Filled with the open times of one of ours.
 */
import Database from 'better-sqlite3';

export interface Slot {
	readonly id: number;
	readonly start: number;
	readonly practitioner: string;
}

export type Diary = ReturnType<typeof openDiary>;

const HOLD_MS = 5 * 60_000;
const MINUTES = { any: [0, 1440], morning: [0, 720], afternoon: [720, 1020], evening: [1020, 1440] } as const;
export type PartOfDay = keyof typeof MINUTES;

/** @param clinics the path of one of our databases, not yet booked in. */
export function openDiary(path: string, clinics: string) {
	const db = new Database(path);
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.exec(`
		create table slot (id integer primary key, clinic integer not null, practitioner text not null, day integer not null,
			minute integer not null, start integer not null, hold_by integer, hold_until integer not null default 0,
			appointment integer);
		create table patient (chat integer primary key, contact text not null, name text not null, agreed_at integer not null);
		create table appointment (id integer primary key, reference text not null unique, slot integer not null unique,
			patient integer not null references patient, service text not null, reason text, details text, booked_at integer not null);
		create table session (key text primary key, value text not null);
		attach '${clinics}' as ours;
		insert into slot (id, clinic, practitioner, day, minute, start)
			select s.id, s.location_id, p.name, s.local_date, s.local_minute, s.start
			from ours.slot s join ours.practitioner p on p.id = s.practitioner_id;
		create index slot_free on slot (clinic, day, minute) where appointment is null;
	`);
	db.exec('detach ours');
	const prepare = {
		read: db.prepare<[string], string>('select value from session where key = ?').pluck(),
		write: db.prepare(
			'insert into session (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
		),
		forget: db.prepare('delete from session where key = ?'),
		nextDay: db
			.prepare<[number, number, number], number>(
				`select day from slot where clinic = ? and day > ? and appointment is null and hold_until <= ?
				order by day, minute limit 1`,
			)
			.pluck(),
		times: db.prepare<[number, number, number, number, number], Slot>(
			`select id, start, practitioner from slot where clinic = ? and day = ? and minute >= ? and minute < ?
			and appointment is null and hold_until <= ? order by minute, id limit 5`,
		),
		slot: db.prepare<[number], Slot>('select id, start, practitioner from slot where id = ?'),
		patient: db.prepare(
			`insert into patient (chat, contact, name, agreed_at) values (?, ?, ?, ?)
			on conflict (chat) do update set contact = excluded.contact, name = excluded.name`,
		),
		hold: db.prepare(
			`update slot set hold_by = ?, hold_until = ?
			where id = ? and appointment is null and (hold_by = ? or hold_until <= ?)`,
		),
		appointment: db.prepare(
			`insert into appointment (reference, slot, patient, service, reason, details, booked_at)
			values (?, ?, ?, ?, ?, ?, ?)`,
		),
		occupy: db.prepare(
			'update slot set appointment = ? where id = ? and appointment is null and hold_by = ? and hold_until > ?',
		),
		count: db.prepare<[], number>('select count(*) from appointment').pluck(),
	};
	const book = db.transaction((visit: Visit): string | undefined => {
		const reference = Math.random().toString(36).slice(2, 10).toUpperCase();
		const { slot, chat, service, reason, details } = visit;
		const { lastInsertRowid } = prepare.appointment.run(reference, slot, chat, service, reason, details, Date.now());
		return prepare.occupy.run(lastInsertRowid, slot, chat, Date.now()).changes === 1 ? reference : undefined;
	});
	return {
		/** What a library keeps of a conversation, as JSON. */
		session: {
			get: (key: string): unknown => {
				const value = prepare.read.get(key);
				return value === undefined ? undefined : JSON.parse(value);
			},
			set: (key: string, value: unknown): void => void prepare.write.run(key, JSON.stringify(value)),
			delete: (key: string): void => void prepare.forget.run(key),
		},
		/** The next six days with a free time, as 20260908. */
		days(clinic: number): number[] {
			const days: number[] = [];
			for (let day = prepare.nextDay.get(clinic, 0, Date.now()); day && days.length < 6; ) {
				days.push(day);
				day = prepare.nextDay.get(clinic, day, Date.now());
			}
			return days;
		},
		times(clinic: number, day: number, part: PartOfDay): Slot[] {
			const [from, before] = MINUTES[part];
			return prepare.times.all(clinic, day, from, before, Date.now());
		},
		slot: (id: number): Slot => prepare.slot.get(id)!,
		register: (chat: number, contact: string, name: string): void =>
			void prepare.patient.run(chat, contact, name, Date.now()),
		hold: (chat: number, slot: number): boolean =>
			prepare.hold.run(chat, Date.now() + HOLD_MS, slot, chat, Date.now()).changes === 1,
		/** The reference; nothing if the time is no longer held. */
		book: (visit: Visit): string | undefined => book.immediate(visit),
		booked: (): number => prepare.count.get()!,
		close: (): void => void db.close(),
	};
}

export interface Visit {
	readonly slot: number;
	readonly chat: number;
	readonly service: string;
	readonly reason: string;
	readonly details: string | null;
}
