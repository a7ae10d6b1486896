<?php
// Pages and missing titles are protected in every way, changed, moved along and freed again.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Prose;
use Wikigraph\Lab\Stage;

class Protections implements Act {
	public function play( Stage $stage ): void {
		for ( $number = 1; $number <= 6; $number++ ) {
			$stage->edit( People::BOB, "Protected page $number", 'Much loved, and often spoilt.' );
		}
		$nextYear = $stage->clock->timestamp( -365 );
		$nextMonth = $stage->clock->timestamp( -40 );
		$this->protect( $stage, 'Protected page 1', 'edit=sysop|move=sysop', 'infinite' );
		$this->protect( $stage, 'Protected page 2', 'edit=autoconfirmed', $nextYear );
		$this->protect( $stage, 'Protected page 3', 'edit=autoconfirmed|move=sysop', "$nextMonth|$nextYear" );
		$this->protect( $stage, 'Protected page 4', 'move=sysop', 'infinite' );
		$this->protect( $stage, 'Template user', 'edit=sysop|move=sysop', 'infinite', [ 'cascade' => true ] );
		$this->protect( $stage, 'Portal:Science', 'edit=autoconfirmed', $nextYear );

		$this->protect( $stage, 'Protected page 5', 'edit=autoconfirmed', 'infinite' );
		$this->protect( $stage, 'Protected page 5', 'edit=sysop', $nextYear );
		$this->protect( $stage, 'Protected page 6', 'edit=sysop', 'infinite' );
		$this->protect( $stage, 'Protected page 6', 'edit=all|move=all', 'infinite' );
		$this->moveProtected( $stage );

		$this->protect( $stage, 'Never to be written', 'create=sysop', 'infinite' );
		$this->protect( $stage, 'User:Not for now', 'create=autoconfirmed', $nextYear );
		$this->protect( $stage, 'Portal:lower case', 'create=sysop', $nextMonth );
		$this->protect( $stage, 'May be written again', 'create=sysop', 'infinite' );
		$this->protect( $stage, 'May be written again', 'create=all', 'infinite' );
		for ( $number = 10; $number < 10 + $stage->many( 15 ); $number++ ) {
			$this->protect( $stage, Prose::title( $number ), 'edit=autoconfirmed', $number % 2 ? $nextYear : 'infinite' );
		}
	}

	private function protect( Stage $stage, string $title, string $levels, string $expiry, array $options = [] ): void {
		$stage->call( Stage::ADMIN, $options + [
			'action' => 'protect', 'title' => $title, 'protections' => $levels, 'expiry' => $expiry,
			'reason' => "protected: $levels",
		] );
	}

	private function moveProtected( Stage $stage ): void {
		$stage->edit( People::BOB, 'Protected, then moved', 'Takes its protection along.' );
		$this->protect( $stage, 'Protected, then moved', 'edit=autoconfirmed|move=autoconfirmed', 'infinite' );
		$stage->call( Stage::ADMIN, [
			'action' => 'move', 'from' => 'Protected, then moved', 'to' => 'Protected and moved', 'reason' => 'takes it along',
		] );
	}
}
