<?php
// What MediaWiki records on the test wiki, and how long.

$wgRCMaxAge = 30 * 86400;
$wgRCWatchCategoryMembership = true;
$wgUseRCPatrol = true;
$wgUseNPPatrol = true;
$wgUseFilePatrol = true;
$wgPageLanguageUseDB = true;

$wgEnableUploads = true;
$wgUploadDirectory = getenv( 'WIKIGRAPH_LAB_IMAGES' );
$wgUploadPath = '/images';
$wgGenerateThumbnailOnParse = false;

$wgShowExceptionDetails = true;
$wgPingback = false;
