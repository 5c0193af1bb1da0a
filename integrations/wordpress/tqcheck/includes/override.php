<?php
/**
 * An editor publishes in spite of what was found: who, when and why is kept with the post, and by the service.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

const LOG         = '_tqcheck_override';
const MOST_REASON = 2000; // Characters.

add_action( 'admin_action_editpost', __NAMESPACE__ . '\\override_from_form' );

/** The overrides of a post, the first one first. They are only ever added to. */
function overrides( int $id ): array {
	return $id > 0 ? array_filter( get_post_meta( $id, LOG ), 'is_array' ) : array();
}

/**
 * Keys of issues that were overridden here and that the service goes on to report.
 *
 * It remembers an override of major and critical issues; a minor one blocks only where this site says so.
 */
function overridden_keys( int $id ): array {
	$keys = array();
	foreach ( overrides( $id ) as $entry ) {
		$keys = array_merge( $keys, (array) $entry['keys'] );
	}
	return $keys;
}

/** When a post was last overridden; 0 if it never was. */
function last_override( int $id ): int {
	return (int) max( array_merge( array( 0 ), array_column( overrides( $id ), 'at' ) ) );
}

/** Whether the current user may override what was found in a post. */
function may_override( int $id ): bool {
	return current_user_can( CAPABILITY ) && current_user_can( 'edit_post', $id );
}

/** Why an override is refused: an HTTP status and words; null if it is not. */
function why_no_override( int $id, ?array $record, string $hash, string $reason ): ?array {
	if ( ! may_override( $id ) ) {
		return array( 403, __( 'You may not override what tqcheck found.', 'tqcheck' ) );
	}
	if ( '' === $reason ) {
		return array( 400, __( 'Give a reason: it is kept with the article.', 'tqcheck' ) );
	}
	if ( ! $record || '' === $hash || $record['content_hash'] !== $hash ) {
		return array( 409, __( 'The text was checked anew meanwhile. Look at the issues again, and then override.', 'tqcheck' ) );
	}
	return blocking( $record['issues'] ) ? null : array( 409, __( 'Nothing stands against publishing.', 'tqcheck' ) );
}

/**
 * Overrides what was found in the last check of a post.
 *
 * @param int    $id     The post.
 * @param string $hash   The content hash of that check: nobody overrides what they have not seen.
 * @param string $reason Why.
 * @return array|\WP_Error The entry of the log.
 */
function override( int $id, string $hash, string $reason ) {
	$reason  = mb_substr( trim( $reason ), 0, MOST_REASON );
	$record  = last_record( $id );
	$refused = why_no_override( $id, $record, $hash, $reason );
	if ( $refused ) {
		return new \WP_Error( 'tqcheck_not_overridden', $refused[1], array( 'status' => $refused[0] ) );
	}
	$user   = wp_get_current_user();
	$answer = call_service(
		'POST',
		'/v1/override',
		array(
			'document'     => document_name( $id ),
			'content_hash' => $hash,
			'author'       => $user->user_login,
			'reason'       => $reason,
		)
	);
	if ( is_wp_error( $answer ) ) {
		return new \WP_Error( 'tqcheck_not_overridden', $answer->get_error_message(), array( 'status' => 409 ) );
	}
	$blocking = blocking( $record['issues'] );
	$entry    = array(
		'at'           => time(),
		'user'         => $user->ID,
		'login'        => $user->user_login,
		'reason'       => $reason,
		'content_hash' => $hash,
		'issues'       => count( $blocking ),
		'keys'         => array_values( wp_list_pluck( wp_list_filter( $blocking, array( 'severity' => 'minor' ) ), 'key' ) ),
	);
	add_post_meta( $id, LOG, wp_slash( $entry ) );
	/** Fires when somebody overrode what was found: the post's ID, and the entry of its log. */
	do_action( 'tqcheck_override', $id, $entry );
	return $entry;
}

/** The classic editor's form: a reason in it is taken before the post is saved, and so before it is checked. */
function override_from_form(): void {
	$id     = isset( $_POST['post_ID'] ) ? (int) $_POST['post_ID'] : 0;
	$reason = isset( $_POST['tqcheck_reason'] ) ? sanitize_textarea_field( wp_unslash( $_POST['tqcheck_reason'] ) ) : '';
	$nonce  = isset( $_POST['tqcheck_nonce'] ) ? sanitize_key( $_POST['tqcheck_nonce'] ) : '';
	$hash   = isset( $_POST['tqcheck_hash'] ) ? sanitize_text_field( wp_unslash( $_POST['tqcheck_hash'] ) ) : '';
	if ( '' === $reason || ! empty( $_POST['wp-preview'] ) || ! wp_verify_nonce( $nonce, "tqcheck_override_$id" ) ) {
		return;
	}
	$done = override( $id, $hash, $reason );
	if ( is_wp_error( $done ) ) {
		set_transient( 'tqcheck_error_' . get_current_user_id(), $done->get_error_message(), MINUTE_IN_SECONDS );
	}
}
