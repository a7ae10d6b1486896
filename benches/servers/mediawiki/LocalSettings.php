<?php
// The wiki of the benchmark, as the manual's page on performance advises for one server: bytecode in OPcache, everything else
// that is kept in APCu, the texts of the interface in files of PHP made beforehand, no jobs within requests.

$wgSitename = 'Bench';
$wgServer = 'http://127.0.0.1:' . getenv( 'PORT' );
$wgCanonicalServer = $wgServer;
$wgScriptPath = '/w';
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';
$wgSecretKey = str_repeat( '0143', 16 );
$wgAutoCreateTempUser['known'] = true;

$wgDBtype = 'mysql';
$wgDBserver = getenv( 'BENCH_MARIADB_HOST' ) . ':' . getenv( 'BENCH_MARIADB_PORT' );
$wgDBname = getenv( 'BENCH_MARIADB_DATABASE' ) ?: 'bench';
$wgDBuser = getenv( 'BENCH_MARIADB_USER' );
$wgDBpassword = getenv( 'BENCH_MARIADB_PASSWORD' );
$wgDBTableOptions = 'ENGINE=InnoDB, DEFAULT CHARSET=binary';

$wgMainCacheType = CACHE_ACCEL;
$wgMessageCacheType = CACHE_ACCEL;
$wgParserCacheType = CACHE_ACCEL;
$wgSessionCacheType = CACHE_ACCEL;
$wgUseLocalMessageCache = true;
$wgCacheDirectory = getenv( 'BENCH_MEDIAWIKI_MESSAGES' );
$wgLocalisationCacheConf['store'] = 'array';
$wgLocalisationCacheConf['manualRecache'] = true;

$wgJobRunRate = 0;
$wgMiserMode = true;
$wgPingback = false;
$wgEnableEmail = false;
