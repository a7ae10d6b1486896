<?php
// Pages are deleted and brought back, in part or whole; deleted over by a move; histories are joined.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Deletions implements Act {
	public function play( Stage $stage ): void {
		for ( $number = 0; $number < $stage->many( 12 ); $number++ ) {
			$title = "Deleted page $number";
			foreach ( [ People::VANDAL, People::ALICE, People::VANDAL ] as $version => $author ) {
				$stage->edit( $author, $title, "Nonsense $number, $version", "nonsense $version" );
			}
			$this->delete( $stage, $title, "nonsense of $number" );
		}
		$this->undelete( $stage, 'Deleted page 0', 'all of it' );
		$this->undeleteFirstRevision( $stage, 'Deleted page 1' );
		// Begun anew under the old name, while the old history stays deleted.
		$stage->edit( People::BOB, 'Deleted page 2', 'A better text', 'begun anew' );
		$stage->edit( People::BOB, 'Talk:Deleted with its talk', 'Should this go? ~~~~' );
		$stage->edit( People::BOB, 'Deleted with its talk', 'Both go.' );
		$this->delete( $stage, 'Deleted with its talk', 'and its talk', [ 'deletetalk' => true ] );
		$this->moveOverEdits( $stage );
		$this->mergeHistories( $stage );
	}

	private function delete( Stage $stage, string $title, string $reason, array $options = [] ): void {
		$stage->call( Stage::ADMIN, $options + [ 'action' => 'delete', 'title' => $title, 'reason' => $reason ] );
	}

	private function undelete( Stage $stage, string $title, string $reason, array $options = [] ): void {
		$stage->call( Stage::ADMIN, $options + [ 'action' => 'undelete', 'title' => $title, 'reason' => $reason ] );
	}

	private function undeleteFirstRevision( Stage $stage, string $title ): void {
		$first = $stage->database()->newSelectQueryBuilder()->select( 'MIN(ar_timestamp)' )->from( 'archive' )
			->where( [ 'ar_title' => strtr( $title, ' ', '_' ) ] )->caller( __METHOD__ )->fetchField();
		$this->undelete( $stage, $title, 'the first revision only', [ 'timestamps' => $first ] );
	}

	private function moveOverEdits( Stage $stage ): void {
		$stage->edit( People::BOB, 'In the way', 'Not a redirect', 'occupies the name' );
		$stage->edit( People::BOB, 'Wants the name', 'A page', 'wants another name' );
		$this->delete( $stage, 'In the way', 'make room for a move' );
		$stage->call( Stage::ADMIN, [
			'action' => 'move', 'from' => 'Wants the name', 'to' => 'In the way', 'reason' => 'room was made',
		] );
	}

	private function mergeHistories( Stage $stage ): void {
		foreach ( [ 'whole' => false, 'part' => true ] as $name => $isInPart ) {
			$stage->edit( People::ALICE, "Merge source $name", 'Version 1' );
			$stage->edit( People::BOB, "Merge source $name", 'Version 2' );
			$middle = $stage->clock->now();
			if ( $isInPart ) {
				$stage->clock->advance( 7200 );
			}
			$stage->edit( People::BOB, "Merge target $name", 'Copied from the source' );
			if ( $isInPart ) {
				$stage->edit( People::ALICE, "Merge source $name", 'Version 3, which stays' );
			}
			$stage->call( Stage::ADMIN, [
				'action' => 'mergehistory', 'from' => "Merge source $name", 'to' => "Merge target $name",
				'reason' => "joined $name",
			] + ( $isInPart ? [ 'timestamp' => $middle ] : [] ) );
		}
	}
}
