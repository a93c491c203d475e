/** In which money a clinic is paid where nobody says so: that of the country whose holidays it keeps. */
import type { Location, Network } from './network.ts';

/** A currency (ISO 4217), and the countries (ISO 3166) that pay with it. Source: ISO 4217:2015, list one, as of 2026. */
const PAID_IN = `
	EUR AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI SK
	CHF CH LI · GBP GB · SEK SE · NOK NO · DKK DK · ISK IS · PLN PL · CZK CZ · HUF HU · RON RO · UAH UA · TRY TR
	ZAR ZA · NAD NA · BWP BW · SZL SZ · LSL LS · MZN MZ · ZMW ZM · MWK MW · AOA AO · CDF CD · MUR MU
	KES KE · UGX UG · TZS TZ · RWF RW · ETB ET · NGN NG · GHS GH · EGP EG · MAD MA · TND TN · DZD DZ
	XOF BF BJ CI GW ML NE SN TG · XAF CF CG CM GA GQ TD
	USD US PR EC SV · CAD CA · MXN MX · BRL BR · ARS AR · CLP CL · COP CO · PEN PE · JMD JM · HTG HT
	AUD AU · NZD NZ · CNY CN · HKD HK · TWD TW · JPY JP · KRW KR · SGD SG · MYR MY · IDR ID · PHP PH · THB TH · VND VN
	INR IN · PKR PK · BDT BD · LKR LK · NPR NP · ILS IL · AED AE · SAR SA · QAR QA · KWD KW · JOD JO`;

const CURRENCIES: ReadonlyMap<string, string> = new Map(
	PAID_IN.split(/[\n·]/).flatMap((row) => {
		const [currency = '', ...countries] = row.trim().split(' ');
		return countries.map((country) => [country, currency] as const);
	}),
);

/** The clinic's own currency; where its country is not known, the only one in which fees are asked. */
export function currencyOf({ settings, services }: Network, { desk }: Location): string | undefined {
	const country = desk?.holidays?.country ?? settings.country;
	const own = CURRENCIES.get(country);
	const [only, another] = new Set(services.all.flatMap(({ fee }) => fee?.currency ?? []));
	return own ?? (another ? undefined : only);
}

/** How a currency is written short: `R`, `$`. */
export const symbolOf = (currency: string): string =>
	new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
		.formatToParts(0)
		.find(({ type }) => type === 'currency')!.value;
