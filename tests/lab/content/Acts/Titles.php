<?php
// Titles and names that are hard to pass on unharmed.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Titles implements Act {
	public function play( Stage $stage ): void {
		foreach ( $this->titles() as $number => $title ) {
			$text = "Page $number about [[$title]]. [[Category:Strange titles]]";
			$stage->edit( People::QUOTED, $title, $text, "on [[$title]]" );
			$stage->edit( People::EMOJI, $title, "$text Again.", "again: $title" );
		}
		$stage->edit( People::EMOJI, 'Links to strange titles', '[[' . implode( ']] [[', $this->titles() ) . ']]' );
	}

	/** @return string[] */
	private function titles(): array {
		return [
			'Ærøskøbing', 'Ḫattuša', 'İstanbul', 'Ǆ', 'ǆ letter', 'ß', "\u{FB01}ne ligature", 'Žižkov', 'Москва', 'Αθήνα',
			'ירושלים', 'القاهرة', '東京', '🐙', '👩‍🔬 at work', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢', 'AT&T', 'C++', 'What?', 'Who? What?!', 'Say "hello"',
			"Rock 'n' roll", "''Apostrophes''", '100 percent & more', 'A/B/C', 'Back\\slash', 'Semi;colon, comma', 'Price $5',
			'* Asterisk', '1 + 1 = 2', 'Underscored name', '(Parentheses)', '~ tilde', '^caret^', '`backtick`', '!bang',
			'Equals=sign', '@at', 'Talk', 'Portal', 'Null', '0', 'Dots...', str_repeat( 'Ж', 127 ) . 'x',
			str_repeat( '🐙', 63 ) . 'abc', str_repeat( 'Long title ', 23 ) . 'zz', 'Portal:lower', 'Portal:Lower',
			'Portal:ärger', 'Talk:Москва', 'User talk:Дмитрий/Архив 🐙', 'Lab:C++ & "friends"?',
		];
	}
}
