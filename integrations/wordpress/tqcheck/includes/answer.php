<?php
/**
 * An answer of the service, read with mistrust and made ready to be shown.
 *
 * An answer is array( verdict, why, content_hash, source_lang, target_lang, issues ). Its verdict is publish, review,
 * hold, or unknown, and then `why` says in plain words what went wrong. An issue is array( key, code, severity, message,
 * suggestion, sentences ); a sentence is array( source, target ), each a list of array( text, flagged ).
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

const MOST_SENTENCES = 4; // Shown with an issue.

/** The answer where there is none. */
function unknown( string $why ): array {
	return array(
		'verdict'      => 'unknown',
		'why'          => $why,
		'content_hash' => '',
		'source_lang'  => '',
		'target_lang'  => '',
		'issues'       => array(),
	);
}

/** The answer in what the service sent; unknown if it is not of the kind we know. */
function read_answer( array $found ): array {
	$document = $found['document'] ?? null;
	$segments = is_array( $document ) ? ( $document['segments'] ?? null ) : null;
	$wide     = is_array( $document ) ? ( $document['issues'] ?? null ) : null;
	$known    = in_array( $found['verdict'] ?? null, array( 'publish', 'review', 'hold' ), true );
	if ( ! $known || ! is_string( $found['content_hash'] ?? null ) || ! is_array( $segments ) || ! is_array( $wide ) ) {
		return unknown( __( 'What answers there is not tqcheck.', 'tqcheck' ) );
	}
	$texts  = array();
	$issues = $wide;
	foreach ( $segments as $segment ) {
		$texts[ (string) ( $segment['id'] ?? '' ) ] = $segment;
		$issues                                     = array_merge( $issues, (array) ( $segment['issues'] ?? array() ) );
	}
	$read = array();
	foreach ( $issues as $issue ) {
		$severity = is_array( $issue ) ? ( $issue['severity'] ?? '' ) : '';
		if ( ! in_array( $severity, array( 'critical', 'major', 'minor', 'neutral' ), true ) || empty( $issue['key'] ) ) {
			return unknown( __( 'What answers there is not tqcheck.', 'tqcheck' ) );
		}
		$read[] = read_issue( $issue, $texts );
	}
	return array(
		'verdict'      => $found['verdict'],
		'why'          => '',
		'content_hash' => $found['content_hash'],
		'source_lang'  => language_tag( (string) ( $document['source_lang'] ?? '' ) ),
		'target_lang'  => language_tag( (string) ( $document['target_lang'] ?? '' ) ),
		'issues'       => graver_first( $read ),
	);
}

/** Issues with the graver ones first; those of one severity stay in the order of the text. */
function graver_first( array $issues ): array {
	$sorted = array();
	foreach ( SEVERITIES as $severity ) {
		$sorted = array_merge( $sorted, wp_list_filter( $issues, array( 'severity' => $severity ) ) );
	}
	return array_values( $sorted );
}

/** An issue with the sentences it concerns, its words in them marked. */
function read_issue( array $issue, array $texts ): array {
	$places = array();
	foreach ( (array) ( $issue['spans'] ?? array() ) as $span ) {
		$places[ (string) ( $span['segment'] ?? '' ) ][ (string) ( $span['side'] ?? '' ) ][] = $span;
	}
	$sentences = array();
	foreach ( array_slice( $places, 0, MOST_SENTENCES, true ) as $id => $sides ) {
		$segment     = $texts[ (string) $id ] ?? array();
		$sentences[] = array(
			'source' => marked( (string) ( $segment['source'] ?? '' ), $sides['source'] ?? array() ),
			'target' => marked( (string) ( $segment['target'] ?? '' ), $sides['target'] ?? array() ),
		);
	}
	return array(
		'key'        => (string) ( $issue['key'] ?? '' ),
		'code'       => (string) ( $issue['code'] ?? '' ),
		'severity'   => $issue['severity'],
		'message'    => (string) ( $issue['message'] ?? '' ),
		'suggestion' => (string) ( $issue['suggestion'] ?? '' ),
		'sentences'  => $sentences,
	);
}

/**
 * A text cut into pieces, each with whether it is flagged.
 *
 * @param string $text  The text.
 * @param array  $spans Spans in code points, start up to but without end; in any order.
 */
function marked( string $text, array $spans ): array {
	$starts = array_map( 'intval', array_column( $spans, 'start' ) );
	$ends   = array_map( 'intval', array_column( $spans, 'end' ) );
	asort( $starts );
	$pieces = array();
	$at     = 0;
	foreach ( $starts as $number => $start ) {
		$start = max( $at, $start );
		$end   = $ends[ $number ] ?? $start;
		if ( $end > $start ) {
			$pieces[] = array( mb_substr( $text, $at, $start - $at ), false );
			$pieces[] = array( mb_substr( $text, $start, $end - $start ), true );
			$at       = $end;
		}
	}
	$pieces[] = array( mb_substr( $text, $at ), false );
	return array_values(
		array_filter(
			$pieces,
			static function ( array $piece ): bool {
				return '' !== $piece[0];
			}
		)
	);
}
