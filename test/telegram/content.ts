/** What a person can send that is no text: the smallest message of each kind that Telegram could deliver. */
import type { Message } from '@grammyjs/types';

const file = { file_id: 'file', file_unique_id: 'file' };
const picture = { ...file, width: 90, height: 90 };
const place = { latitude: 52.52, longitude: 13.405 };

export const contents = {
	photo: { photo: [picture] },
	voice: { voice: { ...file, duration: 3 } },
	audio: { audio: { ...file, duration: 180 } },
	video: { video: { ...picture, duration: 3 } },
	video_note: { video_note: { ...file, length: 90, duration: 3 } },
	animation: { animation: { ...picture, duration: 3 }, document: file },
	sticker: { sticker: { ...picture, type: 'regular', is_animated: false, is_video: false } },
	document: { document: { ...file, file_name: 'referral.pdf' } },
	location: { location: place },
	venue: { venue: { location: place, title: 'Home', address: '1 Long Street' }, location: place },
	dice: { dice: { emoji: '🎲', value: 4 } },
	story: { story: { chat: { id: 1, type: 'private', first_name: 'S' }, id: 1 } },
} satisfies Record<string, Partial<Message>>;

export type ContentKind = keyof typeof contents;
