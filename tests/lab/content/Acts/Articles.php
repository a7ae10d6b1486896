<?php
// The bulk: articles about places, each edited a few times by different people, and some talk about them.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Prose;
use Wikigraph\Lab\Stage;

class Articles implements Act {
	/** Pages with properties and links of their own kind. */
	private const SPECIAL = [
		'Ada Example' => '{{DISPLAYTITLE:ada Example}}{{DEFAULTSORT:Example, Ada}} __NEWSECTIONLINK__ [[Category:People]]',
		'Byron Example' => '[[Byron Example]] [[#Nowhere]] [[Category:People|Example, Byron]] __NOEDITSECTION__',
		'Only red links' => '[[Red one]] [[Talk:Red two]] [[User:Nobody]] [[Category:People]] {{Red template}} [[File:Red.png]]',
		'No links at all' => 'Plain words.',
		'Template user' => '{{Infobox|name=x}} {{Loop}} {{:No links at all}} {{Lab:Village pump}}',
	];

	public function play( Stage $stage ): void {
		$count = $stage->many( 150 );
		for ( $round = 0; $round < 3; $round++ ) {
			for ( $number = 0; $number < $count; $number++ ) {
				if ( $round === 0 || $number % 4 !== $round ) {
					$this->write( $stage, $number, $round );
				}
			}
		}
		$this->writeSpecialPages( $stage );
	}

	private function write( Stage $stage, int $number, int $round ): void {
		$author = People::AUTHORS[( $number + $round * 2 ) % count( People::AUTHORS )];
		$stage->clock->advance( 1500 );
		$stage->edit(
			$author, Prose::title( $number ), Prose::article( $number, $round ), Prose::summary( $number + $round ),
			[ 'minor' => ( $number + $round ) % 5 === 0 ]
		);
		if ( $round === 1 && $number % 5 === 0 ) {
			$stage->edit( $author, 'Talk:' . Prose::title( $number ), "Is [[$author]] right about this? ~~~~" );
		}
	}

	private function writeSpecialPages( Stage $stage ): void {
		foreach ( self::SPECIAL as $title => $text ) {
			$stage->edit( People::BOB, $title, $text );
		}
		// Saving the same text again makes no revision.
		$stage->edit( People::BOB, 'No links at all', 'Plain words.', 'nothing changed' );
		$stage->edit( People::ALICE, 'Harbour of Alder', "== History ==\nRewritten.", '', [ 'section' => 1 ] );
		$newSection = [ 'section' => 'new', 'sectiontitle' => 'Ünïcode [[topic]]' ];
		$stage->edit( People::ALICE, 'Talk:Harbour of Alder', 'A new topic. ~~~~', '', $newSection );
		$stage->edit( People::EMOJI, 'Harbour of Alder', Prose::article( 0, 4 ), str_repeat( 'Long ünïcode summary 🐙 ', 40 ) );
	}
}
