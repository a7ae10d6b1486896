<?php
// Prints lab.json, all that a test needs to know of a running lab: php describe.php FOLDER SOCKET MARIADB-PORT WIKI-PORT

declare( strict_types=1 );

[ , $folder, $socket, $mariadbPort, $wikiPort ] = $argv;
$wikiPassword = 'lab-password-143';
$accounts = [];
foreach ( [ 'lab_owner', 'plain_reader', 'replica_reader', 'views_owner' ] as $name ) {
	$accounts[$name] = [
		'user' => $name,
		'password' => $name,
		'url' => "mysql://$name:$name@127.0.0.1:$mariadbPort/",
	];
}

echo json_encode( [
	'folder' => $folder,
	'built_at' => gmdate( 'Y-m-d\TH:i:s\Z', (int)file_get_contents( "$folder/built" ) ),
	'mariadb' => [
		'host' => '127.0.0.1',
		'port' => (int)$mariadbPort,
		'socket' => $socket,
		'accounts' => $accounts,
		'plain' => [ 'lab143', 'lab145', 'lab146', 'big' ],
		'views' => [ 'lab143_p', 'lab145_p', 'lab146_p', 'big_p' ],
	],
	'sqlite' => "$folder/sqlite/lab143.sqlite",
	'wiki' => [
		'server' => "http://127.0.0.1:$wikiPort",
		'api' => "http://127.0.0.1:$wikiPort/w/api.php",
		'accounts' => [
			// Has no rights beyond those of a stranger, and no contributions.
			'plain' => [ 'name' => 'Plain reader', 'password' => $wikiPassword ],
			// May do anything, and see what is hidden from administrators, too.
			'admin' => [ 'name' => 'Admin', 'password' => $wikiPassword ],
		],
	],
], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ), "\n";
