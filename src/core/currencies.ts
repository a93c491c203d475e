/** In which money a clinic is paid where nobody says so: that of the country whose holidays it keeps. */
import type { Location, Network } from './network.ts';

/** ISO 4217, and the countries (ISO 3166) that pay with it. */
const PAID_IN: Readonly<Record<string, string>> = {
	EUR: 'AD AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI SK',
	USD: 'US PR EC SV',
	GBP: 'GB',
	...{ ZAR: 'ZA', NAD: 'NA', BWP: 'BW', SZL: 'SZ', LSL: 'LS', MZN: 'MZ', ZMW: 'ZM', MWK: 'MW', AOA: 'AO' },
	...{ KES: 'KE', UGX: 'UG', TZS: 'TZ', RWF: 'RW', ETB: 'ET', NGN: 'NG', GHS: 'GH', EGP: 'EG', MAD: 'MA', TND: 'TN' },
	...{ XOF: 'BF BJ CI GW ML NE SN TG', XAF: 'CF CG CM GA GQ TD', CDF: 'CD', MUR: 'MU', DZD: 'DZ' },
	...{ CAD: 'CA', MXN: 'MX', BRL: 'BR', ARS: 'AR', CLP: 'CL', COP: 'CO', PEN: 'PE', JMD: 'JM', HTG: 'HT' },
	...{ AUD: 'AU', NZD: 'NZ', CNY: 'CN', HKD: 'HK', TWD: 'TW', JPY: 'JP', KRW: 'KR', SGD: 'SG', MYR: 'MY' },
	...{ INR: 'IN', PKR: 'PK', BDT: 'BD', LKR: 'LK', NPR: 'NP', IDR: 'ID', PHP: 'PH', THB: 'TH', VND: 'VN' },
	...{
		CHF: 'CH LI',
		SEK: 'SE',
		NOK: 'NO',
		DKK: 'DK',
		ISK: 'IS',
		PLN: 'PL',
		CZK: 'CZ',
		HUF: 'HU',
		RON: 'RO',
		BGN: 'BG',
	},
	...{ UAH: 'UA', TRY: 'TR', ILS: 'IL', AED: 'AE', SAR: 'SA', QAR: 'QA', KWD: 'KW', JOD: 'JO' },
};

/** The clinic's own currency; where its country is not known, the only one in which fees are asked. */
export function currencyOf({ settings, services }: Network, { desk }: Location): string | undefined {
	const country = desk?.holidays?.country ?? settings.country;
	const own = country && Object.keys(PAID_IN).find((currency) => PAID_IN[currency]!.split(' ').includes(country));
	const [only, another] = new Set(services.all.flatMap(({ fee }) => fee?.currency ?? []));
	return own || (another ? undefined : only);
}

/** How a currency is written short: `R`, `$`. */
export const symbolOf = (currency: string): string =>
	new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
		.formatToParts(0)
		.find(({ type }) => type === 'currency')!.value;
