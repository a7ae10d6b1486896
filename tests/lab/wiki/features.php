<?php
// What MediaWiki records on the test wiki, and how long.

$wgRCMaxAge = 30 * 86400;
// In the first era it would only cost time: its recent changes are too old by the end of the story.
$wgRCWatchCategoryMembership = getenv( 'WIKIGRAPH_LAB_ERA' ) !== 'ip';
$wgUseRCPatrol = true;
$wgUseNPPatrol = true;
$wgUseFilePatrol = true;
$wgPageLanguageUseDB = true;

// Jobs are done in their order, not by chance: the content is to be the same on every build.
$wgJobTypeConf['default'] = [ 'class' => 'JobQueueDB', 'order' => 'fifo', 'claimTTL' => 3600 ];

$wgEnableUploads = true;
$wgUploadDirectory = getenv( 'WIKIGRAPH_LAB_IMAGES' );
$wgUploadPath = '/images';
$wgGenerateThumbnailOnParse = false;

$wgShowExceptionDetails = true;
$wgPingback = false;
