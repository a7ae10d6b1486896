<?php
// Groups are given for good and for a time, and taken away; accounts are renamed.

namespace Wikigraph\Lab\Acts;

use MediaWiki\RenameUser\RenameuserSQL;
use RuntimeException;
use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Rights implements Act {
	public function play( Stage $stage ): void {
		$nextYear = $stage->clock->timestamp( -365 );
		$this->change( $stage, 'Former steward', [ 'add' => 'sysop|bureaucrat' ], 'elected' );
		$less = [ 'remove' => 'bureaucrat', 'add' => 'rollbacker', 'expiry' => $nextYear ];
		$this->change( $stage, 'Former steward', $less, 'a smaller part' );
		$this->change( $stage, 'Former steward', [ 'remove' => 'sysop|rollbacker' ], 'retired' );
		$this->change( $stage, People::EMOJI, [ 'add' => 'patroller', 'expiry' => $nextYear ], 'for a year' );
		$this->change( $stage, People::CYRILLIC, [ 'add' => 'patroller|rollbacker', 'expiry' => "$nextYear|infinite" ], 'both' );
		for ( $number = 1; $number <= $stage->many( 12 ); $number++ ) {
			$group = $number % 2 ? 'patroller' : 'rollbacker';
			$this->change( $stage, sprintf( 'Member %03d', $number ), [ 'add' => $group ], "trusted $number" );
		}
		$this->change( $stage, 'Member 001', [ 'remove' => 'patroller' ], 'no longer' );
		$this->rename( $stage, People::RENAMED, 'After the rename' );
	}

	private function change( Stage $stage, string $name, array $groups, string $reason ): void {
		$stage->call( Stage::ADMIN, $groups + [ 'action' => 'userrights', 'user' => $name, 'reason' => $reason ] );
	}

	private function rename( Stage $stage, string $old, string $new ): void {
		$stage->clock->tick();
		$renaming = new RenameuserSQL(
			$old, $new, $stage->user( $old )->getId(), $stage->user( Stage::ADMIN ), [ 'reason' => 'asked for it' ]
		);
		if ( !$renaming->rename() ) {
			throw new RuntimeException( "$old could not be renamed" );
		}
		$stage->finish();
	}
}
