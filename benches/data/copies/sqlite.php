<?php
// Copies tables of a wiki on MariaDB into one in a SQLite file: php sqlite.php SOCKET DATABASE FILE TABLE...

declare( strict_types=1 );

[ , $socket, $name, $file ] = $argv;
mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
$source = new mysqli( 'localhost', 'lab_owner', 'lab_owner', $name, 0, $socket );
$source->options( MYSQLI_OPT_INT_AND_FLOAT_NATIVE, 1 );
$target = new SQLite3( $file );
$target->enableExceptions( true );
$target->exec( 'PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; BEGIN' );
foreach ( array_slice( $argv, 4 ) as $table ) {
	copyTable( $source, $target, $table );
}
$target->exec( 'COMMIT; ANALYZE; PRAGMA journal_mode = WAL' );
$target->close();

/** MediaWiki binds text as text, whatever the column's type is called, and no blob is equal to a text. */
function copyTable( mysqli $source, SQLite3 $target, string $table ): void {
	$rows = $source->query( "SELECT * FROM `$table`", MYSQLI_USE_RESULT );
	$columns = array_column( $rows->fetch_fields(), 'name' );
	$target->exec( "DELETE FROM \"$table\"" );
	$insert = $target->prepare( "INSERT INTO \"$table\" (" . implode( ', ', $columns ) . ') VALUES (' .
		implode( ', ', array_fill( 0, count( $columns ), '?' ) ) . ')' );
	while ( $row = $rows->fetch_row() ) {
		foreach ( $row as $index => $value ) {
			$insert->bindValue( $index + 1, $value );
		}
		$insert->execute();
	}
}
