<?php
// One page with a long history, one account with many contributions, and several edits in the same second.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class LongHistory implements Act {
	public function play( Stage $stage ): void {
		$text = 'The beginning.';
		for ( $number = 0; $number < $stage->many( 120 ); $number++ ) {
			$stage->clock->advance( 200 );
			$text = $number % 10 === 9 ? substr( $text, 0, 60 ) : "$text Line $number.";
			$author = $number % 8 === 0 ? People::ALICE : People::PROLIFIC;
			$stage->edit( $author, 'Long history', $text, "step $number", [ 'minor' => $number % 3 === 0 ] );
		}
		for ( $number = 0; $number < $stage->many( 110 ); $number++ ) {
			$stage->clock->advance( 120 );
			$stage->edit( People::PROLIFIC, 'User:Prolific/Draft ' . $number % 20, "Draft $number [[Long history]]", "draft $number" );
		}
		$this->editWithinOneSecond( $stage );
	}

	private function editWithinOneSecond( Stage $stage ): void {
		$stage->clock->advance( 60 );
		$stage->clock->hold( static function () use ( $stage ) {
			for ( $number = 0; $number < 6; $number++ ) {
				$stage->edit( People::PROLIFIC, 'Hasty page', "Version $number", "hasty $number" );
				$stage->edit( People::BOB, "Hasty page $number", 'One of many', 'hasty creation' );
			}
		} );
	}
}
