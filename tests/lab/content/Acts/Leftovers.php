<?php
// Rows that no action makes any more, or that MediaWiki would tidy away: wikis have them all the same.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\Leftovers\ExpiredThings;
use Wikigraph\Lab\Leftovers\OddChanges;
use Wikigraph\Lab\Leftovers\OldLogEntries;
use Wikigraph\Lab\Stage;

class Leftovers implements Act {
	public function play( Stage $stage ): void {
		( new OldLogEntries( $stage ) )->insert();
		( new OddChanges( $stage ) )->insert();
		( new ExpiredThings( $stage ) )->insert();
	}
}
