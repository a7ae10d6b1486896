<?php
// Prints lab.json, all that a test needs to know of a running lab:
// php describe.php FOLDER SOCKET MARIADB-PORT WIKI-PORT WORKSHOP-PORT OAUTH-PORT CONTROL-PORT

declare( strict_types=1 );

use Wikigraph\Lab\Workers;

require __DIR__ . '/content/Workers.php';

[ , $folder, $socket, $mariadbPort, $wikiPort, , $oauthPort, $controlPort ] = $argv;
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
	'oauth' => describeOAuth( $oauthPort, $controlPort, $wikiPassword ),
], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ), "\n";

/** The wiki for writing, reached through the OAuth stand-in; tokens and secrets are those of this run. */
function describeOAuth( string $port, string $controlPort, string $password ): array {
	$random = static fn () => bin2hex( random_bytes( 16 ) );
	$server = "http://127.0.0.1:$port";
	return [
		'server' => $server,
		'indexUrl' => "$server/w/index.php",
		'apiUrl' => "$server/w/api.php",
		'controlUrl' => "http://127.0.0.1:$controlPort",
		'database' => 'edits143',
		'password' => $password,
		'consumerKey' => $random(),
		'consumerSecret' => $random(),
		// Port 1 stands for any: whoever is tested listens where there is room.
		'callback' => 'http://127.0.0.1:1/',
		// Of the kind that shows a code in place of calling back.
		'terminal' => [ 'consumerKey' => $random(), 'consumerSecret' => $random() ],
		// Belongs to one person alone, who was given everything at once.
		'ownerOnly' => [
			'consumerKey' => $random(), 'consumerSecret' => $random(),
			'accessToken' => $random(), 'accessSecret' => $random(),
			'username' => Workers::EDITOR,
		],
		'accounts' => [
			'administrator' => Workers::ADMINISTRATOR,
			'editor' => Workers::EDITOR,
			'colleague' => Workers::COLLEAGUE,
			'newcomer' => Workers::NEWCOMER,
			'blocked' => Workers::BLOCKED,
			'bot' => Workers::BOT,
			'hasty' => Workers::HASTY,
		],
	];
}
