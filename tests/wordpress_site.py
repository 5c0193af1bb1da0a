"""A real WordPress for tests: MariaDB, PHP's own server and the plug-in, all in one temporary folder."""

from __future__ import annotations

import contextlib
import getpass
import html
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

DEBIAN = Path("/usr/share/wordpress")
PLUGIN = Path(__file__).parent.parent / "integrations" / "wordpress" / "tqcheck"
PASSWORD = "correct horse battery staple"
_PROGRAMS = ("mariadbd", "mariadb-install-db", "php")

_CONFIG = """<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '{url}');
define('WP_SITEURL', '{url}');
define('AUTH_KEY', '{salt}'); define('SECURE_AUTH_KEY', '{salt}'); define('LOGGED_IN_KEY', '{salt}');
define('NONCE_KEY', '{salt}'); define('AUTH_SALT', '{salt}'); define('SECURE_AUTH_SALT', '{salt}');
define('LOGGED_IN_SALT', '{salt}'); define('NONCE_SALT', '{salt}');
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', '{log}');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEFAULT_THEME', 'plain');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""

# Pages have the classic editor here, and articles the block editor. No mail is sent. What is published is announced.
# There are letters to the desk that no reader sees, and boxes round a text.
_MUST_USE = """<?php
function wp_mail() { return true; }
add_filter('use_block_editor_for_post_type', function ($use, $type) { return $use && $type !== 'page'; }, 10, 2);
add_action('init', function () { register_post_type('letter', array('public' => false)); });
add_shortcode('box', function ($attributes, $text) { return "<div>$text</div>"; });
foreach (array('publish_post', 'publish_page') as $published) {
    add_action($published, function ($id) { update_post_meta($id, 'announced', 'yes'); });
}
"""

_THEME = {
    "style.css": "/*\nTheme Name: Plain\n*/",
    "index.php": "<?php wp_head(); while (have_posts()) { the_post(); the_title('<h1>', '</h1>'); the_content(); }",
}

_ROUTER = """<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_dir(__DIR__ . $path)) $path = rtrim($path, '/') . '/index.php';
if ($path !== '/index.php' && is_file(__DIR__ . $path)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
require __DIR__ . '/index.php';
"""

# Runs PHP inside WordPress for a test, sooner than a process of its own would.
_RUN = """<?php
$asked = json_decode(file_get_contents('php://input'), true);
require __DIR__ . '/wp-load.php';
if ($asked['user']) wp_set_current_user(get_user_by('login', $asked['user'])->ID);
echo json_encode(eval($asked['code']));
"""

_INSTALL = """
define('WP_INSTALLING', true);
require '{root}/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Desk', 'admin', 'admin@example.org', true, '', '{password}', '');
foreach (array('editor', 'author') as $role) {{
    $names = array('user_login' => $role, 'user_email' => "$role@example.org");
    wp_insert_user($names + array('user_pass' => '{password}', 'role' => $role));
}}
foreach (get_users() as $user) {{
    update_user_meta($user->ID, 'wp_persisted_preferences', array('_modified' => gmdate('c'),
        'core/edit-post' => array('welcomeGuide' => false, 'fullscreenMode' => false)));
}}
"""


def missing() -> str:
    """What a WordPress needs and this machine has not; empty if it has all."""
    lacks = [name for name in _PROGRAMS if not _program(name)]
    if not (DEBIAN / "wp-load.php").is_file():
        lacks.append(str(DEBIAN))
    if not lacks and "mysqli" not in subprocess.run(["php", "-m"], capture_output=True, text=True).stdout:
        lacks.append("php-mysql")
    return ", ".join(lacks)


@dataclass(frozen=True)
class Site:
    """A running site, and ways to speak with it."""

    root: Path
    url: str
    clients: dict[str, httpx.Client] = field(default_factory=dict)

    def php(self, code: str, *, user: str = "") -> Any:
        """What a piece of PHP, run inside WordPress, returns."""
        answer = httpx.post(f"{self.url}/run.php", json={"code": code, "user": user}, timeout=60)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def cron(self) -> None:
        """Run what is due."""
        subprocess.run(["php", "wp-cron.php"], cwd=self.root, check=True, timeout=60)

    def settings(self, **values: object) -> None:
        """Change settings of the plug-in."""
        self.php(f"update_option('tqcheck', array_merge(get_option('tqcheck', array()), {php_value(values)}));")

    def client(self, user: str) -> httpx.Client:
        """A browser's cookies without the browser: logged in, with the nonce of REST."""
        if user not in self.clients:
            client = httpx.Client(base_url=self.url, timeout=60, follow_redirects=True)
            client.get("/wp-login.php")
            client.post("/wp-login.php", data={"log": user, "pwd": PASSWORD, "testcookie": "1"})
            client.headers["X-WP-Nonce"] = client.get("/wp-admin/admin-ajax.php?action=rest-nonce").text
            self.clients[user] = client
        return self.clients[user]

    def rest(self, user: str, path: str, **content: object) -> httpx.Response:
        return self.client(user).post("/", params={"rest_route": path}, json=content)

    def page(self, path: str, user: str = "editor") -> str:
        """A page of wp-admin."""
        return self.client(user).get(f"/wp-admin/{path}").text


def php_value(value: object) -> str:
    """A value as an expression of PHP."""
    quoted = json.dumps(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"json_decode('{quoted}', true)"


def form_of(page: str, form: str) -> dict[str, str]:
    """The hidden fields of the form with this id or action, so that a test may post it with others filled in."""
    found = re.search(rf'<form[^>]*(?:id|action)="(?:[^"]*/)?{form}".*?</form>', page, re.S)
    assert found, page[:2000]
    inputs = re.findall(r"<input[^>]*type=['\"]hidden['\"][^>]*>", found[0])
    pairs = [(re.search(r"name=['\"]([^'\"]*)", one), re.search(r"value=['\"]([^'\"]*)", one)) for one in inputs]
    return {name[1]: html.unescape(value[1]) if value else "" for name, value in pairs if name}


@contextlib.contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """A fresh WordPress with the plug-in switched on, until the block ends."""
    port = free_port()
    site = Site(folder / "site", f"http://127.0.0.1:{port}")
    with contextlib.ExitStack() as stack:
        _lay_out(site, folder)
        stack.enter_context(_database(folder))
        _install(site)
        command = ["php", "-d", "opcache.enable=1", "-S", f"127.0.0.1:{port}", "router.php"]
        with (folder / "php.log").open("wb") as log:
            workers = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}
            server = subprocess.Popen(
                command, cwd=site.root, env=workers, stdout=log, stderr=log, start_new_session=True
            )
        stack.callback(os.killpg, server.pid, signal.SIGKILL)  # its workers do not end with it
        answers(lambda: httpx.get(f"{site.url}/wp-login.php", timeout=30).status_code == 200, server)
        site.php("require ABSPATH . 'wp-admin/includes/plugin.php'; return activate_plugin('tqcheck/tqcheck.php');")
        yield site
        for client in site.clients.values():
            client.close()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(ask: Any, process: subprocess.Popen[bytes], patience: float = 60) -> None:
    """Wait until a server answers; fail where it has ended."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        assert process.poll() is None, f"{process.args} ended with {process.returncode}"
        with contextlib.suppress(httpx.TransportError, OSError):
            if ask():
                return
        time.sleep(0.1)
    raise AssertionError(f"{process.args} does not answer")


def _lay_out(site: Site, folder: Path) -> None:
    shutil.copytree(DEBIAN, site.root, ignore=shutil.ignore_patterns("wp-content", "wp-config.php", ".htaccess"))
    content = site.root / "wp-content"
    shutil.copytree(PLUGIN, content / "plugins" / "tqcheck")
    (content / "themes" / "plain").mkdir(parents=True)
    for name, text in _THEME.items():
        (content / "themes" / "plain" / name).write_text(text)
    (content / "mu-plugins").mkdir()
    (content / "mu-plugins" / "desk.php").write_text(_MUST_USE)
    (site.root / "router.php").write_text(_ROUTER)
    (site.root / "run.php").write_text(_RUN)
    values = {
        "socket": folder / "db.sock",
        "url": site.url,
        "salt": secrets.token_hex(16),
        "log": folder / "wordpress.log",
    }
    config = _CONFIG
    for name, value in values.items():
        config = config.replace(f"{{{name}}}", str(value))
    (site.root / "wp-config.php").write_text(config)


@contextlib.contextmanager
def _database(folder: Path) -> Iterator[None]:
    place = ["--no-defaults", f"--user={getpass.getuser()}", f"--datadir={folder / 'db'}"]
    install = ["mariadb-install-db", *place, "--auth-root-authentication-method=normal", "--skip-test-db"]
    subprocess.run(install, check=True, capture_output=True)
    sock = folder / "db.sock"
    options = ["--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=32M"]
    with (folder / "db.log").open("wb") as log:
        server = subprocess.Popen([_program("mariadbd"), *place, f"--socket={sock}", *options], stdout=log, stderr=log)
    try:
        answers(sock.exists, server)
        create = f"(new mysqli('localhost', 'root', '', '', 0, '{sock}'))->query('create database wordpress');"
        subprocess.run(["php", "-r", create], check=True)
        yield
    finally:
        server.kill()  # nobody reads it again
        server.wait()


def _program(name: str) -> str:
    """Where a program is, if it is: Debian keeps servers out of the usual path; otherwise empty."""
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") or ""


def _install(site: Site) -> None:
    host = f"$_SERVER['HTTP_HOST'] = '{site.url.removeprefix('http://')}'; $_SERVER['REQUEST_METHOD'] = 'GET';"
    script = f"<?php {host} {_INSTALL.format(root=site.root, password=PASSWORD)}"
    subprocess.run(["php"], input=script, check=True, capture_output=True, text=True, timeout=120)
