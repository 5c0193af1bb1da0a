<?php
/**
 * The ways of publishing, each of which asks the gate.
 *
 * REST (the block editor, apps)                  rest_pre_insert_{type}   refused with 422
 * forms, quick and bulk edit, XML-RPC, programs  wp_insert_post_data      kept as a draft
 * cron, when a scheduled time has come           publish_future_post      put back to draft
 * wp_publish_post() by another plug-in           transition_post_status   put back to draft
 *
 * An article that is out is never taken down: a change to it that is blocked is kept as an autosave.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

add_action( 'rest_api_init', __NAMESPACE__ . '\\watch_rest' );
add_filter( 'wp_insert_post_data', __NAMESPACE__ . '\\on_insert', PHP_INT_MAX, 4 );
add_action( 'save_post', __NAMESPACE__ . '\\on_saved', 1, 3 );
add_action( 'publish_future_post', __NAMESPACE__ . '\\on_due', 1 );
add_action( 'transition_post_status', __NAMESPACE__ . '\\on_transition', PHP_INT_MIN, 3 );

/** What hooks of this request have left for later ones: by name and post; 0 is a post that has no ID yet. */
function &left(): array {
	static $left = array();
	return $left;
}

/** Leaves something for a later hook. */
function leave( string $name, int $id, $value ): void {
	$left                 = &left();
	$left[ $name ][ $id ] = $value;
}

/** Takes what was left, once. */
function take( string $name, int $id ) {
	$left  = &left();
	$value = $left[ $name ][ $id ] ?? null;
	unset( $left[ $name ][ $id ] );
	return $value;
}

/** Watches the REST routes of the post types that are checked. */
function watch_rest(): void {
	foreach ( settings()['post_types'] as $type ) {
		add_filter( "rest_pre_insert_$type", __NAMESPACE__ . '\\on_rest', PHP_INT_MAX, 2 );
	}
}

/**
 * REST: the request is refused before anything is saved.
 *
 * @param \stdClass|\WP_Error $prepared The fields that are given.
 * @param \WP_REST_Request    $request  The request.
 */
function on_rest( $prepared, $request ) {
	if ( is_wp_error( $prepared ) || ( defined( 'DOING_AUTOSAVE' ) && DOING_AUTOSAVE ) ) {
		return $prepared;
	}
	$id     = (int) ( $prepared->ID ?? 0 );
	$before = $id ? get_post( $id ) : null;
	$post   = as_saved( (array) $prepared, $before );
	$meta   = is_array( $request['meta'] ) ? $request['meta'] : array();

	leave( 'meta', $id, $meta ); // It is saved only after the post, and the next hook needs it as well.
	if ( ! goes_out( $post, $before ) ) {
		return $prepared;
	}
	$decision = decide( $post, $meta, stays_live( $post, $before ) ? $before : null );
	if ( ! $decision['blocked'] ) {
		return $prepared;
	}
	if ( $id ) {
		record_shown( $id, $decision );
	}
	$shown = array_intersect_key( $decision, array_flip( array( 'verdict', 'why', 'content_hash', 'issues' ) ) );
	return new \WP_Error( 'tqcheck_blocked', explain( $decision ), array( 'status' => 422 ) + $shown );
}

/** A post with some fields changed, not saved. */
function as_saved( array $fields, ?\WP_Post $before ): \WP_Post {
	$new = array(
		'ID'            => 0,
		'post_title'    => '',
		'post_excerpt'  => '',
		'post_content'  => '',
		'post_status'   => 'draft',
		'post_date'     => '',
		'post_date_gmt' => '',
	);
	return new \WP_Post( (object) array_merge( $before ? get_object_vars( $before ) : $new, $fields ) );
}

/**
 * Whatever goes by wp_insert_post(): the post stays a draft, or the live text as it is.
 *
 * @param array $data      The fields to save, slashed.
 * @param array $given     What was given, slashed.
 * @param array $raw       What was given, not sanitized.
 * @param bool  $is_update Whether the post exists.
 */
function on_insert( array $data, array $given, array $raw = array(), bool $is_update = false ): array {
	$id     = $is_update ? (int) $given['ID'] : 0;
	$before = $id ? get_post( $id ) : null;
	$post   = as_saved( wp_unslash( $data ), $before );
	$meta   = array_merge( wp_unslash( (array) ( $given['meta_input'] ?? array() ) ), (array) take( 'meta', $id ) );

	leave( 'decided', $id, true );
	if ( ! goes_out( $post, $before ) ) {
		return $data;
	}
	$live     = stays_live( $post, $before ) ? $before : null;
	$decision = decide( $post, $meta, $live );
	$outcome  = $decision['blocked'] ? ( $live ? 'refused' : 'held' ) : 'passed';
	if ( $id ) {
		conclude( $id, $outcome, $decision );
	} else {
		leave( 'record', 0, array( $outcome, $decision ) );
	}
	if ( 'held' === $outcome ) {
		return held( $data, $before );
	}
	return 'refused' === $outcome ? kept_live( $data, $post, $before ) : $data;
}

/** A new post has its ID now, under which its decision is kept. */
function on_saved( int $id, \WP_Post $post, bool $is_update ): void {
	$kept = $is_update || 'revision' === $post->post_type ? null : take( 'record', 0 );
	if ( $kept ) {
		conclude( $id, $kept[0], $kept[1] );
	}
}

/** Keeps a decision, and sees that somebody hears of one that is not plain. */
function conclude( int $id, string $outcome, array $decision ): void {
	record( $id, $outcome, $decision );
	if ( 'passed' !== $outcome || 'unknown' === $decision['verdict'] ) {
		notify( $id );
	}
	if ( 'passed' !== $outcome ) {
		/**
		 * Fires when an article, or a change to one that is out, was kept from being published.
		 *
		 * @param int    $id       The post.
		 * @param string $outcome  held (it waits as a draft) or refused (the live text stays as it is).
		 * @param array  $decision What was found: verdict, why, issues.
		 */
		do_action( 'tqcheck_held', $id, $outcome, $decision );
	}
}

/** The fields of a post that is held: the status it had, if that is a waiting one, else draft. */
function held( array $data, ?\WP_Post $before ): array {
	$was     = $before ? $before->post_status : 'new';
	$waiting = ! in_array( $was, array( 'new', 'auto-draft', 'inherit', 'future', 'trash' ), true ) && ! is_out( $was );
	$at_once = 'future' !== $data['post_status'];

	$data['post_status'] = $waiting ? $was : 'draft';
	if ( $at_once && ( ! $before || '0000-00-00 00:00:00' === $before->post_date_gmt ) ) {
		$data['post_date_gmt'] = '0000-00-00 00:00:00'; // Else this moment would become the day of a later publication.
	}
	return $data;
}

/** The fields of a live article: its text as it is; the new text becomes the autosave that WordPress offers. */
function kept_live( array $data, \WP_Post $post, \WP_Post $before ): array {
	$user = get_current_user_id();
	$old  = $user ? wp_get_post_autosave( $before->ID, $user ) : false;
	if ( $old ) {
		wp_delete_post_revision( $old->ID );
	}
	$new = array( 'ID' => $before->ID );
	foreach ( TEXT_FIELDS as $field ) {
		$new[ $field ]  = $post->$field;
		$data[ $field ] = wp_slash( $before->$field );
	}
	$data['post_content_filtered'] = wp_slash( $before->post_content_filtered );

	$new['post_modified']      = current_time( 'mysql' );
	$new['post_modified_gmt']  = current_time( 'mysql', true );
	$data['post_modified']     = $before->post_modified; // An autosave is offered while it is the newer one.
	$data['post_modified_gmt'] = $before->post_modified_gmt;
	_wp_put_post_revision( $new, true );
	return $data;
}

/** Cron: a scheduled post is asked about again, before core publishes it. */
function on_due( $id ): void {
	$post = get_post( (int) $id );
	if ( ! $post || 'future' !== $post->post_status || strtotime( $post->post_date_gmt . ' GMT' ) > time() ) {
		return;
	}
	leave( 'decided', $post->ID, true );
	publish_or_put_back( $post );
}

/** What is published past the insert filters: by wp_publish_post(). */
function on_transition( string $new, string $old, \WP_Post $post ): void {
	$decided = take( 'decided', 'new' === $old ? 0 : $post->ID );
	if ( ! $decided && 'new' !== $old && is_out( $new ) && ! is_out( $old ) ) {
		publish_or_put_back( $post );
	}
}

/** Lets a post be published, or makes it a draft; by the database, since wp_update_post() would filter its HTML. */
function publish_or_put_back( \WP_Post $post ): void {
	global $wpdb;
	$published = as_saved( array( 'post_status' => 'publish' ), $post );
	if ( ! goes_out( $published, null ) ) {
		return;
	}
	$decision = decide( $published );
	conclude( $post->ID, $decision['blocked'] ? 'held' : 'passed', $decision );
	if ( ! $decision['blocked'] ) {
		return;
	}
	$was = $post->post_status;
	$wpdb->update( $wpdb->posts, array( 'post_status' => 'draft' ), array( 'ID' => $post->ID ) );
	clean_post_cache( $post->ID );
	$post->post_status = 'draft'; // Whoever hears of its publication after us has the same object.
	if ( ! is_out( $was ) ) {
		wp_transition_post_status( 'draft', $was, $post );
	}
}
