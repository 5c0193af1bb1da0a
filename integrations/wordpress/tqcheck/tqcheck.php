<?php
/**
 * Plugin Name:       tqcheck
 * Description:       Checks translated articles before they are published: what is wrong, where and why, in every way of publishing.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The tqcheck authors
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       tqcheck
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/settings-page.php';
require __DIR__ . '/includes/article.php';
require __DIR__ . '/includes/service.php';
require __DIR__ . '/includes/answer.php';
require __DIR__ . '/includes/record.php';
require __DIR__ . '/includes/override.php';
require __DIR__ . '/includes/gate.php';
require __DIR__ . '/includes/ways.php';
require __DIR__ . '/includes/notices.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/editors.php';

register_activation_hook( __FILE__, __NAMESPACE__ . '\\grant_overriding' );
add_action(
	'init',
	static function () {
		load_plugin_textdomain( 'tqcheck', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	}
);
