<?php
// Temporary accounts have come: people without an account edit under a made-up name.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\Prose;
use Wikigraph\Lab\Stage;

class TemporaryAccounts implements Act {
	public function play( Stage $stage ): void {
		// The first edit makes the account; the later ones are done with it, as a browser's cookie would have it.
		for ( $number = 0; $number < 3; $number++ ) {
			$stage->edit( "192.0.2.3$number", "Talk:" . Prose::title( $number + 1 ), "A temporary thought $number. ~~~~", 'first edit' );
		}
		foreach ( $this->names( $stage ) as $name ) {
			for ( $number = 0; $number < 5; $number++ ) {
				$text = Prose::article( $number * 11, 6 ) . "\nBy $name, $number.";
				$stage->edit( $name, Prose::title( $number * 11 ), $text, "temporarily $number" );
			}
		}
	}

	/** @return string[] */
	private function names( Stage $stage ): array {
		return $stage->database()->newSelectQueryBuilder()->select( 'user_name' )->from( 'user' )
			->where( [ 'user_is_temp' => 1 ] )->orderBy( 'user_id' )->caller( __METHOD__ )->fetchFieldValues();
	}
}
