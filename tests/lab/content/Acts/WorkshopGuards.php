<?php
// What edits of the wiki for writing are held against: two abuse filters, a list of sites, a list of titles.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\Stage;

class WorkshopGuards implements Act {
	/** What a filter does => the phrase that it looks for. */
	private const FILTERS = [ 'disallow' => 'forbidden phrase', 'warn' => 'doubtful phrase' ];

	public function play( Stage $stage ): void {
		foreach ( self::FILTERS as $consequence => $phrase ) {
			$this->filter( $stage, $consequence, $phrase );
		}
		$stage->edit( Stage::ADMIN, 'MediaWiki:Spam-blacklist', 'unwelcome\.example' );
		$stage->edit( Stage::ADMIN, 'MediaWiki:Titleblacklist', 'Unwelcome title.*' );
	}

	/** The rows that Special:AbuseFilter would write. */
	private function filter( Stage $stage, string $consequence, string $phrase ): void {
		$database = $stage->database();
		$admin = $stage->services()->getActorStore()->findActorIdByName( Stage::ADMIN, $database );
		$database->newInsertQueryBuilder()->insertInto( 'abuse_filter' )->row( [
			'af_pattern' => "new_wikitext contains \"$phrase\"", 'af_actor' => $admin,
			'af_timestamp' => $database->timestamp( $stage->clock->now() ), 'af_enabled' => 1, 'af_comments' => '',
			'af_public_comments' => "No $phrase", 'af_actions' => $consequence,
		] )->caller( __METHOD__ )->execute();
		$database->newInsertQueryBuilder()->insertInto( 'abuse_filter_action' )->row( [
			'afa_filter' => $database->insertId(), 'afa_consequence' => $consequence, 'afa_parameters' => '',
		] )->caller( __METHOD__ )->execute();
	}
}
