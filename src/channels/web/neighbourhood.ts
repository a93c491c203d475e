/** Whom the limits per network address count together: an IPv4 address, or the 64 bits of an IPv6 one that a household has. */
import { isIPv6 } from 'node:net';

export function neighbourhoodOf(ip: string): string {
	const mapped = /^::ffff:([\d.]+)$/i.exec(ip)?.[1];
	if (mapped) return mapped;
	if (!isIPv6(ip)) return ip;
	const [head = '', tail] = ip.split('%')[0]!.split('::');
	const groups = head.split(':').filter(Boolean);
	const behind = tail?.split(':').filter(Boolean) ?? [];
	const zeros = tail === undefined ? 0 : 8 - groups.length - behind.length;
	const all = [...groups, ...Array<string>(zeros).fill('0'), ...behind];
	return `${all
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':')}::`;
}
