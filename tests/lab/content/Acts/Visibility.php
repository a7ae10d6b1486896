<?php
// Revisions, archived revisions and log entries with every combination of what can be hidden of them.

namespace Wikigraph\Lab\Acts;

use MediaWiki\Revision\RevisionRecord;
use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Visibility implements Act {
	private const COMBINATIONS = 16;

	public function play( Stage $stage ): void {
		$this->hideRevisions( $stage, 'Visibility of revisions' );
		$this->hideRevisions( $stage, 'Visibility of deleted revisions' );
		$stage->call( Stage::ADMIN, [
			'action' => 'delete', 'title' => 'Visibility of deleted revisions', 'reason' => 'with all that was hidden in it',
		] );
		$this->hideLatestRevision( $stage );
		$this->hideLogEntries( $stage, 'delete', fn ( string $title ) => [ 'action' => 'delete', 'title' => $title ] );
		$this->hideLogEntries( $stage, 'move', fn ( string $title ) => [
			'action' => 'move', 'from' => $title, 'to' => "$title moved", 'noredirect' => true,
		] );
		$this->deleteAndSuppress( $stage );
	}

	private function hideRevisions( Stage $stage, string $title ): void {
		$revisions = [];
		for ( $bits = 0; $bits < self::COMBINATIONS; $bits++ ) {
			// One author per combination, so that each can be looked for by its author, too.
			$author = sprintf( 'Member %03d', $bits % $stage->many( 40 ) + 1 );
			$revisions[$bits] = $stage->edit( $author, $title, str_repeat( "Version $bits. ", $bits + 1 ), "comment of bits $bits" );
		}
		$stage->edit( People::ALICE, $title, 'The latest version', 'all can be seen of this' );
		foreach ( $revisions as $bits => $revision ) {
			$this->hide( $stage, 'revision', $revision, $bits );
		}
	}

	private function hideLatestRevision( Stage $stage ): void {
		$stage->edit( People::ALICE, 'Latest revision hidden', 'First' );
		$revision = $stage->edit( People::BOB, 'Latest revision hidden', 'Second [[Category:Places]]', 'to be hidden' );
		$this->hide( $stage, 'revision', $revision, RevisionRecord::DELETED_COMMENT | RevisionRecord::DELETED_USER );
	}

	/** @param callable(string):array $change what writes such a log entry about a page */
	private function hideLogEntries( Stage $stage, string $type, callable $change ): void {
		for ( $bits = 0; $bits < self::COMBINATIONS; $bits++ ) {
			$title = "Visibility of log entries, $type $bits";
			$stage->edit( People::ALICE, $title, 'A page about which a log entry is written' );
			$actor = $bits % 2 ? Stage::ADMIN : People::BOB;
			$stage->call( $actor, $change( $title ) + [ 'reason' => "log comment of bits $bits" ] );
			$logId = $stage->database()->newSelectQueryBuilder()->select( 'MAX(log_id)' )->from( 'logging' )
				->where( [ 'log_type' => $type ] )->caller( __METHOD__ )->fetchField();
			$this->hide( $stage, 'logging', $logId, $bits );
		}
	}

	private function hide( Stage $stage, string $kind, int $id, int $bits ): void {
		if ( $bits === 0 ) {
			return;
		}
		if ( $bits === RevisionRecord::DELETED_RESTRICTED ) {
			$this->restrictAlone( $stage, $kind, $id );
			return;
		}
		$content = $bits & RevisionRecord::DELETED_TEXT ? [ 'content' ] : [];
		$comment = $bits & RevisionRecord::DELETED_COMMENT ? [ 'comment' ] : [];
		$user = $bits & RevisionRecord::DELETED_USER ? [ 'user' ] : [];
		$stage->call( People::SUPPRESSOR, [
			'action' => 'revisiondelete', 'type' => $kind, 'ids' => $id, 'reason' => "hide $kind, bits $bits",
			'hide' => implode( '|', array_merge( $content, $comment, $user ) ),
			'suppress' => $bits & RevisionRecord::DELETED_RESTRICTED ? 'yes' : 'no',
		] );
	}

	/** A restriction of nothing: the API does not set it, old rows have it. */
	private function restrictAlone( Stage $stage, string $kind, int $id ): void {
		$rows = $kind === 'revision'
			? [ 'revision' => [ 'rev_deleted', 'rev_id' ], 'recentchanges' => [ 'rc_deleted', 'rc_this_oldid' ] ]
			: [ 'logging' => [ 'log_deleted', 'log_id' ], 'recentchanges' => [ 'rc_deleted', 'rc_logid' ] ];
		foreach ( $rows as $table => [ $bits, $key ] ) {
			$stage->database()->newUpdateQueryBuilder()->update( $table )->set( [ $bits => RevisionRecord::DELETED_RESTRICTED ] )
				->where( [ $key => $id ] )->caller( __METHOD__ )->execute();
		}
	}

	/** The deletion itself is a secret: its revisions are restricted, and it is told in the suppression log only. */
	private function deleteAndSuppress( Stage $stage ): void {
		$stage->edit( People::VANDAL, 'Suppressed with its deletion', 'A secret' );
		$page = $stage->services()->getPageStore()->getExistingPageByText( 'Suppressed with its deletion' );
		$stage->call( People::SUPPRESSOR, [ 'action' => 'query' ] );
		$stage->services()->getDeletePageFactory()
			->newDeletePage( $page, $stage->user( People::SUPPRESSOR ) )->setSuppress( true )->deleteUnsafe( 'a secret' );
		$stage->finish();
	}
}
