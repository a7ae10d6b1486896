<?php
// Rows that no action makes any more, or that MediaWiki would tidy away: wikis have them all the same.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\Leftovers\ExpiredThings;
use Wikigraph\Lab\Leftovers\OddChanges;
use Wikigraph\Lab\Leftovers\OldLogEntries;
use Wikigraph\Lab\Leftovers\Rows;
use Wikigraph\Lab\Stage;

class Leftovers implements Act {
	public function play( Stage $stage ): void {
		$rows = new Rows( $stage );
		( new OldLogEntries( $rows ) )->insert();
		( new OddChanges( $stage, $rows ) )->insert();
		( new ExpiredThings( $stage, $rows ) )->insert();
	}
}
