/** What somebody said, as far as a channel can tell. */
export type Said =
	| { readonly kind: 'text'; readonly text: string }
	/** A button tapped: the `choice`-th (from 0) of the prompt numbered `prompt`. */
	| {
			readonly kind: 'choice';
			readonly prompt: number;
			readonly choice: number;
			/** Of a staff conversation: what its id begins with. */
			readonly desk?: string;
	  }
	/** A shared phone number; `own` only if the channel vouches that it is the sender's. */
	| { readonly kind: 'contact'; readonly phone: string; readonly own: boolean }
	| { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
	/** The chat was opened: pressing start (empty payload), or through a link that carries one. */
	| { readonly kind: 'link'; readonly payload: string }
	/** Something we can't read; `what` is one of the words below, for a sentence that names it. */
	| {
			readonly kind: 'unreadable';
			readonly what: 'photo' | 'voice' | 'video' | 'sticker' | 'file' | 'edit' | 'other';
			/** The words that came with it. */
			readonly caption?: string;
	  };
