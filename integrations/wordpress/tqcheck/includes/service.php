<?php
/**
 * The service over HTTP. The browser never meets it, so its token stays here.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

const MOST_BYTES = 16777216; // Of an answer.
const REMEMBERED = 60; // Seconds, so that looking at the issues and then pressing “Publish” is one check.
const DOWN_FOR   = 10; // Seconds in which a process that could not reach the service does not try again.

/**
 * What the service answers to a request.
 *
 * @param string     $method  GET or POST.
 * @param string     $path    Such as /v1/check.
 * @param array|null $content What to send.
 * @return array|\WP_Error The answer's JSON; or, in plain words, why there is none.
 */
function call_service( string $method, string $path, ?array $content = null ) {
	$url = settings()['url'];
	if ( '' === $url ) {
		return new \WP_Error( 'tqcheck_unset', __( 'No address of the service is set.', 'tqcheck' ) );
	}
	$headers = array( 'Accept' => 'application/json' );
	if ( '' !== token() ) {
		$headers['Authorization'] = 'Bearer ' . token();
	}
	$request = array(
		'method'              => $method,
		'timeout'             => settings()['timeout'],
		'redirection'         => 0,
		'limit_response_size' => MOST_BYTES,
	);
	if ( null !== $content ) {
		$headers['Content-Type'] = 'application/json';
		$request['body']         = wp_json_encode( $content );
	}
	$answer = wp_remote_request( $url . $path, $request + array( 'headers' => $headers ) );
	if ( is_wp_error( $answer ) ) {
		/* translators: %s: what the connection says */
		return new \WP_Error( 'tqcheck_down', sprintf( __( 'The service cannot be reached: %s', 'tqcheck' ), $answer->get_error_message() ) );
	}
	return read_json( (int) wp_remote_retrieve_response_code( $answer ), wp_remote_retrieve_body( $answer ) );
}

/** The JSON object of a good answer; of any other, an error that says what the service says. */
function read_json( int $status, string $body ) {
	$found = json_decode( $body, true );
	if ( 200 !== $status ) {
		$says = is_array( $found ) && is_string( $found['error'] ?? null ) ? wp_html_excerpt( $found['error'], 500, '…' ) : '';
		/* translators: 1: HTTP status, 2: what the service says */
		return new \WP_Error( 'tqcheck_refused', sprintf( __( 'The service answers %1$d. %2$s', 'tqcheck' ), $status, $says ), array( 'status' => $status ) );
	}
	if ( ! is_array( $found ) ) {
		return new \WP_Error( 'tqcheck_garbled', __( 'What answers there is not tqcheck.', 'tqcheck' ) );
	}
	return $found;
}

/**
 * What the service answers to a question: see answer.php. The same is not asked twice in a minute.
 *
 * @param array $question What question() makes of a post.
 * @param int   $since    When something was decided that the answer depends on: an older one is not good enough.
 */
function check( array $question, int $since = 0 ): array {
	static $failed = array();
	$known_by = 'tqcheck_' . md5( wp_json_encode( array( $question, settings()['url'], token() ) ) );
	$known    = get_transient( $known_by );
	if ( is_array( $known ) && $known['at'] > $since ) {
		return $known['answer'];
	}
	$earlier = $failed['down'] ?? $failed[ $known_by ] ?? null;
	if ( $earlier && time() - $earlier['at'] < DOWN_FOR ) {
		return $earlier['answer']; // One click does not wait for a dead service twice.
	}
	$found  = call_service( 'POST', '/v1/check', $question );
	$answer = is_wp_error( $found ) ? unknown( $found->get_error_message() ) : read_answer( $found );
	$at     = time();
	if ( 'unknown' === $answer['verdict'] ) {
		$down = is_wp_error( $found ) && 'tqcheck_down' === $found->get_error_code();

		$failed[ $down ? 'down' : $known_by ] = compact( 'at', 'answer' );
	} else {
		set_transient( $known_by, compact( 'at', 'answer' ), REMEMBERED );
	}
	return $answer;
}
