/** Why the demo's patients come, by service code. */

export const REASONS: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
	general: { en: 'Cough for two weeks', fr: 'Toux depuis deux semaines' },
	'family-doctor': { en: 'Blood pressure check', fr: 'Contrôle de la tension' },
	'wound-care': { en: 'Stitches out', fr: 'Retrait de points' },
	'sick-child': { en: 'Fever since yesterday', fr: 'Fièvre depuis hier' },
	'womens-health': { en: 'Screening', fr: 'Dépistage' },
	physiotherapy: { en: 'Shoulder pain', fr: "Douleur à l'épaule" },
};
