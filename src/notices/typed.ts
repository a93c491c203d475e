/** What is typed after `/notices`, in English or French: `each`, `matin 7h30`, `quiet 8pm to 7am`, `fuseau Europe/Paris`, `rien`. */
import type { Notices } from '../../db/tables/staff.ts';
import type { Wants } from './wants.ts';

const MORNING = 7 * 60;

const WORDS = {
	each: ['each', 'every', 'all', 'chaque', 'chacune', 'chacun', 'toutes', 'tout'],
	morning: ['morning', 'mornings', 'matin'],
	day: ['day', 'jour', 'journee'],
	quiet: ['quiet', 'silence', 'calme'],
	zone: ['zone', 'fuseau', 'timezone'],
	off: ['off', 'none', 'nothing', 'no', 'rien', 'aucun', 'aucune', 'non'],
} as const;
type Kind = keyof typeof WORDS;

const TIME = String.raw`(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?(?:\s*([ap])\.?m\.?)?`;
const ONE = new RegExp(`^(?:at |a )?${TIME}$`);
const TWO = new RegExp(String.raw`^(?:from |de |entre |between )?${TIME}\s*(?:-|–|to|till|until|a|et|and)\s*${TIME}$`);

/** What is wanted after these words; nothing where they can't be read. */
export function wantedAs(wants: Wants, typed: string): Notices | undefined {
	const { digest, quiet, ...rest } = wants;
	const told = { ...rest, ...(digest !== undefined && { digest }), ...(quiet && { quiet }) };
	const folded = typed.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
	const [, word = '', more = ''] = /^(?:(?:in )?the |le |la |du )?(\p{L}+)\s*(.*)$/u.exec(folded) ?? [];
	const kind = kindOf(word);
	const off = kindOf(more) === 'off';
	const minute = more === '' ? (digest ?? MORNING) : minuteIn(ONE.exec(more) ?? []);
	switch (kind) {
		case 'off':
			return more === '' ? without(told, 'digest', { each: false }) : undefined;
		case 'zone':
			return zoned(told, /\S+$/.exec(typed.trim())![0]);
		case 'each':
			return minute === undefined ? undefined : { ...told, each: true, digest: minute };
		case 'morning':
			return minute === undefined ? undefined : { ...told, each: false, digest: minute };
		case 'day':
			return off ? without(told, 'digest', {}) : minute === undefined ? undefined : { ...told, digest: minute };
		case 'quiet':
			return off ? without(told, 'quiet', {}) : silent(told, more);
		default:
			return undefined;
	}
}

const kindOf = (word: string): Kind | undefined =>
	(Object.keys(WORDS) as Kind[]).find((kind) => (WORDS[kind] as readonly string[]).includes(word));

function without(told: Notices, what: 'digest' | 'quiet', more: Partial<Notices>): Notices {
	const { [what]: _, ...rest } = told;
	return { ...rest, ...more };
}

function silent(told: Notices, typed: string): Notices | undefined {
	const found = TWO.exec(typed) ?? [];
	const [from, to] = [minuteIn(found), minuteIn(found.slice(3))];
	return from === undefined || to === undefined ? undefined : { ...told, quiet: { from, to } };
}

function zoned(told: Notices, zone: string): Notices | undefined {
	try {
		return { ...told, zone: new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone };
	} catch {
		return undefined;
	}
}

/** `7`, `7:30`, `7h30`, `8 pm`, `24`: minutes of the day, of what `TIME` has found. */
function minuteIn([, hours, minutes = '0', half]: readonly (string | undefined)[]): number | undefined {
	if (hours === undefined || (half && (Number(hours) < 1 || Number(hours) > 12))) return undefined;
	const hour = half ? (Number(hours) % 12) + (half === 'p' ? 12 : 0) : Number(hours);
	const minute = hour * 60 + Number(minutes);
	return Number(minutes) < 60 && minute <= 1440 ? minute % 1440 : undefined;
}
