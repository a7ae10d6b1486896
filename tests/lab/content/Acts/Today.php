<?php
// The last day: a bit of everything, so that the newest rows are of many kinds.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Prose;
use Wikigraph\Lab\Stage;

class Today implements Act {
	public function play( Stage $stage ): void {
		for ( $number = 0; $number < $stage->many( 80 ); $number++ ) {
			$stage->clock->advance( 400 );
			$author = People::AUTHORS[$number % 5];
			if ( $number % 6 === 0 ) {
				$text = '{{Notice}} [[Category:People]] [[Category:News of today]]';
				$stage->edit( $author, "News of today $number", $text, 'breaking' );
			} else {
				$text = Prose::article( $number, 10 ) . "\n[[Category:News of today]]";
				$stage->edit( $author, Prose::title( $number ), $text, Prose::summary( $number ) );
			}
		}
		// Out of the category again.
		$stage->edit( People::ALICE, 'News of today 0', 'Old news.' );
		$stage->edit( Stage::ADMIN, 'Talk:News of today 0', 'Is it news? ~~~~' );
		$stage->call( Stage::ADMIN, [ 'action' => 'delete', 'title' => 'News of today 6', 'reason' => 'not news' ] );
		$stage->edit( '192.0.2.41', 'Talk:News of today 0', "Is it news? ~~~~\nNo. ~~~~", 'from a temporary account' );
	}
}
