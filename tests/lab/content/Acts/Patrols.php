<?php
// Somebody looks at the recent changes of others and marks them as seen.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Prose;
use Wikigraph\Lab\Stage;

class Patrols implements Act {
	public function play( Stage $stage ): void {
		for ( $number = 0; $number < $stage->many( 40 ); $number++ ) {
			$title = $number % 4 ? Prose::title( 40 + $number ) : "Patrolled page $number";
			$revision = $stage->edit( People::VANDAL, $title, Prose::article( 40 + $number, 8 ), "to be patrolled $number" );
			if ( $number % 3 ) {
				$stage->call( $number % 2 ? People::ALICE : Stage::ADMIN, [ 'action' => 'patrol', 'revid' => $revision ] );
			}
		}
	}
}
