<?php
// Router of PHP's server: existing files as they are, `/wiki/TITLE` to index.php.

$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( strpos( $path, '/wiki/' ) === 0 || $path === '/' ) {
	$_SERVER['SCRIPT_NAME'] = '/w/index.php';
	$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/w/index.php';
	$_SERVER['PHP_SELF'] = '/w/index.php';
	chdir( $_SERVER['DOCUMENT_ROOT'] . '/w' );
	require 'index.php';
	return true;
}
return false;
