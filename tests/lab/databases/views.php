<?php
// Prints the SQL that builds, over a wiki's tables, views as the wiki replicas have them: php views.php SOCKET WIKI

declare( strict_types=1 );

const DEFINER = 'views_definer@localhost';

[ , $socket, $wiki ] = $argv;

$database = new mysqli( 'localhost', 'lab_owner', 'lab_owner', 'information_schema', 0, $socket );
$columns = columnsOf( $database, $wiki );

echo "DROP DATABASE IF EXISTS `{$wiki}_p`;\nCREATE DATABASE `{$wiki}_p` DEFAULT CHARACTER SET binary;\n";
foreach ( require __DIR__ . '/views/whole.php' as $table ) {
	if ( isset( $columns[$table] ) ) {
		echo view( $wiki, $table, [ 'of' => $table ], $columns[$table] );
	}
}
foreach ( [ 'redacted', 'people', 'comments', 'content' ] as $part ) {
	foreach ( require __DIR__ . "/views/$part.php" as $name => $definition ) {
		if ( isset( $columns[ $definition['of'] ] ) ) {
			echo view( $wiki, $name, $definition, $columns[ $definition['of'] ] );
		}
	}
}

/** @return array<string, string[]> the columns of each table, in their order */
function columnsOf( mysqli $database, string $wiki ): array {
	$columns = [];
	$rows = $database->execute_query(
		'SELECT table_name AS t, column_name AS c FROM columns WHERE table_schema = ? ORDER BY table_name, ordinal_position', [ $wiki ]
	);
	foreach ( $rows as $row ) {
		$columns[ $row['t'] ][] = $row['c'];
	}
	return $columns;
}

/**
 * A definition names the table it is `of`; `hiding` gives expressions in place of columns, `join` and `where` follow
 * the table. A column that this wiki's MediaWiki does not have (any more) is not shown.
 */
function view( string $wiki, string $name, array $definition, array $columns ): string {
	$selected = [];
	foreach ( $columns as $column ) {
		$expression = $definition['hiding'][$column] ?? null;
		$selected[] = $expression === null ? $column : "$expression AS $column";
	}
	$where = isset( $definition['where'] ) ? "\n  WHERE " . $definition['where'] : '';
	return preg_replace(
		'/\{(\w+)\}/', "`$wiki`.`$1`",
		"CREATE DEFINER = " . DEFINER . " SQL SECURITY DEFINER VIEW `{$wiki}_p`.`$name` AS\n"
		. '  SELECT ' . implode( ', ', $selected ) . "\n  FROM {" . $definition['of'] . '}' . ( $definition['join'] ?? '' ) . "$where;\n"
	);
}
