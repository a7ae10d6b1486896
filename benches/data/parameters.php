<?php
// Draws what varies between requests from a filled wiki: php parameters.php SOCKET DATABASE FILE. Always the same draw.

declare( strict_types=1 );

const POOL = 200;
const PREFIXES = [ 0 => '', 1 => 'Talk:', 2 => 'User:', 3 => 'User talk:', 10 => 'Template:', 14 => 'Category:' ];

[ , $socket, $name, $file ] = $argv;
mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
$database = new mysqli( 'localhost', 'lab_owner', 'lab_owner', $name, 0, $socket );

/** Rows of a statement, each as a list. */
function rows( string $sql ): array {
	return $GLOBALS['database']->query( $sql )->fetch_all();
}

/** Lists of twenty titles, from rows of namespace and title. */
function titles( array $pages ): array {
	$texts = array_map( static fn ( $page ) => PREFIXES[$page[0]] . strtr( $page[1], '_', ' ' ), $pages );
	return array_map( static fn ( $list ) => [ 'titles' => $list ], array_chunk( $texts, 20 ) );
}

/** The pages that have so many revisions, in a random order that is always the same. */
function pages( int $revisions, int $count ): array {
	return rows( "SELECT page_namespace, page_title, page_id FROM page
		JOIN (SELECT rev_page FROM revision GROUP BY rev_page HAVING COUNT(*) >= $revisions) AS long_lived ON rev_page = page_id
		ORDER BY CRC32(page_id), page_id LIMIT $count" );
}

$parameters = [
	'feed' => [ (object)[] ],
	'same' => [ (object)[] ],
	'trivial' => [ (object)[] ],
	'lookup' => titles( pages( 1, 20 * POOL ) ),
	'history' => array_map( static fn ( $page ) => [ 'id' => (int)$page[2] ], pages( 100, POOL ) ),
	'nested' => titles( pages( 10, 20 * POOL ) ),
	'user' => array_map( static fn ( $user ) => [ 'name' => $user[0] ],
		rows( 'SELECT user_name FROM user WHERE user_editcount >= 50 ORDER BY CRC32(user_name), user_name LIMIT ' . POOL ) ),
];
file_put_contents( $file, json_encode( $parameters, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR ) );
