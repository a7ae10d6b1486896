<?php
// Wikitext that is always the same for the same number, with links of every kind in it.

namespace Wikigraph\Lab;

class Prose {
	private const PLACES = [
		'Harbour', 'Bridge', 'Market', 'Station', 'Garden', 'Tower', 'Library', 'Mill', 'Observatory', 'Quay',
	];
	private const OWNERS = [
		'Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ivy', 'Juniper', 'Kauri', 'Larch',
	];
	private const SENTENCES = [
		'It was built long ago, and has been repaired since.',
		'Visitors come in spring; few stay the winter.',
		"The name is disputed: ''compare'' the older maps.",
		'Nobody has counted the steps, though many began to.',
		'Die Straße heißt anders — «так говорят» — 地図にもある 🗺️.',
		'A clock tells the time in three directions, and nothing in the fourth.',
		'The roof leaks & the doors creak; "quaint", say the guides.',
	];
	private const SUMMARIES = [
		'', 'expand', 'typo', '/* History */ more detail', 'see [[Talk:Harbour of Alder|talk]]',
		'Müll entfernt — «чистка»',
		'links: [[Bridge of Birch]], [[missing page]] & {{Notice}}', 'sources! 🐙📚 & <b>no html</b>', 'per [[User:Alice]], "quoted"',
	];

	/** How many different titles there are before numbers are added to them. */
	private const TITLES = 120;

	public static function title( int $number ): string {
		$place = self::PLACES[$number % 10];
		$owner = self::OWNERS[$number % 12];
		return "$place of $owner" . ( $number < self::TITLES / 2 ? '' : ' ' . intdiv( $number * 2, self::TITLES ) );
	}

	/** A page's text; a greater version says more. */
	public static function article( int $number, int $version ): string {
		$text = '{{Infobox|name=' . self::title( $number ) . "}}\n" . self::sentences( $number, 2 + $version % 5 )
			. "\n\n== History ==\n" . self::sentences( $number + $version, 3 )
			. "\nSee [[" . self::title( $number + 1 ) . ']], [[' . self::title( $number * 7 + 3 ) . '|another]] and '
			. ( $number % 4 ? "[[Lost place $number]]" : "[[Talk:" . self::title( $number + 2 ) . ']]' ) . ".\n";
		$text .= $number % 5 ? '' : "{{Missing template $number}} {{User:Alice/Box}} [[wikipedia:Harbour]]\n";
		$text .= $number % 6 ? '' : "[https://example.org/place/$number a source] [[:File:Missing $number.png]] [[Portal:science]]\n";
		$text .= $number % 7 ? '' : "{{DEFAULTSORT:" . self::OWNERS[$number % 12] . ", $number}} __NOTOC__\n";
		$text .= $number % 9 ? '' : "[[de:Ort $number]] [[ru:Место $number]] __NOINDEX__\n";
		$text .= "[[Category:Places" . ( $number % 3 ? '' : "|*$number" ) . "]]";
		$text .= $number % 8 ? '' : " [[Category:Without a page]] [[Category:Ünïcode & signs+| é$number]]";
		return $text;
	}

	public static function summary( int $number ): string {
		return self::SUMMARIES[$number % count( self::SUMMARIES )];
	}

	private static function sentences( int $first, int $count ): string {
		$chosen = [];
		for ( $number = $first; $number < $first + $count; $number++ ) {
			$chosen[] = self::SENTENCES[$number % count( self::SENTENCES )];
		}
		return implode( ' ', $chosen );
	}
}
