<?php
// Change tags: defined, put on edits and log entries, several on one, taken away, and given by MediaWiki itself.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Prose;
use Wikigraph\Lab\Stage;

class ChangeTags implements Act {
	private const TAGS = [ 'lab one', 'lab two', 'läb ünïcode', 'never used', 'soon deleted' ];

	public function play( Stage $stage ): void {
		foreach ( self::TAGS as $tag ) {
			$this->manage( $stage, 'create', $tag );
		}
		for ( $number = 0; $number < $stage->many( 24 ); $number++ ) {
			$tags = [ 'lab one', 'lab one|lab two', 'läb ünïcode', 'lab one|lab two|läb ünïcode' ][$number % 4];
			$stage->edit( People::ALICE, "Tagged page " . $number % 6, "Version $number", "tagged $number", [ 'tags' => $tags ] );
		}
		$stage->call( Stage::ADMIN, [
			'action' => 'delete', 'title' => 'Tagged page 1', 'reason' => 'a tagged deletion', 'tags' => 'lab one|lab two',
		] );
		$this->changeTagsLater( $stage );
		$this->manage( $stage, 'delete', 'soon deleted' );
		$this->manage( $stage, 'deactivate', 'lab two' );
		$this->manage( $stage, 'activate', 'lab two' );
		$this->manage( $stage, 'deactivate', 'läb ünïcode' );
		$this->blankAndRestore( $stage );
	}

	private function manage( Stage $stage, string $operation, string $tag ): void {
		$stage->call( Stage::ADMIN, [
			'action' => 'managetags', 'operation' => $operation, 'tag' => $tag, 'reason' => "$operation it",
			'ignorewarnings' => true,
		] );
	}

	private function changeTagsLater( Stage $stage ): void {
		$revision = $stage->edit( People::ALICE, 'Tagged page 0', 'To be tagged later' );
		$this->tag( $stage, [ 'revid' => $revision, 'add' => 'lab one|soon deleted', 'reason' => 'later' ] );
		$this->tag( $stage, [ 'revid' => $revision, 'add' => 'lab two', 'remove' => 'lab one', 'reason' => 'other' ] );
		$logId = $stage->database()->newSelectQueryBuilder()->select( 'MAX(log_id)' )->from( 'logging' )
			->where( [ 'log_type' => 'delete' ] )->caller( __METHOD__ )->fetchField();
		$this->tag( $stage, [ 'logid' => $logId, 'add' => 'läb ünïcode', 'reason' => 'a log entry' ] );
	}

	private function tag( Stage $stage, array $change ): void {
		$stage->call( Stage::ADMIN, $change + [ 'action' => 'tag' ] );
	}

	/** MediaWiki itself tags what blanks, replaces, reverts or undoes. */
	private function blankAndRestore( Stage $stage ): void {
		$title = Prose::title( 30 );
		$before = $stage->edit( People::BOB, $title, Prose::article( 30, 7 ), 'the good version' );
		$stage->edit( People::VANDAL, $title, '', 'blanked' );
		$blanked = $stage->edit( People::VANDAL, $title, 'Replaced by nonsense', 'replaced' );
		$stage->call( People::BOB, [
			'action' => 'edit', 'title' => $title, 'undo' => $blanked, 'undoafter' => $before, 'summary' => 'undone',
		] );
		$stage->edit( People::VANDAL, $title, 'More nonsense', 'vandal again' );
		$stage->call( People::ALICE, [ 'action' => 'rollback', 'title' => $title, 'user' => People::VANDAL, 'markbot' => true ] );
	}
}
