/** What the patient's machine is told by its effects' answers: enough to say it, never kept in the snapshot. */
import type { Text, VisitTexts } from '../../db/tables/clinic.ts';
import type { AppointmentChange } from '../../src/core/appointments.ts';
import type { PartOfDay } from './context.ts';

/** Something to choose by name. */
export interface Named {
	readonly id: number;
	readonly name: Text;
}

/** Somebody whom a chat acts for. */
export interface PersonFacts {
	readonly patientId: number;
	readonly name: string;
}

/** Where a one-time code goes, as far as it may be told. */
export interface CodeContact {
	/** `typed` is shown whole, as the person has just typed it. */
	readonly how: 'typed' | 'phone' | 'email';
	/** `+27825550742`, `42`, `t…@example.org`. */
	readonly shown: string;
	/** Among the confirmed contacts, from 0. */
	readonly place: number;
}

export interface ServiceFacts extends Named {
	readonly description: Text;
	readonly minutes: number;
	readonly reason: 'none' | 'optional' | 'required';
}

/** A city or district and its clinics. */
export interface AreaFacts extends Named {
	readonly locations: readonly Named[];
}

/** A local day: `date` is 20260908, `at` an instant within it. */
export interface DayFacts {
	readonly date: number;
	readonly at: number;
	readonly zone: string;
	/** 0 today, 1 tomorrow, on that clinic's calendar; nothing on other days. */
	readonly ahead?: number;
}

/** A time that may be had. */
export interface TimeFacts {
	readonly slotId: number;
	readonly start: number;
	readonly zone: string;
	readonly place: Text;
	/** Whose clocks the time is by. */
	readonly city: Text;
	readonly person: string;
}

/** A visit, with everything its message says. Minutes are before the visit. */
export interface VisitFacts extends TimeFacts {
	readonly appointmentId: number;
	readonly reference: string;
	readonly end: number;
	readonly who: string;
	readonly service: Text;
	readonly serviceId: number;
	readonly locationId: number;
	readonly address: string;
	readonly phone: string;
	readonly latitude: number | null;
	readonly longitude: number | null;
	readonly texts: readonly VisitTexts[];
	/** Its practitioner has not accepted it yet. */
	readonly pending?: boolean;
	/** It has begun, or is over. */
	readonly begun?: boolean;
	/** It took place, or nobody came to it. */
	readonly over?: boolean;
	/** "I'm here" can be said of it; or it was said. */
	readonly here?: 'may' | 'said';
	readonly mayMove: boolean;
	/** It was booked by a link that lets nobody move it but staff. */
	readonly fixed?: boolean;
	/** The link it was booked by. */
	readonly linkId?: number | null;
	readonly mayCancel: boolean;
	/** How often it was moved. */
	readonly changes: number;
}

/** A visit that is no more: it is over, or who cancelled or declined it, and when. */
export type GoneFacts = { readonly visit: VisitFacts } & (
	| { readonly what: 'over' }
	| { readonly what: 'cancelled' | 'declined'; readonly by: 'patient' | 'staff'; readonly at: number }
);

/** One change in the life of a booking. */
export interface ChangeFacts {
	readonly what: AppointmentChange['what'];
	readonly by: 'patient' | 'staff';
	readonly at: number;
	readonly zone: string;
	readonly toStart: number | null;
	/** It took back what it names. */
	readonly undone?: boolean;
}

/** A person's wishes as they were understood, to be echoed. */
export interface HeardFacts {
	readonly service: Text;
	/** The clinic, or the city. */
	readonly place: Text;
	readonly person: string | null;
	readonly day: DayFacts | null;
	readonly part: PartOfDay;
	/** An instant: not before that hour. */
	readonly from?: { readonly at: number; readonly zone: string };
}

/** What a booking link is for: the name of its type, and the place and the person where it names them. */
export interface LinkFacts {
	readonly name: Text;
	readonly service: Text;
	readonly place: Text;
	readonly person: string;
	/** It can be used until then. */
	readonly until: number;
	readonly zone: string;
}

export interface LinkInvites {
	readonly kind: 'open';
	readonly linkId: number;
	readonly link: LinkFacts;
}

/** It has had its one booking. Whether that visit is still to come, and may be seen in this chat. */
export interface LinkUsed {
	readonly kind: 'used';
	readonly linkId: number;
	readonly visit: 'here' | 'elsewhere' | 'none';
}

/** Somebody whose record a code can open. */
export interface CodePerson {
	readonly patientId: number;
	readonly name: string;
}

/** What is left of a person who asks to be forgotten, and until when. */
export type StaysFacts =
	| { readonly kind: 'nothing' }
	/** By law: their visits, and whose they were. */
	| { readonly kind: 'visits'; readonly until: number; readonly zone: string }
	/** The clinic's own file, of which its staff decide. */
	| { readonly kind: 'file' };
