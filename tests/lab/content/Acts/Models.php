<?php
// Pages of other content models and in other languages, and the log entries about such changes.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Models implements Act {
	public function play( Stage $stage ): void {
		$stage->edit( People::ALICE, 'User:Alice/common.js', 'console.log( "hello" );' );
		$stage->edit( People::ALICE, 'User:Alice/common.css', 'body { color: black }' );
		$stage->edit( People::ALICE, 'User:Alice/data.json', '{"a":[1,2,3]}' );
		$stage->call( Stage::ADMIN, [
			'action' => 'userrights', 'user' => Stage::ADMIN, 'add' => 'interface-admin', 'reason' => 'for the styles',
		] );
		$stage->edit( Stage::ADMIN, 'MediaWiki:Common.css', '/* all */ body { margin: 0 }' );
		foreach ( [ 'text' => 'Plain text now', 'json' => '{}', 'javascript' => 'void 0;' ] as $model => $text ) {
			$stage->edit( Stage::ADMIN, "Model $model", $text );
			$stage->call( Stage::ADMIN, [
				'action' => 'changecontentmodel', 'title' => "Model $model", 'model' => $model, 'summary' => "is $model",
			] );
		}
		$stage->call( Stage::ADMIN, [
			'action' => 'changecontentmodel', 'title' => 'Model json', 'model' => 'wikitext', 'summary' => 'and back',
		] );
		// Born with a model of its own.
		$stage->edit( Stage::ADMIN, 'User:Admin/Model', '{"born":true}', 'born as JSON', [ 'contentmodel' => 'json' ] );
		foreach ( [ 'Gallery' => 'de', 'Ada Example' => 'ru', 'Portal:science' => 'zh-hant' ] as $title => $language ) {
			$this->translate( $stage, $title, $language, "in $language" );
		}
		$this->translate( $stage, 'Ada Example', 'default', 'no longer' );
	}

	private function translate( Stage $stage, string $title, string $language, string $reason ): void {
		$stage->call( Stage::ADMIN, [
			'action' => 'setpagelanguage', 'title' => $title, 'lang' => $language, 'reason' => $reason,
		] );
	}
}
