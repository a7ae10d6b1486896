<?php
// A small PNG of one colour, so that uploads need no file beside the sources.

namespace Wikigraph\Lab;

class Picture {
	private const SIDE = 16;

	/** Writes the picture and answers its path. */
	public static function paint( string $folder, string $name, int $red, int $green, int $blue ): string {
		$row = "\0" . str_repeat( chr( $red ) . chr( $green ) . chr( $blue ), self::SIDE );
		$png = "\x89PNG\r\n\x1a\n"
			. self::chunk( 'IHDR', pack( 'NNCCCCC', self::SIDE, self::SIDE, 8, 2, 0, 0, 0 ) )
			. self::chunk( 'IDAT', gzcompress( str_repeat( $row, self::SIDE ) ) )
			. self::chunk( 'IEND', '' );
		$path = "$folder/$name";
		file_put_contents( $path, $png );
		return $path;
	}

	private static function chunk( string $type, string $data ): string {
		return pack( 'N', strlen( $data ) ) . $type . $data . pack( 'N', crc32( $type . $data ) );
	}
}
