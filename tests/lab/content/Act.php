<?php
// One chapter of the test wiki's life.

namespace Wikigraph\Lab;

interface Act {
	public function play( Stage $stage ): void;
}
