<?php
// The counts are put right, what is too old leaves recent changes, and what was left to chance is fixed.

namespace Wikigraph\Lab\Acts;

use MediaWiki\Category\Category;
use MediaWiki\SiteStats\SiteStatsInit;
use RecentChangesUpdateJob;
use Wikigraph\Lab\Act;
use Wikigraph\Lab\Stage;

class Reckoning implements Act {
	public function play( Stage $stage ): void {
		RecentChangesUpdateJob::newPurgeJob()->run();
		$stage->finish( withJobs: true );
		// What is left concerns pages that were deleted in the meantime, and would only be tried again.
		$stage->services()->getJobQueueGroup()->get( 'categoryMembershipChange' )->delete();
		$this->fixChance( $stage );
		$this->countMembers( $stage );
		SiteStatsInit::doAllAndCommit( $stage->database(), [ 'activeUsers' => true ] );
	}

	/** MediaWiki gives each page a random number; here the same one on every build. */
	private function fixChance( Stage $stage ): void {
		$database = $stage->database();
		$pages = $database->newSelectQueryBuilder()->select( 'page_id' )->from( 'page' )->caller( __METHOD__ )->fetchFieldValues();
		foreach ( $pages as $id ) {
			$database->newUpdateQueryBuilder()->update( 'page' )->set( [ 'page_random' => $id * 7919 % 10007 / 10007 ] )
				->where( [ 'page_id' => $id ] )->caller( __METHOD__ )->execute();
		}
	}

	private function countMembers( Stage $stage ): void {
		$names = $stage->database()->newSelectQueryBuilder()->select( 'cat_title' )->from( 'category' )
			->caller( __METHOD__ )->fetchFieldValues();
		foreach ( $names as $name ) {
			Category::newFromName( $name )->refreshCounts();
		}
	}
}
