import { expect, it } from 'vitest';
import { currencyOf, symbolOf } from '../../src/core/currencies.ts';
import type { Location, Network } from '../../src/core/network.ts';

const network = (country: string, ...fees: readonly string[]) =>
	({ settings: { country }, services: { all: fees.map((currency) => ({ fee: { currency } })) } }) as unknown as Network;
const clinic = (country?: string) => ({ desk: country && { holidays: { country } } }) as unknown as Location;

it.each([
	['CA', 'CAD', '$'],
	['ZA', 'ZAR', 'R'],
	['FR', 'EUR', '€'],
	['SN', 'XOF', 'F CFA'],
])(
	'a clinic in %s is paid in %s, written %s, whatever the network’s own country and fees',
	(country, currency, symbol) => {
		expect(currencyOf(network('GB', 'USD'), clinic(country))).toBe(currency);
		expect(symbolOf(currency).replace('\u202f', ' ')).toBe(symbol);
	},
);

it('a clinic that does not say where it is, is where its network is', () => {
	expect(currencyOf(network('KE'), clinic())).toBe('KES');
});

it('where the country says nothing it is the currency of all fees, if they have one', () => {
	expect(currencyOf(network('XX', 'ZAR', 'ZAR'), clinic())).toBe('ZAR');
	expect(currencyOf(network('XX', 'ZAR', 'CAD'), clinic())).toBeUndefined();
	expect(currencyOf(network('XX'), clinic())).toBeUndefined();
});
