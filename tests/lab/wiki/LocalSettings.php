<?php
// The test wiki's configuration. Whatever differs between two starts comes from the environment.

$labServer = getenv( 'WIKIGRAPH_LAB_SERVER' ) ?: 'http://127.0.0.1';
$labSocket = getenv( 'WIKIGRAPH_LAB_SOCKET' );
$labSqlite = getenv( 'WIKIGRAPH_LAB_SQLITE' );
$labIsServing = PHP_SAPI === 'cli-server';
// Which of the two wikis on MariaDB: the one to read, or the one to write.
$labWiki = getenv( 'WIKIGRAPH_LAB_WIKI' ) ?: 'lab143';

$wgSitename = 'Wikigraph Lab';
$wgMetaNamespace = 'Lab';
$wgServer = $labServer;
$wgCanonicalServer = $labServer;
$wgScriptPath = '/w';
$wgArticlePath = '/wiki/$1';
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';
$wgSecretKey = str_repeat( '0143', 16 );

// Databases

if ( $labSqlite !== false ) {
	$wgDBtype = 'sqlite';
	$wgSQLiteDataDir = dirname( $labSqlite );
	$wgDBname = basename( $labSqlite, '.sqlite' );
	// No care for what a power cut would do.
	$wgDBservers = [ [
		'type' => $wgDBtype, 'dbname' => $wgDBname, 'dbDirectory' => $wgSQLiteDataDir, 'load' => 1, 'flags' => DBO_DEFAULT,
		'variables' => [ 'synchronous' => 'OFF' ],
	] ];
} else {
	$wgDBtype = 'mysql';
	$wgDBserver = "localhost:$labSocket";
	$wgDBname = $labWiki;
	$wgDBuser = 'lab_owner';
	$wgDBpassword = 'lab_owner';
	$wgDBTableOptions = 'ENGINE=InnoDB, DEFAULT CHARSET=binary';
}

// Caches: nothing may outlive a step of the faked clock while content is made; the server keeps things in APCu.

$wgMainCacheType = $labIsServing ? CACHE_ACCEL : CACHE_NONE;
$wgSessionCacheType = CACHE_DB;
$wgLocalisationCacheConf['store'] = 'array';
$wgCacheDirectory = getenv( 'WIKIGRAPH_LAB_MESSAGES' );
$wgJobRunRate = 0;

require __DIR__ . '/namespaces.php';
require __DIR__ . '/accounts.php';
require __DIR__ . '/features.php';
if ( $labWiki === 'edits143' ) {
	require __DIR__ . '/workshop.php';
}
