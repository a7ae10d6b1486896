<?php
// Accounts disappear: one with all it did, and (by Leftovers) one whose revisions still name it.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class HiddenUsers implements Act {
	public function play( Stage $stage ): void {
		$stage->edit( People::HIDDEN, 'Written by someone hidden', 'First' );
		$stage->call( People::HIDDEN, [
			'action' => 'move', 'from' => 'Written by someone hidden', 'to' => 'Moved by someone hidden',
			'reason' => 'before it was hidden',
		] );
		$stage->call( People::SUPPRESSOR, [
			'action' => 'block', 'user' => People::HIDDEN, 'expiry' => 'never', 'reason' => 'hidden from all', 'hidename' => true,
		] );
		$stage->edit( People::HALF_HIDDEN, 'Written by someone half hidden', 'First' );
	}
}
