<?php
// The wiki begins: its people and their groups, its neighbours, its templates, categories and project pages.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Founding implements Act {
	private const NEIGHBOURS = [ 'de' => 'de.example.org', 'ru' => 'ru.example.org', 'wikipedia' => 'en.example.org' ];

	private const GROUPS = [
		People::SUPPRESSOR => 'suppress|sysop',
		People::BOT => 'bot',
		People::ALICE => 'patroller|rollbacker',
		People::BOB => 'sysop',
	];

	public function play( Stage $stage ): void {
		$this->backdateInstallation( $stage );
		$this->meetNeighbours( $stage );
		$stage->call( Stage::ADMIN, [
			'action' => 'userrights', 'user' => Stage::ADMIN, 'add' => 'suppress', 'reason' => 'Founder',
		] );
		$this->registerPeople( $stage );
		$this->writeTemplates( $stage );
		$this->writeCategories( $stage );
		$this->writeProjectPages( $stage );
	}

	/** The installer wrote the first rows by the real clock. */
	private function backdateInstallation( Stage $stage ): void {
		$moments = [
			'revision' => [ 'rev_timestamp' ], 'recentchanges' => [ 'rc_timestamp' ], 'logging' => [ 'log_timestamp' ],
			'page' => [ 'page_touched', 'page_links_updated' ], 'user' => [ 'user_touched', 'user_registration' ],
		];
		$now = $stage->database()->timestamp( $stage->clock->now() );
		foreach ( $moments as $table => $columns ) {
			$stage->database()->newUpdateQueryBuilder()->update( $table )->set( array_fill_keys( $columns, $now ) )
				->where( '1 = 1' )->caller( __METHOD__ )->execute();
		}
	}

	private function meetNeighbours( Stage $stage ): void {
		foreach ( self::NEIGHBOURS as $prefix => $host ) {
			$stage->database()->newReplaceQueryBuilder()->replaceInto( 'interwiki' )->uniqueIndexFields( 'iw_prefix' )
				->row( [
					'iw_prefix' => $prefix, 'iw_url' => "https://$host/wiki/\$1", 'iw_api' => "https://$host/w/api.php",
					'iw_wikiid' => '', 'iw_local' => 1, 'iw_trans' => 0,
				] )->caller( __METHOD__ )->execute();
		}
	}

	private function registerPeople( Stage $stage ): void {
		foreach ( People::everyone( $stage->many( 40 ) ) as $number => $name ) {
			// Some come by themselves, some are registered by the administrator.
			$stage->call( $number % 3 ? '192.0.2.99' : Stage::ADMIN, [
				'action' => 'createaccount', 'username' => $name, 'password' => People::PASSWORD,
				'retype' => People::PASSWORD, 'reason' => 'Welcome', 'createreturnurl' => 'http://127.0.0.1/',
			] );
		}
		foreach ( self::GROUPS as $name => $groups ) {
			$stage->call( Stage::ADMIN, [
				'action' => 'userrights', 'user' => $name, 'add' => $groups, 'reason' => 'Needed for the work',
			] );
		}
	}

	private function writeTemplates( Stage $stage ): void {
		$stage->edit( Stage::ADMIN, 'Template:Notice', '<div>{{{1|Mind the gap}}}</div><noinclude>{{Documentation}}</noinclude>' );
		$stage->edit( Stage::ADMIN, 'Template:Documentation', '[[Category:Documented templates|{{PAGENAME}}]]' );
		$category = '<includeonly>[[Category:Articles with an infobox]]</includeonly>';
		$stage->edit( Stage::ADMIN, 'Template:Infobox', "{{Notice|{{{name|}}}}}$category" );
		$stage->edit( Stage::ADMIN, 'Template:Loop', 'Round and {{Loop}}' );
		$stage->edit( Stage::ADMIN, 'Template:Unused', 'Nobody needs this.' );
		$stage->edit( People::ALICE, 'User:Alice/Box', 'Alice was here' );
	}

	private function writeCategories( Stage $stage ): void {
		$stage->edit( Stage::ADMIN, 'Category:Everything', 'The root.' );
		$stage->edit( Stage::ADMIN, 'Category:Places', '[[Category:Everything| Places]]' );
		$stage->edit( Stage::ADMIN, 'Category:People', '[[Category:Everything|People]]' );
		$stage->edit( Stage::ADMIN, 'Category:Pictures', '[[Category:Everything]]' );
		$stage->edit( Stage::ADMIN, 'Category:Articles with an infobox', '__HIDDENCAT__ [[Category:Maintenance]]' );
		$stage->edit( Stage::ADMIN, 'Category:Documented templates', '__HIDDENCAT__' );
		$stage->edit( Stage::ADMIN, 'Category:Empty', 'Nothing is in here.' );
		$stage->edit( Stage::ADMIN, 'Category:Ünïcode & signs+', '[[Category:Everything|*]]' );
	}

	private function writeProjectPages( Stage $stage ): void {
		$stage->edit( Stage::ADMIN, 'Lab:Village pump', "== First ==\nHello\n== Second ==\nWorld" );
		$stage->edit( People::BOB, 'Lab talk:Village pump', 'Why the name? ~~~~' );
		$stage->edit( People::ALICE, 'Help:Contents', 'See [[Lab:Village pump]] and [[Help:Missing]].' );
		$stage->edit( People::BOB, 'Help talk:Contents', 'Thanks! ~~~~' );
		$stage->edit( Stage::ADMIN, 'MediaWiki:Sitenotice', 'Welcome to the lab' );
		$stage->edit( Stage::ADMIN, 'MediaWiki talk:Sitenotice', 'Too loud? ~~~~' );
		$stage->edit( Stage::ADMIN, 'Template talk:Notice', 'A fine template. ~~~~' );
		$stage->edit( People::ALICE, 'Category talk:Places', 'Which places? ~~~~' );
		$stage->edit( People::CYRILLIC, 'Portal:science', '{{Notice}} [[Portal:Science]] [[p:arts]]' );
		$stage->edit( People::CYRILLIC, 'Portal:Science', 'Not the same page as [[Portal:science]].' );
		$stage->edit( People::CYRILLIC, 'Portal talk:science', 'Two of them? ~~~~' );
		foreach ( [ People::ALICE, People::BOB, People::CYRILLIC ] as $name ) {
			$stage->edit( $name, "User:$name", 'I am {{PAGENAME}}. [[User talk:{{PAGENAME}}|Talk to me]].' );
			$newSection = [ 'section' => 'new', 'sectiontitle' => 'Welcome' ];
			$stage->edit( Stage::ADMIN, "User talk:$name", '{{Notice|Welcome}} ~~~~', 'Welcome', $newSection );
		}
	}
}
