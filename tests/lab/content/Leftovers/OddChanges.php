<?php
// Recent changes, revisions and tags that do not come from an edit on this wiki.

namespace Wikigraph\Lab\Leftovers;

use MediaWiki\Page\PageStoreRecord;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class OddChanges {
	public function __construct( private readonly Stage $stage ) {
	}

	public function insert(): void {
		foreach ( [ 'Gallery', 'Ada_Example', 'Long_history' ] as $number => $title ) {
			$this->insertChangeFromElsewhere( $title, 0.5 + $number );
		}
		$this->insertPrivateTag();
		$this->losePage( 'Lost page' );
		$this->forgetParent( 'Byron_Example' );
		$this->cutComment( 'Hasty_page' );
		$this->forgetRegistration( 'Member 002' );
	}

	/** As a repository of structured data tells its clients about a change there. */
	private function insertChangeFromElsewhere( string $title, float $daysAgo ): void {
		$database = $this->stage->database();
		$page = $this->page( $title );
		$length = $page->getField( 'page_len' );
		$database->newInsertQueryBuilder()->insertInto( 'recentchanges' )->row( [
			'rc_timestamp' => $database->timestamp( $this->stage->clock->timestamp( $daysAgo ) ),
			'rc_actor' => $this->actorOf( People::BOB ), 'rc_namespace' => NS_MAIN, 'rc_title' => $title, 'rc_minor' => 1,
			'rc_bot' => 1, 'rc_new' => 0, 'rc_cur_id' => $page->getId(), 'rc_this_oldid' => $page->getLatest(),
			'rc_last_oldid' => $page->getLatest(), 'rc_type' => RC_EXTERNAL, 'rc_source' => 'wb', 'rc_patrolled' => 2, 'rc_ip' => '',
			'rc_old_len' => $length, 'rc_new_len' => $length, 'rc_deleted' => 0, 'rc_logid' => 0, 'rc_log_type' => null,
			'rc_log_action' => '', 'rc_params' => serialize( [ 'wikibase-repo-change' => [ 'type' => 'wikibase-item~update', 'object_id' => 'Q42' ] ] ),
		] + $this->comment( 'rc_comment', 'changed elsewhere' ) )->caller( __METHOD__ )->execute();
	}

	/** A tag whose name says that only some may see it. */
	private function insertPrivateTag(): void {
		$database = $this->stage->database();
		$database->newInsertQueryBuilder()->insertInto( 'change_tag_def' )
			->row( [ 'ctd_name' => 'mw-private-lab', 'ctd_user_defined' => 0, 'ctd_count' => 3 ] )->caller( __METHOD__ )->execute();
		$tag = $database->insertId();
		$changes = $database->newSelectQueryBuilder()->select( [ 'rc_id', 'rc_this_oldid' ] )->from( 'recentchanges' )
			->where( [ 'rc_title' => 'Tagged_page_0', 'rc_source' => 'mw.edit' ] )->orderBy( 'rc_id' )->limit( 2 )->caller( __METHOD__ )->fetchResultSet();
		foreach ( $changes as $change ) {
			$database->newInsertQueryBuilder()->insertInto( 'change_tag' )
				->row( [ 'ct_rc_id' => $change->rc_id, 'ct_rev_id' => $change->rc_this_oldid, 'ct_tag_id' => $tag ] )->caller( __METHOD__ )->execute();
		}
		$logId = $database->newSelectQueryBuilder()->select( 'MIN(log_id)' )->from( 'logging' )
			->where( [ 'log_type' => 'protect' ] )->caller( __METHOD__ )->fetchField();
		$database->newInsertQueryBuilder()->insertInto( 'change_tag' )->row( [ 'ct_log_id' => $logId, 'ct_tag_id' => $tag ] )->caller( __METHOD__ )->execute();
	}

	/** A revision whose page has gone without being deleted. */
	private function losePage( string $title ): void {
		$this->stage->edit( People::BOB, $title, 'The page of this revision gets lost.' );
		$this->stage->database()->newDeleteQueryBuilder()->deleteFrom( 'page' )
			->where( [ 'page_namespace' => NS_MAIN, 'page_title' => $title ] )->caller( __METHOD__ )->execute();
	}

	/** Very old revisions do not know what they were made from. */
	private function forgetParent( string $title ): void {
		$page = $this->page( $title );
		$this->stage->database()->newUpdateQueryBuilder()->update( 'revision' )->set( [ 'rev_parent_id' => null ] )
			->where( [ 'rev_id' => $page->getLatest() ] )->caller( __METHOD__ )->execute();
	}

	/** Comments were once cut to 255 bytes, in the middle of a character if need be. */
	private function cutComment( string $title ): void {
		$page = $this->page( $title );
		$cut = substr( str_repeat( 'Ж', 128 ), 0, 255 );
		$this->stage->database()->newInsertQueryBuilder()->insertInto( 'comment' )
			->row( [ 'comment_hash' => crc32( $cut ) >> 1, 'comment_text' => $cut, 'comment_data' => null ] )->caller( __METHOD__ )->execute();
		$this->stage->database()->newUpdateQueryBuilder()->update( 'revision' )
			->set( [ 'rev_comment_id' => $this->stage->database()->insertId() ] )
			->where( [ 'rev_id' => $page->getLatest() ] )->caller( __METHOD__ )->execute();
	}

	private function forgetRegistration( string $name ): void {
		$this->stage->database()->newUpdateQueryBuilder()->update( 'user' )->set( [ 'user_registration' => null ] )
			->where( [ 'user_name' => $name ] )->caller( __METHOD__ )->execute();
	}

	private function page( string $title ): PageStoreRecord {
		return $this->stage->services()->getPageStore()->getPageByName( NS_MAIN, $title );
	}

	private function actorOf( string $name ): int {
		return $this->stage->services()->getActorNormalization()->acquireActorId( $this->stage->user( $name ), $this->stage->database() );
	}

	private function comment( string $field, string $text ): array {
		return $this->stage->services()->getCommentStore()->insert( $this->stage->database(), $field, $text );
	}
}
