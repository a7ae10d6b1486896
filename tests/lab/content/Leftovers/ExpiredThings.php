<?php
// Blocks, groups and protections that have expired but were not purged, and an account hidden by its block alone.

namespace Wikigraph\Lab\Leftovers;

use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class ExpiredThings {
	public function __construct( private readonly Stage $stage ) {
	}

	public function insert(): void {
		// First, because to block somebody purges the blocks that have expired.
		$this->hideByBlockAlone();
		$yesterday = $this->stage->database()->timestamp( $this->stage->clock->timestamp( 1 ) );
		$this->update( 'block', [ 'bl_expiry' => $yesterday ], [ 'bl_id' => $this->blockOf( 'Blocked once' ) ] );
		$this->update( 'page_restrictions', [ 'pr_expiry' => $yesterday ], [ 'pr_page' => $this->pageNamed( 'Protected page 2' ) ] );
		$this->update( 'protected_titles', [ 'pt_expiry' => $yesterday ], [ 'pt_title' => 'lower_case' ] );
		foreach ( [ 'Member 003' => 'sysop', 'Member 004' => 'patroller' ] as $name => $group ) {
			$this->stage->database()->newReplaceQueryBuilder()->replaceInto( 'user_groups' )->uniqueIndexFields( [ 'ug_user', 'ug_group' ] )
				->row( [ 'ug_user' => $this->stage->user( $name )->getId(), 'ug_group' => $group, 'ug_expiry' => $yesterday ] )
				->caller( __METHOD__ )->execute();
		}
	}

	/** Hidden by hand: nothing was done to the revisions, which still name the account. */
	private function hideByBlockAlone(): void {
		$this->stage->call( Stage::ADMIN, [
			'action' => 'block', 'user' => People::HALF_HIDDEN, 'expiry' => 'never', 'reason' => 'hidden in part',
		] );
		$this->update( 'block', [ 'bl_deleted' => 1 ], [ 'bl_id' => $this->blockOf( People::HALF_HIDDEN ) ] );
	}

	private function blockOf( string $name ): int {
		return $this->stage->database()->newSelectQueryBuilder()->select( 'bl_id' )->from( 'block' )
			->join( 'block_target', null, 'bt_id = bl_target' )->where( [ 'bt_user_text' => $name ] )->caller( __METHOD__ )->fetchField();
	}

	private function pageNamed( string $title ): int {
		return $this->stage->services()->getPageStore()->getExistingPageByText( $title )->getId();
	}

	private function update( string $table, array $values, array $where ): void {
		$this->stage->database()->newUpdateQueryBuilder()->update( $table )->set( $values )->where( $where )->caller( __METHOD__ )->execute();
	}
}
