<?php
// Writes rows past MediaWiki, with what they refer to.

namespace Wikigraph\Lab\Leftovers;

use MediaWiki\Page\PageStoreRecord;
use Wikigraph\Lab\Stage;

class Rows {
	public function __construct( private readonly Stage $stage ) {
	}

	/** Answers the new row's number. */
	public function insert( string $table, array $row ): int {
		$database = $this->stage->database();
		$database->newInsertQueryBuilder()->insertInto( $table )->row( $row )->caller( __METHOD__ )->execute();
		return $database->insertId();
	}

	public function update( string $table, array $values, array $where ): void {
		$this->stage->database()->newUpdateQueryBuilder()->update( $table )->set( $values )->where( $where )
			->caller( __METHOD__ )->execute();
	}

	public function delete( string $table, array $where ): void {
		$this->stage->database()->newDeleteQueryBuilder()->deleteFrom( $table )->where( $where )
			->caller( __METHOD__ )->execute();
	}

	public function timestamp( float $daysAgo ): string {
		return $this->stage->database()->timestamp( $this->stage->clock->timestamp( $daysAgo ) );
	}

	public function page( string $title ): PageStoreRecord {
		return $this->stage->services()->getPageStore()->getExistingPageByText( $title );
	}

	public function actor( string $name ): int {
		return $this->stage->services()->getActorNormalization()
			->acquireActorId( $this->stage->user( $name ), $this->stage->database() );
	}

	/** @return array the column that refers to the comment */
	public function comment( string $field, string $text ): array {
		return $this->stage->services()->getCommentStore()->insert( $this->stage->database(), $field, $text );
	}
}
