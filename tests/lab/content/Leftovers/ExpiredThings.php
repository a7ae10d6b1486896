<?php
// Blocks, groups and protections that have expired but were not purged, and an account hidden by its block alone.

namespace Wikigraph\Lab\Leftovers;

use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class ExpiredThings {
	public function __construct( private readonly Stage $stage, private readonly Rows $rows ) {
	}

	public function insert(): void {
		// First, because to block somebody purges the blocks that have expired.
		$this->hideByBlockAlone();
		$yesterday = $this->rows->timestamp( 1 );
		$this->rows->update( 'block', [ 'bl_expiry' => $yesterday ], [ 'bl_id' => $this->blockOf( 'Blocked once' ) ] );
		$page = $this->rows->page( 'Protected page 2' )->getId();
		$this->rows->update( 'page_restrictions', [ 'pr_expiry' => $yesterday ], [ 'pr_page' => $page ] );
		$this->rows->update( 'protected_titles', [ 'pt_expiry' => $yesterday ], [ 'pt_title' => 'lower_case' ] );
		foreach ( [ 'Member 003' => 'sysop', 'Member 004' => 'patroller' ] as $name => $group ) {
			$this->rows->insert( 'user_groups', [
				'ug_user' => $this->stage->user( $name )->getId(), 'ug_group' => $group, 'ug_expiry' => $yesterday,
			] );
		}
	}

	/** Hidden by hand: nothing was done to the revisions, which still name the account. */
	private function hideByBlockAlone(): void {
		$this->stage->call( Stage::ADMIN, [
			'action' => 'block', 'user' => People::HALF_HIDDEN, 'expiry' => 'never', 'reason' => 'hidden in part',
		] );
		$this->rows->update( 'block', [ 'bl_deleted' => 1 ], [ 'bl_id' => $this->blockOf( People::HALF_HIDDEN ) ] );
	}

	private function blockOf( string $name ): int {
		return $this->stage->database()->newSelectQueryBuilder()->select( 'bl_id' )->from( 'block' )
			->join( 'block_target', null, 'bt_id = bl_target' )
			->where( [ 'bt_user_text' => $name ] )->caller( __METHOD__ )->fetchField();
	}
}
