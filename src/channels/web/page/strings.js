/**
 * The page's own words; what the clinic says comes in the conversation's language, from the house. The server writes
 * them into the page, and names the language in its `lang`, where the scripts find it again. Another language is
 * another entry here.
 *
 * @typedef {typeof ENGLISH} Words
 */

const ENGLISH = {
	conversation: 'Conversation',
	message: 'Your message',
	send: 'Send',
	you: 'You',
	choices: 'Choices',
	earlierChoices: 'Earlier choices',
	newest: 'Go to the newest message',
	connecting: 'Connecting…',
	offline: 'No connection. What you write is sent when you are back.',
	sending: 'Sending…',
	notSent: 'Not sent.',
	retry: 'Try again',
	linkOpened: 'Link opened',
	noPicture: 'This picture can’t be shown any more.',
	openMap: 'Open in OpenStreetMap',
	download: 'Save the file',
	noScript: 'This chat needs JavaScript. Please switch it on, or call the clinic.',
	clinic: {
		about: 'Book, move or cancel a visit',
		placeholder: 'Write a message',
		note: 'Tap a choice, or type its number or its words.',
	},
	desk: {
		about: 'Staff desk',
		placeholder: '/day',
		note: 'Commands begin with a slash, such as /day. For all of them: /help',
	},
};

/** @type {Words} */
const FRENCH = {
	conversation: 'Conversation',
	message: 'Votre message',
	send: 'Envoyer',
	you: 'Vous',
	choices: 'Choix',
	earlierChoices: 'Choix précédents',
	newest: 'Aller au dernier message',
	connecting: 'Connexion…',
	offline: 'Pas de connexion. Vos messages partiront à son retour.',
	sending: 'Envoi…',
	notSent: 'Non envoyé.',
	retry: 'Réessayer',
	linkOpened: 'Lien ouvert',
	noPicture: 'Cette image ne peut plus être montrée.',
	openMap: 'Ouvrir dans OpenStreetMap',
	download: 'Enregistrer le fichier',
	noScript: 'Cette messagerie a besoin de JavaScript. Activez-le, ou appelez la clinique.',
	clinic: {
		about: 'Prendre, déplacer ou annuler un rendez-vous',
		placeholder: 'Écrire un message',
		note: 'Touchez un choix, ou écrivez son numéro ou ses mots.',
	},
	desk: {
		about: 'Accueil, côté équipe',
		placeholder: '/day',
		note: 'Les commandes commencent par une barre oblique, comme /day. Pour les voir toutes : /help',
	},
};

/** @type {Record<string, Words>} */
const WORDS = { en: ENGLISH, fr: FRENCH };

/**
 * The words for the first of these languages that there are words for.
 *
 * @param {readonly string[]} languages BCP 47, the preferred first
 * @returns {{ language: string, words: Words }}
 */
export function wordsFor(languages) {
	for (const tag of languages) {
		const language = tag.trim().toLowerCase().split('-')[0] ?? '';
		const words = Object.hasOwn(WORDS, language) ? WORDS[language] : undefined;
		if (words) return { language, words };
	}
	return { language: 'en', words: ENGLISH };
}
