<?php
// Pages are moved: with and without a redirect, over a redirect, with their talk page, between namespaces.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Moves implements Act {
	public function play( Stage $stage ): void {
		for ( $number = 0; $number < $stage->many( 12 ); $number++ ) {
			$stage->edit( People::BOB, "Moving place $number", "To be moved. [[Moving place $number]]" );
			$this->move( $stage, People::BOB, "Moving place $number", "Moved place $number", "better name $number" );
		}
		$stage->edit( People::BOB, 'Talk:Moved place 0', 'Why was it moved? ~~~~' );
		$this->move( $stage, Stage::ADMIN, 'Moved place 0', 'Moved place zero', 'with its talk page', [ 'movetalk' => true ] );
		$this->move( $stage, Stage::ADMIN, 'Moved place 1', 'Moved place one', 'no redirect', [ 'noredirect' => true ] );
		// Back over the redirect that the first move left.
		$this->move( $stage, Stage::ADMIN, 'Moved place zero', 'Moved place 0', 'back again', [ 'movetalk' => true ] );
		$stage->edit( People::ALICE, 'User:Alice/Draft', 'Soon an article, with [[Long history]].' );
		$this->move( $stage, People::ALICE, 'User:Alice/Draft', 'Published draft', 'ready ünïcode 🐙 "quoted"' );
		$stage->edit( Stage::ADMIN, 'Portal:arts', 'All of them.' );
		$this->move( $stage, Stage::ADMIN, 'Portal:arts', 'Portal:Arts', 'the first letter matters here' );
		$stage->edit( Stage::ADMIN, 'Category:Old name', '[[Category:Everything]]' );
		$this->move( $stage, Stage::ADMIN, 'Category:Old name', 'Category:New name', 'categories too' );
	}

	private function move( Stage $stage, string $who, string $from, string $to, string $reason, array $options = [] ): void {
		$stage->call( $who, $options + [
			'action' => 'move', 'from' => $from, 'to' => $to, 'reason' => $reason, 'ignorewarnings' => true,
		] );
	}
}
