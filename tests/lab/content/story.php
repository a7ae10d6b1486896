<?php
// The test wikis' lives in order: era => [ act => days before now ]. IP addresses edit in the first era only; the workshop
// is the other wiki, the one for writing.

return [
	'ip' => [
		'Founding' => 44.5,
		'Articles' => 43,
		'AddressEdits' => 28.5,
		'LongHistory' => 27,
	],
	'temporary' => [
		'TemporaryAccounts' => 24,
		'Redirects' => 23,
		'Moves' => 22,
		'Deletions' => 20.5,
		'Protections' => 19,
		'Files' => 17.5,
		'Imports' => 16,
		'ChangeTags' => 14.5,
		'Models' => 13.5,
		'Patrols' => 12.5,
		'Rights' => 11.5,
		'Visibility' => 10,
		'HiddenUsers' => 7,
		'Blocks' => 6,
		'Titles' => 4.5,
		'BotRun' => 3.5,
		'Today' => 0.6,
		'Leftovers' => 0.01,
		'Reckoning' => 0,
	],
	'workshop' => [
		'WorkshopOpens' => 20,
		'WorkshopGuards' => 0.05,
	],
];
