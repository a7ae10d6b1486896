<?php
// Recent changes, revisions and tags that do not come from an edit on this wiki.

namespace Wikigraph\Lab\Leftovers;

use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class OddChanges {
	public function __construct( private readonly Stage $stage, private readonly Rows $rows ) {
	}

	public function insert(): void {
		foreach ( [ 'Gallery', 'Ada Example', 'Long history' ] as $number => $title ) {
			$this->insertChangeFromElsewhere( $title, 0.5 + $number );
		}
		$this->insertPrivateTag();
		$this->losePage( 'Lost page' );
		$this->cutComment( 'Hasty page' );
		// Very old revisions do not know what they were made from, nor very old accounts when.
		$latest = $this->rows->page( 'Byron Example' )->getLatest();
		$this->rows->update( 'revision', [ 'rev_parent_id' => null ], [ 'rev_id' => $latest ] );
		$this->rows->update( 'user', [ 'user_registration' => null ], [ 'user_name' => 'Member 002' ] );
	}

	/** As a repository of structured data tells its clients about a change there. */
	private function insertChangeFromElsewhere( string $title, float $daysAgo ): void {
		$page = $this->rows->page( $title );
		$length = $page->getField( 'page_len' );
		$change = [ 'type' => 'wikibase-item~update', 'object_id' => 'Q42' ];
		$this->rows->insert( 'recentchanges', [
			'rc_timestamp' => $this->rows->timestamp( $daysAgo ), 'rc_actor' => $this->rows->actor( People::BOB ),
			'rc_namespace' => $page->getNamespace(), 'rc_title' => $page->getDBkey(), 'rc_minor' => 1, 'rc_bot' => 1,
			'rc_new' => 0, 'rc_cur_id' => $page->getId(), 'rc_this_oldid' => $page->getLatest(),
			'rc_last_oldid' => $page->getLatest(), 'rc_type' => RC_EXTERNAL, 'rc_source' => 'wb', 'rc_patrolled' => 2,
			'rc_ip' => '', 'rc_old_len' => $length, 'rc_new_len' => $length, 'rc_deleted' => 0, 'rc_logid' => 0,
			'rc_log_type' => null, 'rc_log_action' => '', 'rc_params' => serialize( [ 'wikibase-repo-change' => $change ] ),
		] + $this->rows->comment( 'rc_comment', 'changed elsewhere' ) );
	}

	/** A tag whose name says that only some may see it: on two edits and a log entry. */
	private function insertPrivateTag(): void {
		$tag = $this->rows->insert( 'change_tag_def', [
			'ctd_name' => 'mw-private-lab', 'ctd_user_defined' => 0, 'ctd_count' => 3,
		] );
		$edits = $this->stage->database()->newSelectQueryBuilder()->select( [ 'rc_id', 'rc_this_oldid' ] )
			->from( 'recentchanges' )->where( [ 'rc_title' => 'Tagged_page_0', 'rc_source' => 'mw.edit' ] )
			->orderBy( 'rc_id' )->limit( 2 )->caller( __METHOD__ )->fetchResultSet();
		foreach ( $edits as $edit ) {
			$this->rows->insert( 'change_tag', [
				'ct_rc_id' => $edit->rc_id, 'ct_rev_id' => $edit->rc_this_oldid, 'ct_tag_id' => $tag,
			] );
		}
		$logId = $this->stage->database()->newSelectQueryBuilder()->select( 'MIN(log_id)' )->from( 'logging' )
			->where( [ 'log_type' => 'protect' ] )->caller( __METHOD__ )->fetchField();
		$this->rows->insert( 'change_tag', [ 'ct_log_id' => $logId, 'ct_tag_id' => $tag ] );
	}

	/** A revision whose page has gone without being deleted. */
	private function losePage( string $title ): void {
		$this->stage->edit( People::BOB, $title, 'The page of this revision gets lost.' );
		$this->rows->delete( 'page', [ 'page_id' => $this->rows->page( $title )->getId() ] );
	}

	/** Comments were once cut to 255 bytes, in the middle of a character if need be. */
	private function cutComment( string $title ): void {
		$cut = substr( str_repeat( 'Ж', 128 ), 0, 255 );
		$comment = $this->rows->insert( 'comment', [
			'comment_hash' => crc32( $cut ) >> 1, 'comment_text' => $cut, 'comment_data' => null,
		] );
		$latest = $this->rows->page( $title )->getLatest();
		$this->rows->update( 'revision', [ 'rev_comment_id' => $comment ], [ 'rev_id' => $latest ] );
	}
}
