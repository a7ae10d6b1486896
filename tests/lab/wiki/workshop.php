<?php
// What sets the wiki for writing apart: extensions that guard it, and people who come with an authorisation.

$wgSitename = 'Wikigraph Workshop';
$wgMetaNamespace = 'Workshop';
$wgEnableUploads = false;
$wgAutoConfirmAge = 4 * 86400;
$wgGroupPermissions['hasty']['read'] = true;
$wgRateLimits['edit']['hasty'] = [ 0, 86400 ];

// People come through the OAuth stand-in, which shows the secret of this run of the lab.

require __DIR__ . '/AuthorizedSessions.php';
$wgSessionProviders[\Wikigraph\Lab\AuthorizedSessions::class] = [
	'class' => \Wikigraph\Lab\AuthorizedSessions::class,
	'args' => [ [ 'secret' => getenv( 'WIKIGRAPH_LAB_SECRET' ) ?: null ] ],
];
// In time-honoured fashion, such edits carry a tag that names the application.
$wgHooks['ListDefinedTags'][] = $wgHooks['ChangeTagsListActive'][] = static function ( array &$tags ) {
	$tags[] = \Wikigraph\Lab\AuthorizedSessions::TAG;
};

$labExtensions = [ 'AbuseFilter', 'ConfirmEdit', 'ConfirmEdit/QuestyCaptcha', 'Echo', 'SpamBlacklist', 'TextExtracts', 'Thanks', 'TitleBlacklist' ];
foreach ( $labExtensions as $labExtension ) {
	wfLoadExtension( $labExtension, getenv( 'WIKIGRAPH_LAB_EXTENSIONS' ) . "/$labExtension/extension.json" );
}

// Watchlists keep expiries of some pages only: wikis are with and without them.
$wgWatchlistExpiry = str_contains( $_POST['titles'] ?? '', 'Fleeting' );
$wgWatchlistExpiryMaxDuration = '6 months';

// Edits of portals cost an answer, but for bots and administrators.
$wgCaptchaClass = \MediaWiki\Extension\ConfirmEdit\QuestyCaptcha\QuestyCaptcha::class;
$wgCaptchaQuestions = [ 'How many legs has an octopus?' => [ 'none', 'eight arms' ] ];
$wgCaptchaTriggers = array_fill_keys( [ 'edit', 'create', 'sendemail', 'addurl', 'createaccount', 'badlogin', 'badloginperuser' ], false );
$wgCaptchaTriggersOnNamespace[NS_PORTAL] = [ 'edit' => true, 'create' => true ];

$wgBlacklistSettings = [ 'spam' => [ 'files' => [] ], 'email' => [ 'files' => [] ] ];
$wgTitleBlacklistSources = [ [ 'type' => 'localpage', 'src' => 'MediaWiki:Titleblacklist' ] ];
