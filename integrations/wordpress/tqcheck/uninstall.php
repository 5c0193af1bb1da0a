<?php
/**
 * Takes everything of ours away, but for the log of overrides: who let an article go out, and why, is the desk's own.
 *
 * @package tqcheck
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'tqcheck' );
delete_post_meta_by_key( '_tqcheck' );
foreach ( array_keys( wp_roles()->roles ) as $tqcheck_role ) {
	wp_roles()->remove_cap( $tqcheck_role, 'tqcheck_override' );
}
