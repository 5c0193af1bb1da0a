<?php
/**
 * The routes that the block editor's panel asks: the browser talks to WordPress, and WordPress to the service.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

add_action( 'rest_api_init', __NAMESPACE__ . '\\register_routes' );

/** Registers POST tqcheck/v1/check and POST tqcheck/v1/override. */
function register_routes(): void {
	$id   = array(
		'type'     => 'integer',
		'required' => true,
		'minimum'  => 1,
	);
	$text = array( 'type' => 'string' );
	register_rest_route(
		'tqcheck/v1',
		'/check',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\\answer_check',
			'permission_callback' => __NAMESPACE__ . '\\may_edit_asked',
			'args'                => array(
				'id'      => $id,
				'title'   => $text,
				'excerpt' => $text,
				'content' => $text,
				'meta'    => array( 'type' => 'object' ),
			),
		)
	);
	register_rest_route(
		'tqcheck/v1',
		'/override',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\\answer_override',
			'permission_callback' => __NAMESPACE__ . '\\may_override_asked',
			'args'                => array(
				'id'           => $id,
				'content_hash' => array( 'required' => true ) + $text,
				'reason'       => array( 'required' => true ) + $text,
			),
		)
	);
}

/** Whether the user may edit the post that is asked about. */
function may_edit_asked( \WP_REST_Request $request ): bool {
	return current_user_can( 'edit_post', (int) $request['id'] );
}

/** Whether the user may override what was found in the post that is asked about. */
function may_override_asked( \WP_REST_Request $request ): bool {
	return may_override( (int) $request['id'] );
}

/** What is found in a post as it stands in the editor, saved or not. */
function answer_check( \WP_REST_Request $request ) {
	$before = get_post( (int) $request['id'] );
	$fields = array();
	foreach ( array( 'title', 'excerpt', 'content' ) as $name ) {
		if ( isset( $request[ $name ] ) ) {
			$fields[ "post_$name" ] = $request[ $name ];
		}
	}
	$live     = is_out( $before->post_status ) ? $before : null;
	$decision = decide( as_saved( $fields, $before ), (array) $request['meta'], $live, true );
	record_shown( $before->ID, $decision );
	return rest_ensure_response( $decision );
}

/** An editor's override. */
function answer_override( \WP_REST_Request $request ) {
	$entry = override( (int) $request['id'], $request['content_hash'], $request['reason'] );
	return is_wp_error( $entry ) ? $entry : rest_ensure_response( array( 'overridden' => $entry['issues'] ) );
}
