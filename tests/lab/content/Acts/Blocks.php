<?php
// Accounts, addresses and ranges are blocked: for good, for a time, in part, again, and no longer.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Blocks implements Act {
	public function play( Stage $stage ): void {
		$nextYear = $stage->clock->timestamp( -365 );
		$this->block( $stage, 'Blocked forever', [ 'nocreate' => true ] );
		$this->block( $stage, 'Blocked for a year', [ 'expiry' => $nextYear, 'allowusertalk' => true ] );
		$this->block( $stage, 'Blocked in part', [
			'partial' => true, 'pagerestrictions' => 'Long history|Gallery', 'namespacerestrictions' => '4|10', 'allowusertalk' => true,
		] );
		$this->block( $stage, 'Blocked once', [ 'expiry' => $nextYear ] );
		$this->block( $stage, 'Blocked and freed', [ 'expiry' => $nextYear ] );
		$stage->call( Stage::ADMIN, [ 'action' => 'unblock', 'user' => 'Blocked and freed', 'reason' => 'a mistake' ] );
		$this->block( $stage, People::VANDAL, [ 'expiry' => $nextYear ] );
		$this->block( $stage, People::VANDAL, [ 'reblock' => true, 'nocreate' => true ] );
		$this->block( $stage, '192.0.2.18', [ 'expiry' => $nextYear, 'anononly' => true ] );
		$this->block( $stage, '192.0.2.64/26', [ 'expiry' => $nextYear ] );
		$this->block( $stage, '2001:db8:bad::/48', [] );
		$this->blockWithItsMachine( $stage );
		for ( $number = 20; $number < 20 + $stage->many( 10 ); $number++ ) {
			$this->block( $stage, "198.51.100.$number", [ 'expiry' => $nextYear ] );
		}
	}

	/** The block follows the account to the address it edited from. */
	private function blockWithItsMachine( Stage $stage ): void {
		$stage->edit( 'Blocked by his machine', 'Edited before the block', 'Some text' );
		$this->block( $stage, 'Blocked by his machine', [ 'autoblock' => true ] );
	}

	private function block( Stage $stage, string $who, array $options ): void {
		$stage->call( Stage::ADMIN, $options + [
			'action' => 'block', 'user' => $who, 'expiry' => 'never', 'reason' => "blocked: $who — «[[Lab:Village pump]]»",
		] );
	}
}
