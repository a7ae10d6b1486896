<?php
// People without an account, while their IP addresses still became their names.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\Prose;
use Wikigraph\Lab\Stage;

class AddressEdits implements Act {
	private const ADDRESSES = [ '192.0.2.17', '192.0.2.18', '198.51.100.7', '2001:DB8:0:0:0:0:0:17' ];

	public function play( Stage $stage ): void {
		for ( $number = 0; $number < $stage->many( 40 ); $number++ ) {
			$address = self::ADDRESSES[$number % count( self::ADDRESSES )];
			$stage->clock->advance( 900 );
			$text = Prose::article( $number * 3, 5 ) . "\nAnonymous note $number.";
			$stage->edit( $address, Prose::title( $number * 3 ), $text, Prose::summary( $number ) );
		}
		foreach ( self::ADDRESSES as $address ) {
			$stage->edit( $address, "User talk:$address", 'Is anybody there? ~~~~' );
		}
	}
}
