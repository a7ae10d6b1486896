<?php
// Prints so many free loopback ports: php free_ports.php COUNT. They lie below those that the system hands out by itself.

declare( strict_types=1 );

$held = [];
while ( count( $held ) < (int)$argv[1] ) {
	$port = random_int( 20000, 32000 );
	$socket = @stream_socket_server( "tcp://127.0.0.1:$port" );
	if ( $socket ) {
		$held[$port] = $socket;
	}
}
echo implode( "\n", array_keys( $held ) ), "\n";
