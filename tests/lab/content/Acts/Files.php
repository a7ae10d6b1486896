<?php
// Pictures are uploaded, replaced, described, used, hidden and deleted.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Picture;
use Wikigraph\Lab\Stage;

class Files implements Act {
	public function play( Stage $stage ): void {
		$this->upload( $stage, People::ALICE, 'Red.png', [ 255, 0, 0 ], 'A red square', '[[Category:Pictures]] {{Notice}}' );
		$this->upload( $stage, People::BOB, 'Red.png', [ 200, 0, 0 ], 'a darker red' );
		$this->upload(
			$stage, People::EMOJI, 'Ünïcode 🗺️ & map.png', [ 0, 0, 255 ], 'карта', '[[Category:Pictures|Map]]'
		);
		$this->upload( $stage, People::HIDDEN, 'Hidden uploader.png', [ 0, 255, 0 ], 'the uploader is hidden later' );
		for ( $number = 0; $number < $stage->many( 5 ); $number++ ) {
			$colour = [ $number * 9, 9, 9 ];
			$this->upload( $stage, People::CYRILLIC, "Square $number.png", $colour, "no. $number", '[[Category:Pictures]]' );
		}
		$stage->edit( People::ALICE, 'File talk:Red.png', 'Is it not rather orange? ~~~~' );
		$pictures = '[[File:Red.png]] [[:File:Red.png]] [[Media:Red.png]] [[File:Missing.png|thumb]]';
		$stage->edit( People::ALICE, 'Gallery', "$pictures\n[[Category:Pictures]]" );
		// A description without a file, and a file that is gone while its page's history stays in the archive.
		$stage->edit( People::ALICE, 'File:Only described.png', 'There is no picture. [[Category:Pictures]]' );
		$this->upload( $stage, People::VANDAL, 'Deleted.png', [ 1, 2, 3 ], 'to be deleted' );
		$this->upload( $stage, People::VANDAL, 'Deleted.png', [ 3, 2, 1 ], 'to be deleted, too' );
		$stage->call( Stage::ADMIN, [ 'action' => 'delete', 'title' => 'File:Deleted.png', 'reason' => 'not a picture' ] );
		$this->hideOldVersion( $stage, 'Red.png' );
	}

	private function upload( Stage $stage, string $who, string $name, array $colour, string $comment, string $text = '' ): void {
		$path = Picture::paint( wfTempDir(), 'lab-' . getmypid() . '.png', ...$colour );
		$stage->call( $who, [
			'action' => 'upload', 'filename' => $name, 'comment' => $comment, 'text' => $text, 'ignorewarnings' => true,
		], [ 'file' => $path ] );
	}

	private function hideOldVersion( Stage $stage, string $name ): void {
		$archiveName = $stage->database()->newSelectQueryBuilder()->select( 'oi_archive_name' )->from( 'oldimage' )
			->where( [ 'oi_name' => $name ] )->caller( __METHOD__ )->fetchField();
		$stage->call( Stage::ADMIN, [
			'action' => 'revisiondelete', 'type' => 'oldimage', 'target' => "File:$name",
			'ids' => strtok( $archiveName, '!' ), 'hide' => 'comment|user', 'reason' => 'an old version',
		] );
	}
}
