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

# Pages have the classic editor here, and articles the block editor. No mail is sent.
_MUST_USE = """<?php
function wp_mail() { return true; }
add_filter('use_block_editor_for_post_type', function ($use, $type) { return $use && $type !== 'page'; }, 10, 2);
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

_INSTALL = """
define('WP_INSTALLING', true);
require '{root}/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Desk', 'admin', 'admin@example.org', true, '', '{password}', '');
foreach (array('editor', 'author') as $role) {{
    wp_insert_user(array('user_login' => $role, 'user_pass' => '{password}', 'user_email' => "$role@example.org", 'role' => $role));
}}
foreach (get_users() as $user) {{
    update_user_meta($user->ID, 'wp_persisted_preferences', array('_modified' => gmdate('c'),
        'core/edit-post' => array('welcomeGuide' => false, 'fullscreenMode' => false)));
}}
"""


def missing() -> str:
    """What a WordPress needs and this machine has not; empty if it has all."""
    lacks = [name for name in _PROGRAMS if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")]
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

    def php(self, code: str, *, user: str = "", load: str = "wp-load.php") -> Any:
        """What a piece of PHP, run inside WordPress, returns."""
        become = f"wp_set_current_user(get_user_by('login', '{user}')->ID);" if user else ""
        script = f"$run = function () {{ {code} }}; require '{self.root}/{load}'; {become} echo \"\\0\" . json_encode($run());"
        return json.loads(_php(self, script).rpartition("\0")[2])

    def cron(self) -> None:
        """Run what is due."""
        subprocess.run(["php", "wp-cron.php"], cwd=self.root, check=True, env=_environment(self), timeout=60)

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
        return self.client(user).get(path).text

    def status(self, post: int) -> str:
        return str(self.php(f"return get_post_status({post});"))

    def field(self, post: int, name: str) -> str:
        return str(self.php(f"return get_post_field('{name}', {post});"))

    def meta(self, post: int, key: str) -> Any:
        return self.php(f"return get_post_meta({post}, '{key}', true);")


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
        _php(site, _INSTALL.format(root=site.root, password=PASSWORD))
        site.php("require ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('tqcheck/tqcheck.php');")
        command = ["php", "-d", "opcache.enable=1", "-S", f"127.0.0.1:{port}", "router.php"]
        with open(folder / "php.log", "wb") as log:
            server = subprocess.Popen(command, cwd=site.root, env=_environment(site), stdout=log, stderr=log)
        stack.callback(end, server)
        answers(lambda: httpx.get(f"{site.url}/wp-login.php", timeout=30).status_code == 200, server)
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
    values = {"socket": folder / "db.sock", "url": site.url, "salt": secrets.token_hex(16), "log": folder / "wordpress.log"}
    config = _CONFIG
    for name, value in values.items():
        config = config.replace(f"{{{name}}}", str(value))
    (site.root / "wp-config.php").write_text(config)


@contextlib.contextmanager
def _database(folder: Path) -> Iterator[None]:
    user, data = f"--user={getpass.getuser()}", f"--datadir={folder / 'db'}"
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", user, data, "--auth-root-authentication-method=normal", "--skip-test-db"],
        check=True,
        capture_output=True,
    )
    path = f"{os.environ['PATH']}:/usr/sbin"
    options = ["--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=32M"]
    with open(folder / "db.log", "wb") as log:
        server = subprocess.Popen(
            [str(shutil.which("mariadbd", path=path)), "--no-defaults", user, data, f"--socket={folder / 'db.sock'}", *options],
            stdout=log,
            stderr=log,
        )
    try:
        answers((folder / "db.sock").exists, server)
        create = f"$db = new mysqli('localhost', 'root', '', '', 0, '{folder / 'db.sock'}'); $db->query('create database wordpress');"
        subprocess.run(["php", "-r", create], check=True)
        yield
    finally:
        end(server)


def _environment(site: Site) -> dict[str, str]:
    return {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}


def _php(site: Site, code: str) -> str:
    host = site.url.removeprefix("http://")
    server = f"$_SERVER['HTTP_HOST'] = '{host}'; $_SERVER['REQUEST_METHOD'] = 'GET'; $_SERVER['REMOTE_ADDR'] = '127.0.0.1';"
    done = subprocess.run(["php"], input=f"<?php {server} {code}", capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
