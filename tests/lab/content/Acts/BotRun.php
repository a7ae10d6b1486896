<?php
// A bot goes through many pages.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Prose;
use Wikigraph\Lab\Stage;

class BotRun implements Act {
	public function play( Stage $stage ): void {
		for ( $number = 0; $number < $stage->many( 150 ); $number++ ) {
			// The last few forget the flag, as bots do.
			$stage->edit( People::BOT, Prose::title( $number ), Prose::article( $number, 9 ), 'Bot: same everywhere', [
				'bot' => $number % 10 !== 9, 'minor' => true,
			] );
		}
	}
}
